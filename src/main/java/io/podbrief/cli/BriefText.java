package io.podbrief.cli;

import io.podbrief.brief.Wording;
import io.podbrief.insight.Sourced;
import io.podbrief.relation.Related;
import io.podbrief.relation.Relation;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A brief as people read it in a terminal.
final class BriefText {
    private static final String INDENT = "   ";
    private static final int NAMED = 3;

    private BriefText() {}

    static void print(BriefResult result, PrintWriter out) {
        var day = Wording.weekday(
                result.generatedAt().atZone(ZoneId.systemDefault()).toLocalDate());
        out.println(
                "Podbrief · " + day + " · " + Wording.counted(result.insights().size(), "insight") + " from "
                        + Wording.counted(result.scanned().size(), "episode") + " of "
                        + Wording.counted(result.shows(), "show"));
        int number = 1;
        for (var chosen : result.insights()) {
            out.println();
            insight(
                    number++,
                    new Entry(chosen.ranked().sourced(), chosen.ranked().why(), chosen.related()),
                    out);
        }
        if (result.insights().size() < io.podbrief.ranking.Ranker.SIZE) shortBrief(result, out);
        else if (!result.problems().isEmpty()) problems(result, out);
    }

    /// An insight as it is printed.
    ///
    /// @param related what other episodes say about it, those of a type that can be shown first
    record Entry(Sourced sourced, String why, List<Related> related) {}

    /// One insight, numbered.
    static void insight(int number, Entry entry, PrintWriter out) {
        var sourced = entry.sourced();
        var insight = sourced.insight();
        out.println(number + ". " + insight.headline());
        var tags = insight.tier() + " · " + insight.kind().name().toLowerCase(Locale.ROOT);
        out.println(INDENT + tags + (insight.topic().isEmpty() ? "" : " · " + insight.topic()));
        var context = insight.context();
        if (context != null)
            Terminal.wrapped(
                    out,
                    INDENT,
                    "(" + (context.speaker() == null ? "" : context.speaker() + ": ") + context.text() + ")");
        boolean exact = insight.text().equals(insight.quote().text());
        Terminal.wrapped(out, INDENT, exact ? "“" + insight.text() + "”" : insight.text());
        if (!exact)
            Terminal.wrapped(
                    out, INDENT, asSpoken(insight.text(), insight.quote().text()));
        out.println(INDENT + source(sourced));
        var link = Wording.link(sourced);
        if (link != null) out.println(INDENT + link);
        Terminal.wrapped(out, INDENT, "why: " + entry.why() + related(entry.related()));
    }

    /// The exact words, or only those that were left out where they all stood at the start.
    private static String asSpoken(String text, String quote) {
        int cut = quote.length() - text.length();
        boolean opening = cut > 0 && quote.regionMatches(true, cut, text, 0, text.length());
        return opening
                ? "[as spoken, “" + quote.substring(0, cut).strip() + "” comes first]"
                : "[exact words: “" + quote + "”]";
    }

    /// What other episodes say: what is of a type that can be shown, one by one; then the rest.
    private static String related(List<Related> related) {
        var typed = related.stream()
                .filter(one -> one.type() != Relation.Type.RELATED)
                .toList();
        var rest = related.stream()
                .filter(one -> one.type() == Relation.Type.RELATED)
                .toList();
        var words = new StringBuilder();
        typed.stream().limit(NAMED).forEach(one -> words.append(" · ").append(typed(one)));
        if (typed.size() > NAMED)
            words.append(" · and ").append(typed.size() - NAMED).append(" more with a label");
        if (rest.isEmpty()) return words.toString();
        var first = rest.stream().limit(NAMED).map(BriefText::named).collect(Collectors.joining(", "));
        return words + " · related: " + first + (rest.size() > NAMED ? " and " + (rest.size() - NAMED) + " more" : "");
    }

    private static String typed(Related one) {
        return one.chip() + " " + named(one) + (one.differs().isEmpty() ? "" : ": " + one.differs());
    }

    private static String named(Related one) {
        return one.sourced().origin().show() + " ("
                + Wording.shortDay(one.sourced().insight().saidOn()) + ")";
    }

    private static String source(Sourced sourced) {
        var from = sourced.insight().quote().from();
        var title = sourced.origin().title();
        return Wording.speaker(sourced) + " · " + sourced.origin().show() + (title == null ? "" : ", “" + title + "”")
                + " · " + Wording.day(sourced.insight().saidOn()) + (from == null ? "" : " · at " + Wording.time(from));
    }

    /// Says what was seen, why each episode gave nothing, and what to try next.
    private static void shortBrief(BriefResult result, PrintWriter out) {
        out.println();
        var seen = result.scanned().isEmpty()
                ? "No episode was found."
                : Wording.counted(result.found(), "insight") + " in all to choose from.";
        out.println((result.insights().isEmpty()
                        ? "Nothing worth your time was found. "
                        : "That is all that passed the bar. ")
                + seen);
        problems(result, out);
        out.println();
        out.println("What to try: " + advice(result));
    }

    /// Problems that say the same about different sources are one line.
    private static void problems(BriefResult result, PrintWriter out) {
        if (result.problems().isEmpty()) return;
        out.println();
        out.println("Not used:");
        var bySentence = result.problems().stream()
                .collect(Collectors.groupingBy(
                        problem -> problem.code() + ": " + problem.message(), TreeMap::new, Collectors.toList()));
        bySentence.forEach((sentence, same) -> {
            var first = same.getFirst().source();
            Terminal.wrapped(
                    out,
                    INDENT,
                    (same.size() == 1 ? first : first + " and " + (same.size() - 1) + " more") + " — " + sentence);
        });
    }

    private static String advice(BriefResult result) {
        if (result.everySourceFailed())
            return "check the addresses above in a browser, or give a feed that you have on disk.";
        if (says(result, "brief.stopped"))
            return "let it run to its end; episodes that have to be heard take the longest.";
        if (says(result, "speech.no_model"))
            return "--pull, which fetches a model that hears speech (150 MB), or shows that publish transcripts.";
        if (says(result, "speech.over_budget")) return "a larger --listen, such as --listen 1h.";
        if (result.hasInterests()) return "a wider --interest, or none.";
        return "more feeds, or --since 30d for more of their episodes.";
    }

    /// Whether a problem has the code, or names it as what was missing.
    private static boolean says(BriefResult result, String code) {
        return result.problems().stream()
                .anyMatch(problem ->
                        problem.code().equals(code) || problem.message().contains(code));
    }
}
