package io.podbrief.evaluation.baseline;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Where words change: the deepest valleys of the cosine between the 20 sentences on either side, over TF-IDF
/// vectors, one for 27 sentences and at least 6 apart.
///
/// Source: Hearst, "TextTiling: Segmenting Text into Multi-paragraph Subtopic Passages", Computational Linguistics
/// 1997.
public final class TextTiling {
    private static final int WIDTH = 20;
    private static final int RATE = 27;
    private static final int APART = 6;

    private TextTiling() {}

    /// Sentences that begin a topic, by index, in order; the first sentence is not among them.
    ///
    /// @param sentences as words without stop words
    public static List<Integer> boundaries(List<List<String>> sentences) {
        int n = sentences.size();
        var vectors = new TfIdf(sentences);
        var cosines = new double[n];
        for (int gap = 1; gap < n; gap++)
            cosines[gap] = TfIdf.cosine(
                    vectors.mean(Math.max(0, gap - WIDTH), gap), vectors.mean(gap, Math.min(n, gap + WIDTH)));
        var best = IntStream.range(APART, Math.max(APART, n - APART))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer gap) -> -depth(cosines, gap)))
                .toList();
        var found = new TreeSet<Integer>();
        for (int gap : best) {
            if (found.size() >= n / RATE) break;
            if (found.subSet(gap - APART + 1, gap + APART).isEmpty()) found.add(gap);
        }
        return List.copyOf(found);
    }

    private static double depth(double[] cosines, int gap) {
        double left = cosines[gap];
        for (int i = gap - 1; i > 0 && cosines[i] >= left; i--) left = cosines[i];
        double right = cosines[gap];
        for (int i = gap + 1; i < cosines.length && cosines[i] >= right; i++) right = cosines[i];
        return left + right - 2 * cosines[gap];
    }
}
