package io.podbrief.insight;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// A sum of named terms that can be read out: what an insight is worth, or why it is in a brief.
///
/// @param total the sum of the parts, to rounding
/// @param parts each term by its name, in the order they were added; terms of 0 are left out
public record Score(double total, SequencedMap<String, Double> parts) {
    public Score {
        parts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parts));
    }

    /// Collects terms, each rounded to a thousandth so that what is shown adds up.
    public static final class Sum {
        private final LinkedHashMap<String, Double> parts = new LinkedHashMap<>();

        /// Adds a term; one of zero is not recorded.
        public void add(String name, double value) {
            double rounded = Math.round(value * 1000) / 1000.0;
            if (rounded != 0) parts.merge(name, rounded, Double::sum);
        }

        /// The sum so far.
        public Score total() {
            double total =
                    parts.values().stream().mapToDouble(Double::doubleValue).sum();
            return new Score(Math.round(total * 1000) / 1000.0, parts);
        }
    }
}
