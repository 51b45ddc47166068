package io.podbrief.evaluation;

import io.podbrief.evaluation.Sample.Span;
import io.podbrief.insight.Insight;
import io.podbrief.insight.extractive.Inspection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A passage that a system chose.
///
/// @param text as a reader sees it
/// @param words where it stands
/// @param insight the product's own; `null` for a baseline's
record Pick(String text, Span words, @Nullable Insight insight) {
    /// What baselines look at: the words that say something.
    List<String> terms() {
        return Inspection.words(text).stream()
                .filter(word -> !Inspection.isStopWord(word))
                .toList();
    }

    /// The first passages in an order that do not overlap.
    static List<Pick> best(List<Pick> windows, List<Integer> order, int most) {
        var best = new ArrayList<Pick>();
        for (int index : order) {
            if (best.size() == most) break;
            var next = windows.get(index);
            if (best.stream().noneMatch(pick -> pick.words().touches(next.words()))) best.add(next);
        }
        return best;
    }
}
