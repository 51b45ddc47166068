package io.podbrief.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Intervals by drawing episodes with replacement: 1,000 draws, seed 1, the middle 95 % (QUALITY E3).
///
/// Source: Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, the percentile method.
final class Bootstrap {
    static final int DRAWS = 1_000;
    private static final long SEED = 1;

    private Bootstrap() {}

    /// @param low not a number, as `high` is, where nothing can be drawn
    record Interval(double low, double high) {
        boolean excludesZero() {
            return low > 0 || high < 0;
        }

        double halfWidth() {
            return (high - low) / 2;
        }
    }

    /// The interval of a figure.
    static Interval of(List<Tally> episodes) {
        return interval(episodes.size(), draw -> ratio(episodes, draw));
    }

    /// The interval of the difference of two systems' figures over the same episodes.
    ///
    /// @param theirs in the order of `ours`
    static Interval ofGain(List<Tally> ours, List<Tally> theirs) {
        if (ours.size() != theirs.size()) throw new IllegalArgumentException("two sets of episodes");
        return interval(ours.size(), draw -> ratio(ours, draw) - ratio(theirs, draw));
    }

    private interface Statistic {
        double of(int[] draw);
    }

    private static Interval interval(int episodes, Statistic statistic) {
        var random = new Random(SEED);
        var drawn = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++)
            drawn[i] =
                    statistic.of(random.ints(episodes, 0, Math.max(1, episodes)).toArray());
        var sorted = Arrays.stream(drawn).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) return new Interval(Double.NaN, Double.NaN);
        return new Interval(sorted[(int) (0.025 * sorted.length)], sorted[(int) (0.975 * (sorted.length - 1))]);
    }

    private static double ratio(List<Tally> tallies, int[] draw) {
        double part = 0;
        double whole = 0;
        for (int i : draw) {
            part += tallies.get(i).part();
            whole += tallies.get(i).whole();
        }
        return part / whole;
    }
}
