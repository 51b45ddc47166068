package io.podbrief.relation.typing;

import java.util.List;

/// A number in a sentence, with what it counts.
///
/// @param value as a plain number: 20 for "a fifth" of a whole, which is 20 %
/// @param unit `%`, a currency such as `USD`, the stem of what is counted; empty where the text does not say
/// @param per stem of what it is counted by, such as `day`; empty where it is not
/// @param start index of its first character in the sentence
/// @param end index after its last one
record Quantity(double value, String unit, String per, String words, int start, int end) {
    private static final double ALIKE = 0.03; // "nearly a fifth" is 19 %

    /// Whether both count the same thing, so that two values can be held against each other. A large bare number may
    /// be of any unit ("goes up to fifty-five million").
    boolean isOfKind(Quantity other) {
        boolean bare = unit.isEmpty() || other.unit.isEmpty();
        if (bare) return Math.min(value, other.value) >= 1_000 || unit.equals(other.unit);
        return unit.equals(other.unit) && (per.isEmpty() || other.per.isEmpty() || per.equals(other.per));
    }

    /// Whether what it counts tells what it is about: neither a share nor money.
    boolean isCounted() {
        return !unit.isEmpty() && !unit.equals("%") && !unit.equals("cent") && !Character.isUpperCase(unit.charAt(0));
    }

    /// Whether this is the other value, perhaps with its unit and scale left out: "not eleven" of eleven thousand
    /// tonnes.
    boolean repeats(Quantity other) {
        if (unit.isEmpty())
            return isAbout(other)
                    || value >= 2 && List.of(1e3, 1e6, 1e9).stream().anyMatch(scale -> value * scale == other.value);
        return isOfKind(other) && isAbout(other);
    }

    boolean isAbout(Quantity other) {
        return Math.abs(value - other.value) <= ALIKE * Math.max(Math.abs(value), Math.abs(other.value));
    }
}
