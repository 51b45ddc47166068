package io.podbrief.relation.typing;

import io.podbrief.relation.Relation;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// One states in so many words why the other's news came about: what stands before its "because" is what the other
/// says.
final class Reasons {
    private static final Pattern CAUSES = Words.anyOf("causes");
    private static final int SHARED = 3;
    private static final double COVERED = 0.6;

    private Reasons() {}

    static Optional<Finding> judge(Pair pair, Match match) {
        if (pair.mayBeOfOneSpeaker() || pair.isOfOtherScope(match)) return Optional.empty();
        if (explains(match.newer(), match.older()))
            return Optional.of(new Finding(Relation.Type.CAUSES, false, "", match));
        if (explains(match.older(), match.newer()))
            return Optional.of(new Finding(Relation.Type.CAUSES, true, "", match));
        return Optional.empty();
    }

    private static boolean explains(Sentence sentence, Sentence other) {
        var cause = CAUSES.matcher(sentence.words());
        if (!cause.find() || CAUSES.matcher(other.words()).find()) return false;
        Set<String> effect = new HashSet<>();
        for (var token : sentence.tokens()) if (token.heavy() && token.end() <= cause.start()) effect.add(token.stem());
        int all = effect.size();
        effect.retainAll(other.stems());
        return effect.size() >= SHARED && effect.size() >= COVERED * all;
    }
}
