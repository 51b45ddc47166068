package io.podbrief.brief;

import io.podbrief.insight.Sourced;
import io.podbrief.platform.SiteSettings;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the templates of the brief's mail are given.
///
/// @param read where the brief can be read on the web
/// @param unsubscribe where one button ends it
/// @param postalAddress of who runs the instance; `null` where it is not set
public record BriefMail(
        Brief brief,
        SiteSettings site,
        String read,
        String unsubscribe,
        @Nullable String postalAddress) {
    private static final int WORDS_PER_MINUTE = 220;
    private static final int LONGEST_LINK = 1000;

    /// `Tuesday 12 May 2026`.
    public String date() {
        return Wording.weekday(brief.date());
    }

    /// Minutes it takes to read, at least one.
    public long minutes() {
        long words = brief.items().stream()
                .mapToLong(item -> item.text().split("\\s+").length + 30L)
                .sum();
        return Math.max(1, Math.round(words / (double) WORDS_PER_MINUTE));
    }

    /// The headlines after the first, for the line that mail programs show beside the subject.
    public String preheader() {
        var rest = brief.items().stream().skip(1).map(Brief.Item::headline).collect(Collectors.joining(" · "));
        return rest.isEmpty() ? Wording.cut(brief.items().getFirst().text(), 120) : Wording.cut(rest, 160);
    }

    /// `5 insights`, and how far back they were looked for where that is more than a day.
    public String size() {
        var size = Wording.counted(brief.items().size(), "insight");
        return brief.window().toDays() > 1
                ? size + " from the last " + brief.window().toDays() + " days"
                : size;
    }

    public List<Brief.Item> items() {
        return brief.items();
    }

    /// The page of what the reader was told before and this item changes; `null` where it changes nothing.
    public @Nullable String told(Brief.Item item) {
        return item.told().map(id -> site.url("/insight/" + id.value())).orElse(null);
    }

    /// The insight's own page.
    public String page(Brief.Item item) {
        return site.url("/insight/" + item.sourced().insight().id().value());
    }

    /// Speaker, show, episode and date on one line.
    public String byline(Brief.Item item) {
        Sourced sourced = item.sourced();
        var title = sourced.origin().title();
        var episode = title == null ? "" : ", “" + Wording.cut(title, 80) + "”";
        return Wording.cut(Wording.speaker(sourced), 80) + " · "
                + Wording.cut(sourced.origin().show(), 80) + episode + " · "
                + Wording.day(sourced.insight().saidOn());
    }

    /// What following [#hear(Brief.Item)] does.
    public String hearLabel(Brief.Item item) {
        return Wording.linkLabel(item.sourced());
    }

    /// Where to hear it, at the publisher's; `null` where the feed has no address, or one so long that it
    /// would bloat the mail: the insight's page has it then.
    public @Nullable String hear(Brief.Item item) {
        var link = Wording.link(item.sourced());
        return link == null || link.toString().length() > LONGEST_LINK ? null : link.toString();
    }

    /// Whether the text is the quote to the letter, so that it may stand in quotation marks.
    public boolean exact(Brief.Item item) {
        return item.text().equals(item.sourced().insight().quote().text());
    }
}
