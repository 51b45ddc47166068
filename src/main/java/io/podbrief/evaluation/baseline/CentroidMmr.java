package io.podbrief.evaluation.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Nearest to the middle of the episode and far from what was taken: `.7 * cosine to the centroid - .3 * greatest
/// cosine to one taken`, over TF-IDF vectors.
///
/// Sources: Radev et al., "Centroid-based summarization of multiple documents", 2004; Carbonell and Goldstein,
/// "The use of MMR", SIGIR 1998.
final class CentroidMmr implements Baseline {
    private static final double LAMBDA = 0.7;

    @Override
    public String name() {
        return "centroid+MMR";
    }

    @Override
    public List<Integer> order(List<List<String>> texts, Random random) {
        var vectors = new TfIdf(texts);
        int n = texts.size();
        var centroid = vectors.mean(0, n);
        var relevance = new double[n];
        var nearest = new double[n];
        for (int i = 0; i < n; i++) relevance[i] = vectors.cosine(i, centroid);
        var left = new ArrayList<Integer>(n);
        for (int i = 0; i < n; i++) left.add(i);
        var order = new ArrayList<Integer>(n);
        while (!left.isEmpty()) {
            int best = left.getFirst();
            for (int i : left) if (score(relevance, nearest, i) > score(relevance, nearest, best)) best = i;
            left.remove((Integer) best);
            order.add(best);
            for (int i : left) nearest[i] = Math.max(nearest[i], vectors.cosine(i, best));
        }
        return order;
    }

    private static double score(double[] relevance, double[] nearest, int i) {
        return LAMBDA * relevance[i] - (1 - LAMBDA) * nearest[i];
    }
}
