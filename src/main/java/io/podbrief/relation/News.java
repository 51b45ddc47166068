package io.podbrief.relation;

import io.podbrief.insight.Insight;
import java.time.LocalDate;

/// What makes a claim worth telling to one reader. A claim that they were told, and that has not changed, is none.
public sealed interface News {
    /// They were never told it.
    record New() implements News {}

    /// It changes or settles a claim that they were told.
    ///
    /// @param differs as in [Relation]; may be empty
    /// @param told the insight that they were told the other claim by
    /// @param toldOn the date of the brief that told them
    record Update(String differs, Insight.Id told, LocalDate toldOn) implements News {}

    /// They were told it, and many more independent voices have made it since.
    ///
    /// @param more how many, `>= 2`
    /// @param told the insight that they were told it by last
    /// @param toldOn the date of the brief that did
    record Voices(int more, Insight.Id told, LocalDate toldOn) implements News {}

    /// It was in a brief that seems not to have reached them.
    ///
    /// @param briefOf the date of that brief
    record Again(LocalDate briefOf) implements News {}
}
