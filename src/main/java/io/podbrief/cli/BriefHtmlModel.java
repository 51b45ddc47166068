package io.podbrief.cli;

import io.podbrief.brief.Wording;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the template of the brief's page is given.
///
/// @param size `5 insights from 18 episodes of 6 shows`
/// @param problems one line each
public record BriefHtmlModel(String date, String size, List<Item> items, List<String> problems) {
    /// One insight.
    ///
    /// @param exact whether the text is the quote to the letter
    /// @param byline speaker, show, episode, date, time
    /// @param link where to hear or read it; `null` where the feed has no address
    /// @param linkLabel what following it does
    public record Item(
            int number,
            String tags,
            String headline,
            @Nullable String context,
            String text,
            boolean exact,
            String quote,
            String byline,
            @Nullable String link,
            String linkLabel,
            String why) {}

    static BriefHtmlModel of(BriefResult result) {
        var items = new java.util.ArrayList<Item>();
        for (var chosen : result.insights()) items.add(item(items.size() + 1, chosen));
        var size = Wording.counted(items.size(), "insight") + " from "
                + Wording.counted(result.scanned().size(), "episode") + " of "
                + Wording.counted(result.shows(), "show");
        var problems = result.problems().stream()
                .map(problem -> problem.source() + " — " + problem.code() + ": " + problem.message())
                .toList();
        return new BriefHtmlModel(
                Wording.weekday(
                        result.generatedAt().atZone(ZoneId.systemDefault()).toLocalDate()),
                size,
                items,
                problems);
    }

    private static Item item(int number, BriefResult.Chosen chosen) {
        var sourced = chosen.ranked().sourced();
        var insight = sourced.insight();
        var context = insight.context();
        var from = insight.quote().from();
        var title = sourced.origin().title();
        var link = Wording.link(sourced);
        return new Item(
                number,
                insight.tier() + " · " + insight.kind().name().toLowerCase(Locale.ROOT)
                        + (insight.topic().isEmpty() ? "" : " · " + insight.topic()),
                insight.headline(),
                context == null ? null : (context.speaker() == null ? "" : context.speaker() + ": ") + context.text(),
                insight.text(),
                insight.text().equals(insight.quote().text()),
                insight.quote().text(),
                Wording.speaker(sourced) + " · " + sourced.origin().show() + (title == null ? "" : ", “" + title + "”")
                        + " · " + Wording.day(insight.saidOn()) + (from == null ? "" : " · at " + Wording.time(from)),
                link == null ? null : link.toString(),
                Wording.linkLabel(sourced),
                chosen.ranked().why());
    }
}
