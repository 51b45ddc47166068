package io.podbrief.relation.typing;

import io.podbrief.relation.Relation;
import io.podbrief.relation.Verdict;

/// What a rule found: how the newer text stands to the older.
///
/// @param fromOlder whether the older text is the relation's `from`
/// @param differs as in [Relation]
record Finding(Relation.Type type, boolean fromOlder, String differs, Match match) {
    static Finding of(Relation.Type type, String differs, Match match) {
        return new Finding(type, false, differs, match);
    }

    /// @param reversed whether the newer text was the second of the two that were asked about
    Verdict verdict(boolean reversed) {
        var words = match.newer().words();
        var otherWords = match.older().words();
        return reversed
                ? new Verdict.Typed(type, !fromOlder, differs, otherWords, words)
                : new Verdict.Typed(type, fromOlder, differs, words, otherWords);
    }
}
