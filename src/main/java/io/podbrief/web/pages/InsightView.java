package io.podbrief.web.pages;

import io.podbrief.brief.Wording;
import io.podbrief.insight.Kind;
import io.podbrief.insight.Sourced;
import io.podbrief.relation.Claim;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An insight in the words of a page.
///
/// @param exact whether the text is the quote to the letter
/// @param kind `opinion`, `fact` and so on
/// @param speaker the name, or that it isn't known
/// @param saidOn `12 May 2026`
/// @param age `today`, `3 days ago`
/// @param hear where to hear it at the publisher's; `null` where the feed has no address
/// @param hearLabel what following it does
/// @param at `12:34`; empty where the transcript has no times
/// @param voices who else makes the claim, such as `3 independent voices (5 shows)`; empty where nobody does
/// @param status what has become of its claim, such as `disputed`
public record InsightView(
        String id,
        String tier,
        String kind,
        String topic,
        String headline,
        String text,
        boolean exact,
        @Nullable String contextSpeaker,
        @Nullable String context,
        String speaker,
        String show,
        long podcast,
        String episode,
        long episodeId,
        String saidOn,
        String age,
        @Nullable String hear,
        String hearLabel,
        String at,
        String voices,
        String status) {

    static InsightView of(Sourced sourced, String voices, Claim.Status status, LocalDate today) {
        var insight = sourced.insight();
        var origin = sourced.origin();
        var context = insight.context();
        var link = Wording.link(sourced);
        var from = insight.quote().from();
        return new InsightView(
                insight.id().value(),
                insight.tier().name(),
                insight.kind().name().toLowerCase(Locale.ROOT),
                insight.topic(),
                insight.headline(),
                insight.text(),
                insight.text().equals(insight.quote().text()),
                context == null ? null : context.speaker(),
                context == null ? null : context.text(),
                Wording.speaker(sourced),
                origin.show(),
                origin.podcast(),
                origin.title() == null ? "an untitled episode" : origin.title(),
                origin.episode().value(),
                Wording.day(insight.saidOn()),
                age(insight.saidOn(), today),
                link == null ? null : link.toString(),
                Wording.linkLabel(sourced),
                from == null ? "" : Wording.time(from),
                voices,
                status.word());
    }

    /// The same of a brief, which keeps how many voices there were when it was sent.
    static String told(int voices) {
        return voices > 1 ? voices + " independent voices" : "";
    }

    private static String age(LocalDate saidOn, LocalDate today) {
        long days = ChronoUnit.DAYS.between(saidOn, today);
        if (days <= 0) return "today";
        if (days == 1) return "yesterday";
        if (days < 60) return days + " days ago";
        long months = ChronoUnit.MONTHS.between(saidOn, today);
        return months < 24 ? months + " months ago" : ChronoUnit.YEARS.between(saidOn, today) + " years ago";
    }

    /// The address of its page on this instance.
    public String page() {
        return "/insight/" + id;
    }

    /// Whether its claim is neither disputed nor overtaken.
    public boolean isCurrent() {
        return status.equals(Claim.Status.CURRENT.word());
    }

    /// Whether the speech act must be named: an opinion or a prediction must not read as a fact.
    public boolean isAttributed() {
        return kind.equals(Kind.OPINION.name().toLowerCase(Locale.ROOT))
                || kind.equals(Kind.PREDICTION.name().toLowerCase(Locale.ROOT));
    }
}
