package io.podbrief.evaluation;

/// What QUALITY section 8 asks of a figure.
sealed interface Goal {
    /// At least so much.
    record AtLeast(double target) implements Goal {}

    /// At most so much.
    record AtMost(double target) implements Goal {}

    /// Between the two, both inclusive.
    record Between(double low, double high) implements Goal {}

    /// At least so many times what another system reaches.
    record Times(String system, double factor) implements Goal {}

    /// Nothing: the figure is there to read others by.
    ///
    /// @param more whether more of it is better
    record Open(boolean more) implements Goal {}
}
