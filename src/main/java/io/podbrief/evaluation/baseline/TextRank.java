package io.podbrief.evaluation.baseline;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// PageRank over the words that passages share: weight `shared / (ln |a| + ln |b|)`, damping .85.
///
/// Source: Mihalcea and Tarau, "TextRank: Bringing Order into Texts", EMNLP 2004.
final class TextRank implements Baseline {
    private static final double DAMPING = 0.85;

    @Override
    public String name() {
        return "TextRank";
    }

    @Override
    public List<Integer> order(List<List<String>> texts, Random random) {
        var words =
                texts.stream().map(text -> (Set<String>) new HashSet<>(text)).toList();
        int n = texts.size();
        var weights = new float[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                weights[i][j] = similarity(words.get(i), words.get(j));
                weights[j][i] = weights[i][j];
            }
        }
        return Baseline.byScore(Graph.rank(weights, DAMPING));
    }

    private static float similarity(Set<String> one, Set<String> other) {
        if (one.size() > other.size()) return similarity(other, one);
        int shared = 0;
        for (var word : one) if (other.contains(word)) shared++;
        double lengths = Math.log(one.size()) + Math.log(other.size());
        return shared == 0 || lengths <= 0 ? 0 : (float) (shared / lengths);
    }
}
