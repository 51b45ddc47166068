package io.podbrief.web.pages;

import io.podbrief.brief.Brief;
import io.podbrief.delivery.Channel;
import io.podbrief.insight.Insight;
import io.podbrief.insight.Sourced;
import io.podbrief.platform.SiteSettings;
import io.podbrief.platform.Templates;
import io.podbrief.relation.Claim;
import io.podbrief.relation.ClaimStore;
import io.podbrief.relation.Related;
import io.podbrief.relation.Voices;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Turns models into answers, with the frame that every page has.
@Component
public final class Renderer {
    private final Templates templates;
    private final SiteSettings site;
    private final ClaimStore claims;
    private final Clock clock;
    private final boolean mailbox;

    Renderer(Templates templates, SiteSettings site, ClaimStore claims, Channel channel, Clock clock) {
        this.templates = templates;
        this.site = site;
        this.claims = claims;
        this.clock = clock;
        this.mailbox = channel.name().equals("file");
    }

    /// Whether mails are kept on this machine and shown there.
    boolean hasMailbox() {
        return mailbox;
    }

    Frame frame(String title, boolean signedIn) {
        return new Frame(site, title, "", null, false, signedIn, mailbox);
    }

    /// @param template below `html/page`
    ResponseEntity<String> page(String template, Object model) {
        return page(HttpStatus.OK, template, model);
    }

    ResponseEntity<String> page(HttpStatus status, String template, Object model) {
        return ResponseEntity.status(status).contentType(HTML).body(templates.html("page/" + template, model));
    }

    /// A page with a title and one sentence, for what is not there or did not work.
    ResponseEntity<String> plain(HttpStatus status, String title, String sentence) {
        return page(status, "plain", new Plain(frame(title, false), title, sentence));
    }

    public record Plain(Frame frame, String title, String sentence) {}

    private static final MediaType HTML = new MediaType("text", "html", java.nio.charset.StandardCharsets.UTF_8);

    LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /// Insights as pages show them, with how many voices make each claim and what has become of it.
    List<InsightView> views(List<Sourced> sourced) {
        var claimOf = claimsOf(sourced);
        var voices = claims.voicesOf(claimOf.values());
        var statuses = claims.statusOf(claimOf.values());
        return sourced.stream()
                .map(one -> {
                    var claim = claimOf.getOrDefault(one.insight().id(), NONE);
                    return InsightView.of(
                            one,
                            voices.getOrDefault(claim, Voices.ONE).line(),
                            statuses.getOrDefault(claim, Claim.Status.CURRENT),
                            today());
                })
                .toList();
    }

    /// The items of a brief as they were told, with what has become of their claims since.
    List<InsightView> told(List<Brief.Item> items) {
        var claimOf = claimsOf(items.stream().map(Brief.Item::sourced).toList());
        var statuses = claims.statusOf(claimOf.values());
        return items.stream()
                .map(item -> InsightView.of(
                        item.sourced(),
                        InsightView.told(item.voices()),
                        statuses.getOrDefault(
                                claimOf.getOrDefault(item.sourced().insight().id(), NONE), Claim.Status.CURRENT),
                        today()))
                .toList();
    }

    private Map<Insight.Id, Claim.Id> claimsOf(List<Sourced> sourced) {
        return claims.claimsOf(sourced.stream().map(one -> one.insight().id()).toList());
    }

    private static final Claim.Id NONE = new Claim.Id(-1);

    List<RelatedView> relatedViews(List<Related> related) {
        return related.stream().map(one -> RelatedView.of(one, today())).toList();
    }
}
