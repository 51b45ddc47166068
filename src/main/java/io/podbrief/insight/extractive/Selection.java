package io.podbrief.insight.extractive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Picks the few passages of an episode that are worth most and cover most of it (QUALITY Q9).
///
/// Greedy facility location: each step takes the candidate with the greatest `ALPHA * gain + (1 - ALPHA) *
/// quality`, where gain is ten times the mean rise, over all candidates, of the best cosine to a pick, and quality
/// is min-max scaled within the episode. Ties: the earlier passage. Time `O(k * n^2 * d)` for `n` candidates.
final class Selection {
    private static final double ALPHA = 0.35;
    private static final double TOO_CLOSE = 0.75; // cosine to an earlier pick
    private static final int PER_SEGMENT = 2;

    private Selection() {}

    /// Picks by the rule above.
    ///
    /// @param candidates in the order of the talk
    /// @param most how many to pick at most
    /// @return the picks, best first
    static List<Candidate> pick(List<Candidate> candidates, int most) {
        double low =
                candidates.stream().mapToDouble(c -> c.quality().total()).min().orElse(0);
        double high =
                candidates.stream().mapToDouble(c -> c.quality().total()).max().orElse(1);
        var covered = new double[candidates.size()];
        var picks = new ArrayList<Candidate>();
        while (picks.size() < most) {
            Candidate best = null;
            double bestScore = Double.NEGATIVE_INFINITY;
            for (var candidate : candidates) {
                if (!allowed(candidate, picks)) continue;
                double quality = high > low ? (candidate.quality().total() - low) / (high - low) : 1;
                double score = ALPHA * gain(candidate, candidates, covered) + (1 - ALPHA) * quality;
                if (score > bestScore) {
                    best = candidate;
                    bestScore = score;
                }
            }
            if (best == null) break;
            picks.add(best);
            cover(best, candidates, covered);
        }
        return picks;
    }

    private static boolean allowed(Candidate candidate, List<Candidate> picks) {
        var perSegment = new HashMap<Integer, Integer>();
        for (var pick : picks) {
            perSegment.merge(pick.segment(), 1, Integer::sum);
            if (candidate.passage().overlaps(pick.passage())
                    || candidate.embedding().cosine(pick.embedding()) >= TOO_CLOSE) return false;
        }
        return perSegment.getOrDefault(candidate.segment(), 0) < PER_SEGMENT;
    }

    private static double gain(Candidate candidate, List<Candidate> all, double[] covered) {
        double rise = 0;
        for (int i = 0; i < covered.length; i++)
            rise += Math.max(0, candidate.embedding().cosine(all.get(i).embedding()) - covered[i]);
        return 10 * rise / covered.length;
    }

    private static void cover(Candidate pick, List<Candidate> all, double[] covered) {
        for (int i = 0; i < covered.length; i++)
            covered[i] = Math.max(covered[i], pick.embedding().cosine(all.get(i).embedding()));
    }
}
