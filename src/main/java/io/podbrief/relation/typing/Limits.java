package io.podbrief.relation.typing;

import io.podbrief.relation.Relation;
import java.util.Optional;
import java.util.regex.Pattern;

/// One narrows what the other says, or holds against it that the old state lasts.
final class Limits {
    private static final Pattern STILL = Words.anyOf("still");
    private static final Pattern ALL = Words.anyOf("universals");
    private static final double OVERLAP = 0.4;

    private Limits() {}

    static Optional<Finding> judge(Pair pair, Match match) {
        if (match.shared().size() < 2 && match.overlap() < OVERLAP || pair.isOfOtherScope(match))
            return Optional.empty();
        var lasts = STILL.matcher(match.newer().words());
        if (lasts.find() && isSweeping(pair.older(), match.older())) {
            if (!pair.isAtOneTime() || pair.mayBeOfOneSpeaker()) return Optional.empty();
            return Optional.of(Finding.of(
                    Relation.Type.CONTRADICTS,
                    "“" + lasts.group() + "” / “" + sweeping(pair.older(), match.older()) + "”",
                    match));
        }
        if (match.overlap() < OVERLAP) return Optional.empty();
        if (match.newer().limits().isEmpty() || !match.older().limits().isEmpty()) return Optional.empty();
        return Optional.of(
                Finding.of(Relation.Type.QUALIFIES, "“" + match.newer().limits().getFirst() + "”", match));
    }

    private static boolean isSweeping(Sentences statement, Sentence sentence) {
        return !sweeping(statement, sentence).isEmpty();
    }

    /// The word by which a sentence claims all cases, else the one by which its text says that something is over.
    private static String sweeping(Sentences statement, Sentence sentence) {
        var all = ALL.matcher(sentence.words());
        if (!all.find()) return "";
        return statement.all().stream()
                        .anyMatch(one -> States.ENDED.matcher(one.words()).find())
                ? all.group()
                : "";
    }
}
