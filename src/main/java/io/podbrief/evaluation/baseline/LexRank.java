package io.podbrief.evaluation.baseline;

import java.util.List;
import java.util.Random;

/// PageRank over passages that are alike: an edge where the cosine of TF-IDF vectors is over .2, damping .85.
///
/// Source: Erkan and Radev, "LexRank: Graph-based Lexical Centrality as Salience in Text Summarization", JAIR 2004.
final class LexRank implements Baseline {
    private static final double ALIKE = 0.2;
    private static final double DAMPING = 0.85;

    @Override
    public String name() {
        return "LexRank";
    }

    @Override
    public List<Integer> order(List<List<String>> texts, Random random) {
        var vectors = new TfIdf(texts);
        int n = texts.size();
        var weights = new float[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                weights[i][j] = vectors.cosine(i, j) > ALIKE ? 1 : 0;
                weights[j][i] = weights[i][j];
            }
        }
        return Baseline.byScore(Graph.rank(weights, DAMPING));
    }
}
