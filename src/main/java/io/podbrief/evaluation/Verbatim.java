package io.podbrief.evaluation;

import io.podbrief.insight.Quote;
import io.podbrief.insight.extractive.Inspection;
import io.podbrief.transcript.Cue;
import java.util.List;

/// M1: the quote is the transcript's to the letter, the text is its words in order, and its times are possible.
final class Verbatim implements PickMetric {
    @Override
    public void measure(Extracted episode, List<Pick> picks, Sheet sheet) {
        for (var pick : picks) {
            var quote = pick.insight() == null ? null : pick.insight().quote();
            boolean holds = quote == null || holds(episode, quote, pick.text());
            sheet.check(Figure.VERBATIM, holds, !holds, pick.text());
        }
    }

    private static boolean holds(Extracted episode, Quote quote, String text) {
        var transcript = episode.transcript();
        var exact = transcript.text().substring(transcript.charAt(quote.start()), transcript.charAt(quote.end()));
        return exact.equals(quote.text())
                && isSubsequence(Inspection.words(text), Inspection.words(exact))
                && timesHold(episode, quote);
    }

    private static boolean isSubsequence(List<String> some, List<String> all) {
        int found = 0;
        for (var word : all) if (found < some.size() && word.equals(some.get(found))) found++;
        return found == some.size();
    }

    private static boolean timesHold(Extracted episode, Quote quote) {
        boolean timed = episode.transcript().cues().stream().allMatch(cue -> cue.from() != null);
        if (quote.from() == null) return !timed;
        if (quote.to() != null && quote.to().compareTo(quote.from()) < 0) return false;
        return episode.transcript().cues().stream()
                .map(Cue::from)
                .anyMatch(from -> from != null && from.compareTo(quote.from()) <= 0);
    }
}
