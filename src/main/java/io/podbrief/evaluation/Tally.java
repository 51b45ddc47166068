package io.podbrief.evaluation;

import java.util.Collection;

/// One episode's share of a figure.
///
/// @param part what counts, such as picks that pass
/// @param whole out of how many, `>= 0`
record Tally(double part, double whole) {
    Tally plus(Tally other) {
        return new Tally(part + other.part, whole + other.whole);
    }

    /// The figure over episodes; not a number where there is nothing to count.
    static double ratio(Collection<Tally> tallies) {
        double part = 0;
        double whole = 0;
        for (var tally : tallies) {
            part += tally.part;
            whole += tally.whole;
        }
        return part / whole;
    }
}
