package io.podbrief.insight.extractive;

import io.podbrief.embedding.Embedding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Where the talk changes its subject (QUALITY Q3), without fitted weights.
///
/// A gap between two sentences scores by its depth: how far the cosine between the [#WIDTH] sentences on either
/// side falls below the peaks around it, plus a bonus where the one who asks takes over. The best gaps win, one
/// per [#RATE] sentences. Source: Hearst, "TextTiling", Computational Linguistics 1997, with sentence embeddings
/// in place of word counts. Equal scores: the earlier gap. Time `O(n * WIDTH * d)`.
final class Segments {
    private static final int WIDTH = 12;
    private static final int RATE = 27;
    private static final int APART = 6;
    private static final double ASKER_BONUS = 2.0; // in standard deviations of depth

    private Segments() {}

    /// Numbers the topics of a talk.
    ///
    /// @param talk `n` sentences
    /// @param embeddings one for each sentence
    /// @return the segment number of each sentence, from 0, never falling
    static List<Integer> of(Talk talk, List<Embedding> embeddings) {
        int n = embeddings.size();
        var starts = new TreeSet<Integer>();
        var scores = gapScores(talk, embeddings);
        var best = IntStream.range(APART - 1, Math.max(APART - 1, n - APART + 1))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer gap) -> -scores[gap]))
                .toList();
        for (int gap : best) {
            if (starts.size() >= n / RATE) break;
            var before = starts.floor(gap);
            var after = starts.ceiling(gap);
            if ((before == null || gap - before >= APART) && (after == null || after - gap >= APART)) starts.add(gap);
        }
        var segments = new ArrayList<Integer>(n);
        for (int i = 0; i < n; i++) segments.add(starts.headSet(i, true).size());
        return segments;
    }

    /// Score of the gap before each sentence; that before the first is 0.
    private static double[] gapScores(Talk talk, List<Embedding> embeddings) {
        int n = embeddings.size();
        var cosines = new double[n];
        for (int gap = 1; gap < n; gap++) {
            var left = Embedding.mean(embeddings.subList(Math.max(0, gap - WIDTH), gap));
            var right = Embedding.mean(embeddings.subList(gap, Math.min(n, gap + WIDTH)));
            cosines[gap] = left.cosine(right);
        }
        var depths = depths(cosines);
        double deviation = Math.max(1e-9, deviation(depths));
        var asker = talk.mostAsking();
        for (int gap = 1; gap < n; gap++) {
            var turn = talk.turns().get(talk.sentences().get(gap).turn());
            boolean askerTakesOver = turn.first() == gap && asker != null && asker.equals(turn.speaker());
            depths[gap] = depths[gap] / deviation + (askerTakesOver ? ASKER_BONUS : 0);
        }
        return depths;
    }

    private static double[] depths(double[] cosines) {
        var depths = new double[cosines.length];
        for (int gap = 1; gap < cosines.length; gap++) {
            double left = cosines[gap];
            for (int i = gap - 1; i > 0 && cosines[i] >= left; i--) left = cosines[i];
            double right = cosines[gap];
            for (int i = gap + 1; i < cosines.length && cosines[i] >= right; i++) right = cosines[i];
            depths[gap] = left + right - 2 * cosines[gap];
        }
        return depths;
    }

    private static double deviation(double[] values) {
        double mean = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElse(0);
        return Math.sqrt(IntStream.range(0, values.length)
                .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                .average()
                .orElse(0));
    }
}
