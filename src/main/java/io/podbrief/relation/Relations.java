package io.podbrief.relation;

import io.podbrief.insight.Insight;
import io.podbrief.insight.InsightStore;
import io.podbrief.insight.Sourced;
import io.podbrief.search.InsightIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final RelationStore store;

    public Relations(InsightIndex index, InsightStore insights, RelationStore store) {
        this.index = index;
        this.insights = insights;
        this.store = store;
    }

    /// Works out claims for an episode's insights, which must be in the index and the table already. Reads only.
    ///
    /// @return for each insight the one that makes the same claim, of those known before or earlier in the list
    public Map<Insight.Id, Optional<Insight.Id>> twins(List<Sourced> fresh) {
        var twins = new LinkedHashMap<Insight.Id, Optional<Insight.Id>>();
        for (var one : fresh) {
            var known = store.claimsOf(List.of(one.insight().id()));
            if (!known.isEmpty()) continue; // settled by an earlier run
            twins.put(one.insight().id(), twin(one, neighbours(one)));
        }
        return twins;
    }

    private Optional<Insight.Id> twin(Sourced one, List<Sourced> neighbours) {
        var settled = store.claimsOf(
                neighbours.stream().map(other -> other.insight().id()).toList());
        return neighbours.stream()
                .filter(other -> settled.containsKey(other.insight().id()))
                .filter(other -> Duplicates.same(one.insight(), other.insight()))
                .map(other -> other.insight().id())
                .findFirst();
    }

    /// Stores the claims found by [#twins(List)]. Call inside the stage's transaction.
    public void assign(Map<Insight.Id, Optional<Insight.Id>> twins) {
        twins.forEach((insight, twin) -> {
            var claim =
                    twin.map(other -> store.claimsOf(List.of(other)).get(other)).orElse(null);
            store.assign(insight, claim == null ? store.newClaim() : claim);
        });
    }

    /// Writes the related lists of an episode's insights and of the neighbours that may now list them. Call inside
    /// a transaction, after [#assign(Map)].
    public void relate(List<Sourced> fresh) {
        var touched = new LinkedHashSet<Sourced>(fresh);
        for (var one : fresh) {
            neighbours(one).stream()
                    .filter(other ->
                            other.insight().embedding().cosine(one.insight().embedding()) >= RelatedList.NEAREST)
                    .limit(REFRESHED)
                    .forEach(touched::add);
        }
        var written = new java.util.HashSet<Insight.Id>();
        for (var one : touched) if (written.add(one.insight().id())) rewrite(one);
    }

    private void rewrite(Sourced one) {
        var neighbours = neighbours(one);
        var ids = new ArrayList<>(
                neighbours.stream().map(other -> other.insight().id()).toList());
        ids.add(one.insight().id());
        var claims = store.claimsOf(ids);
        var settled = neighbours.stream()
                .filter(other -> claims.containsKey(other.insight().id()))
                .toList();
        var rows = new ArrayList<RelationStore.Row>();
        for (var other : RelatedList.of(one, settled, claims)) {
            double cosine = other.insight().embedding().cosine(one.insight().embedding());
            rows.add(new RelationStore.Row(other.insight().id(), Related.Type.RELATED, rows.size() + 1, cosine));
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

    /// The stored related list of an insight, as readers see it.
    public List<Related> related(Insight.Id insight) {
        return listed(insights.find(store.related(insight)), Related.Type.RELATED);
    }

    /// The other insights that make the same claim.
    public List<Related> same(Insight.Id insight) {
        return listed(insights.find(store.sameClaim(insight)), Related.Type.SAME);
    }

    private List<Related> listed(List<Sourced> others, Related.Type type) {
        var claims = store.claimsOf(
                others.stream().map(other -> other.insight().id()).toList());
        var shows = store.showsOf(claims.values());
        return others.stream()
                .map(other -> new Related(
                        other,
                        type,
                        shows.getOrDefault(claims.get(other.insight().id()), 1)))
                .toList();
    }
}
