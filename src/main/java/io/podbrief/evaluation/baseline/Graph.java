package io.podbrief.evaluation.baseline;

import java.util.Arrays;

/// PageRank over texts: `score = (1 - d) / n + d * sum of the neighbours' scores, each shared by weight`.
///
/// Source: Brin and Page, 1998. 30 rounds. Time `O(30 * n^2)`.
final class Graph {
    private static final int ROUNDS = 30;

    private Graph() {}

    /// @param weights `n` by `n`, symmetric, `>= 0`; the diagonal does not count
    /// @param damping in `[0, 1]`
    static double[] rank(float[][] weights, double damping) {
        int n = weights.length;
        var sums = new double[n];
        for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) if (i != j) sums[i] += weights[i][j];
        var scores = new double[n];
        Arrays.fill(scores, 1.0 / n);
        for (int round = 0; round < ROUNDS; round++) {
            var next = new double[n];
            Arrays.fill(next, (1 - damping) / n);
            for (int i = 0; i < n; i++) {
                if (sums[i] == 0) continue;
                double share = damping * scores[i] / sums[i];
                for (int j = 0; j < n; j++) if (i != j) next[j] += share * weights[i][j];
            }
            scores = next;
        }
        return scores;
    }
}
