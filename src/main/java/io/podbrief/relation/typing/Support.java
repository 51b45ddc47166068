package io.podbrief.relation.typing;

import io.podbrief.relation.Relation;
import java.util.Optional;

/// Two of different origin that say much the same, and nothing against each other.
final class Support {
    private static final double NEAR = 0.72; // cosine of all-MiniLM-L6-v2
    private static final int SHARED = 3;

    private Support() {}

    static Optional<Finding> judge(Pair pair, Match match) {
        if (pair.mayBeOfOneSpeaker()
                || pair.said().show().equals(pair.earlier().show())
                || pair.names().isEmpty()) return Optional.empty();
        if (pair.cosine() < NEAR
                || pair.shared().size() < SHARED
                || match.shared().size() < 2) return Optional.empty();
        if (pair.isOfOtherScope(match) || disagree(pair, match)) return Optional.empty();
        return Optional.of(Finding.of(Relation.Type.CORROBORATES, "", match));
    }

    /// Whether a value of the one has no match in the other, or one denies what the other says.
    private static boolean disagree(Pair pair, Match match) {
        var newer = match.newer();
        var older = match.older();
        if (newer.conditional() != older.conditional() || newer.possible() != older.possible()) return true;
        if (pair.newer().isConditional() != pair.older().isConditional()) return true;
        if (match.shared().stream()
                .anyMatch(
                        stem -> newer.denied().contains(stem) != older.denied().contains(stem))) return true;
        return pair.newer().all().stream()
                .flatMap(sentence -> sentence.quantities().stream())
                .anyMatch(value -> pair.older().all().stream()
                                .flatMap(sentence -> sentence.quantities().stream())
                                .anyMatch(other -> value.isOfKind(other) && !value.repeats(other))
                        && !Values.mentions(pair.older(), value));
    }
}
