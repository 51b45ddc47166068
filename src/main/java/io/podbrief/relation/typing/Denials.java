package io.podbrief.relation.typing;

import io.podbrief.relation.Relation;
import java.util.HashSet;
import java.util.Optional;

/// One says what the other denies, or the opposite of it.
final class Denials {
    private static final int REACH = 5;
    private static final double OVERLAP = 0.5;
    private static final double NEAR_OVERLAP = 0.4;
    private static final int DENIED = 2; // stems of both that the one denies and the other does not
    private static final double SAME_MATTER = 0.7;

    private Denials() {}

    static Optional<Finding> judge(Pair pair, Match match) {
        var newer = match.newer();
        var older = match.older();
        if (newer.conditional()
                || older.conditional()
                || !newer.limits().isEmpty()
                || !older.limits().isEmpty()
                || pair.mayBeOfOneSpeaker()
                || older.possible() && pair.isLater()
                || !pair.isAtOneTime()) return Optional.empty();
        if (pair.isOfOtherScope(match)) return Optional.empty();
        var denied = new HashSet<String>();
        for (var stem : newer.stems())
            if (older.stems().contains(stem)
                    && newer.denied().contains(stem) != older.denied().contains(stem)) denied.add(stem);
        if (denied.size() >= DENIED
                && match.inCommon(pair.names()) >= 3
                && match.overlap() >= (pair.cosine() >= SAME_MATTER ? NEAR_OVERLAP : OVERLAP))
            return Optional.of(Finding.of(
                    Relation.Type.CONTRADICTS,
                    "one says it of “" + denied.iterator().next() + "”, the other denies it",
                    match));
        for (var one : newer.tokens()) {
            for (var other : older.tokens()) {
                if (!Words.areOpposite(one.stem(), other.stem())) continue;
                if (newer.denied().contains(one.stem()) != older.denied().contains(other.stem())) continue;
                var around = newer.around(one.start(), one.end(), REACH);
                around.retainAll(older.around(other.start(), other.end(), REACH));
                boolean named = around.stream().anyMatch(stem -> !match.shared().contains(stem));
                around.retainAll(match.shared());
                boolean telling = Words.areTellingOpposites(one.stem(), other.stem())
                        && !pair.names().isEmpty();
                boolean near = around.size() >= (named || pair.cosine() >= SAME_MATTER ? 1 : 2);
                if (near || telling && match.inCommon(pair.names()) > 0)
                    return Optional.of(Finding.of(Relation.Type.CONTRADICTS, other.stem() + " / " + one.stem(), match));
            }
        }
        return Optional.empty();
    }
}
