package io.podbrief.relation;

import io.podbrief.embedding.Diversity;
import io.podbrief.insight.Insight;
import io.podbrief.insight.Sourced;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;

/// The ten insights most related to one (QUALITY R6): near in meaning, of other episodes, at most two per show,
/// one per claim, not saying the same thing over and over; newest first among equals. Fewer where fewer deserve
/// it.
public final class RelatedList {
    static final int LENGTH = 10;
    private static final int PER_SHOW = 2;
    private static final double LAMBDA = 0.7;
    /// Cosine of all-MiniLM-L6-v2 under which two insights are not shown as related.
    static final double NEAREST = 0.45;

    private RelatedList() {}

    /// @param insight whose list it is
    /// @param others candidates of any kind
    /// @param claims the claim that each insight makes
    static List<Sourced> of(Sourced insight, List<Sourced> others, Map<Insight.Id, Claim.Id> claims) {
        var own = claims.get(insight.insight().id());
        var candidates = others.stream()
                .filter(other -> other.origin().episode().value()
                        != insight.origin().episode().value())
                .filter(other ->
                        !claims.getOrDefault(other.insight().id(), NONE).equals(own))
                .sorted(Comparator.comparing((Sourced other) -> other.insight().saidOn())
                        .reversed()
                        .thenComparing(other -> other.insight().id().value()))
                .map(other -> new Diversity.Candidate<>(
                        other,
                        other.insight().embedding().cosine(insight.insight().embedding()),
                        other.insight().embedding()))
                .toList();
        return pick(candidates, (next, picked) -> mayJoin(next, picked, claims));
    }

    /// The rule by itself, for whoever measures it.
    ///
    /// @param candidates with their cosine to the one whose list it is; equals in the order they should keep
    /// @param mayJoin whether one may join those already picked
    public static <T> List<T> pick(List<Diversity.Candidate<T>> candidates, BiPredicate<T, List<T>> mayJoin) {
        var near = candidates.stream()
                .filter(candidate -> candidate.relevance() >= NEAREST)
                .toList();
        return Diversity.pick(near, LENGTH, LAMBDA, mayJoin);
    }

    private static final Claim.Id NONE = new Claim.Id(-1);

    private static boolean mayJoin(Sourced next, List<Sourced> picked, Map<Insight.Id, Claim.Id> claims) {
        int ofShow = 0;
        for (var other : picked) {
            if (other.origin().episode().equals(next.origin().episode())) return false;
            if (Objects.equals(
                    claims.get(other.insight().id()), claims.get(next.insight().id()))) return false;
            if (other.origin().podcast() == next.origin().podcast()) ofShow++;
        }
        return ofShow < PER_SHOW;
    }
}
