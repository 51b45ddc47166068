package io.podbrief.relation;

import static java.time.ZoneOffset.UTC;

import io.podbrief.insight.Insight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `relation` and `related`.
@Component
public final class RelationStore {
    private final JdbcClient db;
    private final Clock clock;

    public RelationStore(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// @param score cosine of the two
    record Row(Insight.Id to, int position, double score) {}

    /// Replaces an insight's related list.
    void replaceRelated(Insight.Id from, List<Row> rows) {
        db.sql("delete from related where from_id = :from")
                .param("from", from.value())
                .update();
        for (var row : rows) {
            db.sql("""
                    insert into related (from_id, to_id, position, score, created_at)
                    values (:from, :to, :position, :score, :now)
                    """)
                    .param("from", from.value())
                    .param("to", row.to().value())
                    .param("position", row.position())
                    .param("score", row.score())
                    .param("now", clock.instant().atOffset(UTC))
                    .update();
        }
    }

    /// An insight's stored related list, in its order, without those that are no longer current.
    public List<Insight.Id> related(Insight.Id from) {
        return db.sql("""
                select r.to_id from related r join insight i on i.id = r.to_id and i.current
                 where r.from_id = :from order by r.position
                """)
                .param("from", from.value())
                .query((row, _) -> new Insight.Id(row.getString("to_id")))
                .list();
    }

    /// Replaces all typed relations of the insights, on whichever side they stand.
    void replace(Collection<Insight.Id> insights, Collection<Relation> relations) {
        if (insights.isEmpty()) return;
        db.sql("delete from relation where from_id in (:ids) or to_id in (:ids)")
                .param("ids", insights.stream().map(Insight.Id::value).toList())
                .update();
        for (var relation : relations) {
            db.sql("""
                    insert into relation (from_id, to_id, type, differs, from_words, to_words, judge, created_at)
                    values (:from, :to, :type, :differs, :fromWords, :toWords, :judge, :now)
                    on conflict (from_id, to_id) do nothing
                    """)
                    .param("from", relation.from().value())
                    .param("to", relation.to().value())
                    .param("type", relation.type().stored())
                    .param("differs", relation.differs())
                    .param("fromWords", relation.fromWords())
                    .param("toWords", relation.toWords())
                    .param("judge", relation.judge())
                    .param("now", clock.instant().atOffset(UTC))
                    .update();
        }
    }

    /// The insights that have a typed relation with one of the given, whether they are current or not: a relation
    /// ends when one of its insights does.
    Set<Insight.Id> partners(Collection<Insight.Id> insights) {
        if (insights.isEmpty()) return Set.of();
        return new HashSet<>(db.sql("""
                select to_id as id from relation where from_id in (:ids)
                union
                select from_id from relation where to_id in (:ids)
                """)
                .param("ids", insights.stream().map(Insight.Id::value).toList())
                .query((row, _) -> new Insight.Id(row.getString("id")))
                .list());
    }

    /// The typed relations of current insights that one of the given takes part in, on either side.
    public List<Relation> typed(Collection<Insight.Id> insights) {
        if (insights.isEmpty()) return List.of();
        return db.sql("""
                select r.* from relation r
                  join insight f on f.id = r.from_id and f.current
                  join insight t on t.id = r.to_id and t.current
                 where r.from_id in (:ids) or r.to_id in (:ids)
                 order by f.said_on desc, r.from_id, r.to_id
                """)
                .param("ids", insights.stream().map(Insight.Id::value).toList())
                .query(RelationStore::row)
                .list();
    }

    /// The titles of the other shows that dispute each of the claims, with a claim that is not superseded; who spoke
    /// last comes first. Claims that nobody disputes are left out.
    public Map<Claim.Id, List<String>> disputedBy(Collection<Claim.Id> claims) {
        if (claims.isEmpty()) return Map.of();
        var shows = new HashMap<Claim.Id, List<String>>();
        db.sql("""
                with side as (
                    select from_id as own, to_id as other from relation where type = 'contradicts'
                    union
                    select to_id, from_id from relation where type = 'contradicts')
                select m.claim_id, coalesce(p.title, 'Untitled show') as show, max(i.said_on) as last_on
                  from claim_insight m
                  join insight mi on mi.id = m.insight_id and mi.current
                  join side s on s.own = m.insight_id
                  join claim_insight o on o.insight_id = s.other and o.claim_id <> m.claim_id
                  join claim oc on oc.id = o.claim_id and oc.status <> 'superseded'
                  join insight i on i.id = s.other and i.current
                  join episode e on e.id = i.episode_id
                  join podcast p on p.id = e.podcast_id
                 where m.claim_id in (:ids)
                 group by m.claim_id, show
                 order by last_on desc, show
                """)
                .param("ids", claims.stream().map(Claim.Id::value).toList())
                .query((row, _) -> shows.computeIfAbsent(new Claim.Id(row.getLong("claim_id")), _ -> new ArrayList<>())
                        .add(row.getString("show")))
                .list();
        return shows;
    }

    /// The newest insight that updates what this one claims, in however many steps, and is not superseded itself.
    Optional<Insight.Id> newest(Insight.Id insight) {
        return db.sql("""
                with recursive newer (claim_id) as (
                    select claim_id from claim_insight where insight_id = :id
                    union
                    select f.claim_id
                      from newer n
                      join claim_insight t on t.claim_id = n.claim_id
                      join insight ti on ti.id = t.insight_id and ti.current
                      join relation r on r.to_id = t.insight_id and r.type = 'updates'
                      join insight fi on fi.id = r.from_id and fi.current
                      join claim_insight f on f.insight_id = r.from_id)
                select i.id
                  from newer n
                  join claim c on c.id = n.claim_id and c.status <> 'superseded'
                  join claim_insight m on m.claim_id = c.id
                  join insight i on i.id = m.insight_id and i.current
                 where c.id <> (select claim_id from claim_insight where insight_id = :id)
                 order by i.said_on desc, i.id
                 limit 1
                """)
                .param("id", insight.value())
                .query((row, _) -> new Insight.Id(row.getString("id")))
                .optional();
    }

    private static Relation row(ResultSet row, int number) throws SQLException {
        return new Relation(
                new Insight.Id(row.getString("from_id")),
                new Insight.Id(row.getString("to_id")),
                Relation.Type.of(row.getString("type")),
                row.getString("differs"),
                row.getString("from_words"),
                row.getString("to_words"),
                row.getString("judge"));
    }
}
