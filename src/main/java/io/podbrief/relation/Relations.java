package io.podbrief.relation;

import io.podbrief.insight.Insight;
import io.podbrief.insight.InsightStore;
import io.podbrief.insight.Sourced;
import io.podbrief.search.InsightIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Gives new insights their place among those that are known: the claim they make and the ten they are related to.
///
/// Each new insight is compared with a bounded number of neighbours, so the cost of an episode does not grow with
/// the archive.
@Component
public final class Relations {
    private static final int NEIGHBOURS = 60;
    private static final int REFRESHED = 20; // neighbours whose own lists may change for one new insight

    private final InsightIndex index;
    private final InsightStore insights;
    private final ClaimStore claims;
    private final RelationStore store;
    private final Judge judge;

    public Relations(InsightIndex index, InsightStore insights, ClaimStore claims, RelationStore store, Judge judge) {
        this.index = index;
        this.insights = insights;
        this.claims = claims;
        this.store = store;
        this.judge = judge;
    }

    /// What was found about an episode's insights.
    ///
    /// @param twins for each insight that makes no claim yet the one that makes the same, of those known before or
    ///     earlier in the list
    /// @param relations what they say of others and others of them
    /// @param neighbours those nearest to each
    public record Findings(
            Map<Insight.Id, Optional<Insight.Id>> twins,
            List<Relation> relations,
            Map<Insight.Id, List<Sourced>> neighbours) {
        /// How many of the insights repeat a claim.
        public int repeats() {
            return (int) twins.values().stream().filter(Optional::isPresent).count();
        }
    }

    /// Compares an episode's insights, which must be in the index and the table already, with those around them. Reads
    /// only.
    public Findings find(List<Sourced> fresh) {
        var neighbours = new HashMap<Insight.Id, List<Sourced>>();
        for (var one : fresh) neighbours.put(one.insight().id(), neighbours(one));
        var twins = twins(fresh, neighbours);
        return new Findings(twins, judged(fresh, twins, neighbours), neighbours);
    }

    /// Stores what [#find(List)] found, the related lists included. Call inside the stage's transaction.
    ///
    /// @param gone insights that the episode no longer has
    public void store(List<Sourced> fresh, List<Insight.Id> gone, Findings found) {
        assign(found.twins());
        type(fresh, gone, found.relations());
        relate(fresh, found.neighbours());
    }

    private Map<Insight.Id, Optional<Insight.Id>> twins(
            List<Sourced> fresh, Map<Insight.Id, List<Sourced>> neighbours) {
        var twins = new LinkedHashMap<Insight.Id, Optional<Insight.Id>>();
        for (var one : fresh) {
            var known = claims.claimsOf(List.of(one.insight().id()));
            if (!known.isEmpty()) continue; // settled by an earlier run
            twins.put(one.insight().id(), twin(one, around(one, neighbours)));
        }
        return twins;
    }

    private static List<Sourced> around(Sourced one, Map<Insight.Id, List<Sourced>> neighbours) {
        return Objects.requireNonNull(neighbours.get(one.insight().id()));
    }

    private Optional<Insight.Id> twin(Sourced one, List<Sourced> neighbours) {
        var settled = claims.claimsOf(
                neighbours.stream().map(other -> other.insight().id()).toList());
        var own = Statement.of(one.insight());
        return neighbours.stream()
                .filter(other -> settled.containsKey(other.insight().id()))
                .filter(other -> Duplicates.same(own, Statement.of(other.insight())))
                .map(other -> other.insight().id())
                .filter(twin -> joins(own, twin))
                .findFirst();
    }

    /// Whether a statement agrees with all who make the claim of its twin: the complete link of QUALITY R7.
    private boolean joins(Statement own, Insight.Id twin) {
        return insights.find(claims.sameClaim(twin)).stream()
                .allMatch(other -> Duplicates.mayShareAClaim(own, Statement.of(other.insight())));
    }

    private void assign(Map<Insight.Id, Optional<Insight.Id>> twins) {
        twins.forEach((insight, twin) -> {
            var claim = twin.map(other -> claims.claimsOf(List.of(other)).get(other))
                    .orElse(null);
            claims.assign(insight, claim == null ? claims.newClaim() : claim);
        });
    }

    /// Writes the related lists of an episode's insights and of the neighbours that may now list them.
    private void relate(List<Sourced> fresh, Map<Insight.Id, List<Sourced>> neighbours) {
        var touched = new LinkedHashMap<Insight.Id, Sourced>();
        for (var one : fresh) touched.put(one.insight().id(), one);
        for (var one : fresh) {
            around(one, neighbours).stream()
                    .filter(other ->
                            other.insight().embedding().cosine(one.insight().embedding()) >= RelatedList.NEAREST)
                    .limit(REFRESHED)
                    .forEach(other -> touched.putIfAbsent(other.insight().id(), other));
        }
        touched.forEach((id, one) -> {
            var known = neighbours.get(id);
            rewrite(one, known == null ? neighbours(one) : known);
        });
    }

    private void rewrite(Sourced one, List<Sourced> neighbours) {
        var ids = new ArrayList<>(
                neighbours.stream().map(other -> other.insight().id()).toList());
        ids.add(one.insight().id());
        var claimOf = claims.claimsOf(ids);
        var settled = neighbours.stream()
                .filter(other -> claimOf.containsKey(other.insight().id()))
                .toList();
        var rows = new ArrayList<RelationStore.Row>();
        for (var other : RelatedList.of(one, settled, claimOf)) {
            double cosine = other.insight().embedding().cosine(one.insight().embedding());
            rows.add(new RelationStore.Row(other.insight().id(), rows.size() + 1, cosine));
        }
        store.replaceRelated(one.insight().id(), rows);
    }

    private List<Sourced> neighbours(Sourced one) {
        var hits = index.find(new InsightIndex.Question(null, one.insight().embedding(), NEIGHBOURS));
        var ids = hits.stream()
                .map(InsightIndex.Hit::id)
                .filter(id -> !id.equals(one.insight().id()))
                .toList();
        return insights.find(ids);
    }

    /// Two that make the same claim have no other relation.
    private List<Relation> judged(
            List<Sourced> fresh,
            Map<Insight.Id, Optional<Insight.Id>> twins,
            Map<Insight.Id, List<Sourced>> neighbours) {
        var relations = new ArrayList<Relation>();
        var seen = new HashSet<Set<Insight.Id>>();
        for (var one : fresh) {
            for (var other : around(one, neighbours)) {
                if (other.origin().episode().equals(one.origin().episode())) continue;
                if (twins.getOrDefault(one.insight().id(), Optional.empty())
                        .equals(Optional.of(other.insight().id()))) continue;
                if (seen.add(Set.of(one.insight().id(), other.insight().id())))
                    judged(one, other).ifPresent(relations::add);
            }
        }
        return relations;
    }

    private Optional<Relation> judged(Sourced one, Sourced other) {
        if (!(judge.judge(Said.of(one), Said.of(other))
                instanceof Verdict.Typed(var type, var reversed, var differs, var words, var otherWords)))
            return Optional.empty();
        var id = one.insight().id();
        var otherId = other.insight().id();
        return Optional.of(
                reversed
                        ? new Relation(otherId, id, type, differs, otherWords, words, judge.name())
                        : new Relation(id, otherId, type, differs, words, otherWords, judge.name()));
    }

    /// Stores relations, and works out anew what has become of the claims concerned.
    ///
    /// @param gone insights that the episode no longer has
    public void type(List<Sourced> fresh, List<Insight.Id> gone, List<Relation> found) {
        var own = new ArrayList<>(gone);
        fresh.forEach(one -> own.add(one.insight().id()));
        var concerned = new LinkedHashSet<>(own);
        concerned.addAll(store.partners(own));
        for (var relation : found) concerned.addAll(List.of(relation.from(), relation.to()));
        store.replace(own, found);
        claims.refreshStatus(new HashSet<>(claims.claimsOf(concerned).values()));
    }

    /// The stored related list of an insight, as readers see it: at most ten, typed where a type can be shown.
    public List<Related> related(Insight.Id insight) {
        return related(insight, typed(insight));
    }

    private List<Related> related(Insight.Id insight, List<Related> ofType) {
        var typed = ofType.stream()
                .collect(Collectors.toMap(one -> one.sourced().insight().id(), one -> one));
        return listed(insights.find(store.related(insight)), Relation.Type.RELATED).stream()
                .map(one -> typed.getOrDefault(one.sourced().insight().id(), one))
                .toList();
    }

    /// The other insights that make the same claim.
    public List<Related> same(Insight.Id insight) {
        return listed(insights.find(claims.sameClaim(insight)), Relation.Type.SAME);
    }

    /// All typed relations of an insight, by the order of their types, newest first within a type.
    public List<Related> typed(Insight.Id insight) {
        var relations = store.typed(List.of(insight)).stream()
                .collect(Collectors.toMap(one -> one.from().equals(insight) ? one.to() : one.from(), one -> one));
        return listed(insights.find(relations.keySet()), Relation.Type.RELATED).stream()
                .map(one -> typed(
                        one,
                        Objects.requireNonNull(
                                relations.get(one.sourced().insight().id()))))
                .sorted(Comparator.comparing(Related::type)
                        .thenComparing(one -> one.sourced().insight().saidOn(), Comparator.reverseOrder())
                        .thenComparing(one -> one.sourced().insight().id().value()))
                .toList();
    }

    /// All that other insights say about one: those of a type that can be shown in the order of the types, then the
    /// rest of the related list. None comes twice.
    public List<Related> all(Insight.Id insight) {
        var all = new LinkedHashMap<Insight.Id, Related>();
        var typed = typed(insight);
        for (var some : List.of(typed, same(insight), related(insight, typed)))
            some.forEach(one -> all.putIfAbsent(one.sourced().insight().id(), one));
        return all.values().stream().sorted(Comparator.comparing(Related::type)).toList();
    }

    /// Where an insight is superseded, the newest that has taken its place.
    public Optional<Related> newest(Insight.Id insight) {
        return store.newest(insight)
                .flatMap(insights::find)
                .map(one -> listed(List.of(one), Relation.Type.UPDATES).getFirst());
    }

    private static Related typed(Related other, Relation relation) {
        boolean isFrom = relation.from().equals(other.sourced().insight().id());
        boolean ended = relation.type() == Relation.Type.CONTRADICTS && other.status() == Claim.Status.SUPERSEDED;
        return new Related(
                other.sourced(),
                relation.type(),
                ended ? Related.WAS_DISPUTED : relation.type().label(!isFrom),
                relation.differs(),
                isFrom ? relation.fromWords() : relation.toWords(),
                isFrom ? relation.toWords() : relation.fromWords(),
                other.voices(),
                other.status());
    }

    private List<Related> listed(List<Sourced> others, Relation.Type type) {
        var claimOf = claims.claimsOf(
                others.stream().map(other -> other.insight().id()).toList());
        var voices = claims.voicesOf(claimOf.values());
        var statuses = claims.statusOf(claimOf.values());
        return others.stream()
                .map(other -> {
                    var claim = claimOf.get(other.insight().id());
                    return new Related(
                            other,
                            type,
                            type.label(false),
                            "",
                            "",
                            "",
                            voices.getOrDefault(claim, Voices.ONE),
                            statuses.getOrDefault(claim, Claim.Status.CURRENT));
                })
                .toList();
    }
}
