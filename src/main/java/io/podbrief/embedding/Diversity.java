package io.podbrief.embedding;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/// Maximal marginal relevance: repeatedly takes the candidate with the greatest `lambda * relevance - (1 - lambda)
/// * (greatest cosine similarity to one already taken)`, of those that may still be taken.
///
/// Source: Carbonell and Goldstein, "The use of MMR, diversity-based reranking for reordering documents and
/// producing summaries", SIGIR 1998. Equal scores keep the given order, so the same input gives the same brief.
/// Time `O(n * k^2 * d)`.
public final class Diversity {
    private Diversity() {}

    /// Something that may be picked.
    ///
    /// @param relevance in `[0, 1]`
    public record Candidate<T>(T value, double relevance, Embedding embedding) {}

    /// Picks by the rule above.
    ///
    /// @param candidates `n` candidates, embeddings of one dimension
    /// @param k how many to pick, `>= 0`; fewer come back where fewer may be taken
    /// @param lambda in `[0, 1]`: `1` picks by relevance alone, `0` by novelty alone
    /// @param mayJoin whether a candidate may join those already picked
    /// @return at most `k` values, in the order picked
    /// @throws IllegalArgumentException if `k` or `lambda` is out of range
    public static <T> List<T> pick(
            List<Candidate<T>> candidates, int k, double lambda, BiPredicate<T, List<T>> mayJoin) {
        if (k < 0 || !(lambda >= 0 && lambda <= 1)) throw new IllegalArgumentException("k " + k + ", lambda " + lambda);
        var left = new ArrayList<>(candidates);
        var picked = new ArrayList<Candidate<T>>();
        var values = new ArrayList<T>();
        while (picked.size() < k) {
            Candidate<T> best = null;
            double bestScore = Double.NEGATIVE_INFINITY;
            for (var candidate : left) {
                double score = lambda * candidate.relevance() - (1 - lambda) * nearest(candidate, picked);
                if (score > bestScore && mayJoin.test(candidate.value(), values)) {
                    best = candidate;
                    bestScore = score;
                }
            }
            if (best == null) break;
            left.remove(best);
            picked.add(best);
            values.add(best.value());
        }
        return values;
    }

    private static <T> double nearest(Candidate<T> candidate, List<Candidate<T>> picked) {
        double nearest = 0;
        for (var other : picked)
            nearest = Math.max(nearest, candidate.embedding().cosine(other.embedding()));
        return nearest;
    }
}
