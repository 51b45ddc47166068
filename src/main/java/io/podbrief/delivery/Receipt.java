package io.podbrief.delivery;

/// What came of handing a mail over.
public sealed interface Receipt {
    /// The receiver has it.
    ///
    /// @param reply what the receiver said, such as `250 2.0.0 Ok`
    record Accepted(String reply) implements Receipt {}

    /// The receiver does not have it and will not take it.
    record Refused(String reply) implements Receipt {}

    /// The receiver does not have it; another try may work.
    record Deferred(String reply) implements Receipt {}

    /// Nobody can tell whether the receiver has it: the line dropped after the last dot.
    record Uncertain(String why) implements Receipt {}

    /// It was not handed over, as the right to do so had gone to somebody else.
    record Abandoned() implements Receipt {}
}
