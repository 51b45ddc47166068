package io.podbrief.relation.typing;

import io.podbrief.relation.Relation;
import java.util.Optional;
import java.util.regex.Pattern;

/// One states the reason of what the other reports.
final class Reasons {
    private static final Pattern CAUSES = Words.anyOf("causes");

    private Reasons() {}

    static Optional<Finding> judge(Pair pair, Match match) {
        if (pair.names().isEmpty() || match.shared().size() < 2 || match.overlap() < 0.6 || pair.cosine() > 0.8)
            return Optional.empty();
        boolean newer = CAUSES.matcher(match.newer().words()).find();
        boolean older = CAUSES.matcher(match.older().words()).find();
        if (newer == older) return Optional.empty();
        return Optional.of(new Finding(Relation.Type.CAUSES, older, "", match));
    }
}
