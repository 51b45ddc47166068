package io.podbrief.relation;

import static java.time.ZoneOffset.UTC;

import io.podbrief.insight.Insight;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `claim`, `claim_insight` and `relation`.
@Component
public final class RelationStore {
    private final JdbcClient db;
    private final Clock clock;

    public RelationStore(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// @param type `same` or `related`
    /// @param score cosine of the two
    record Row(Insight.Id to, Related.Type type, int position, double score) {}

    Claim.Id newClaim() {
        return new Claim.Id(db.sql("insert into claim (created_at) values (:now) returning id")
                .param("now", clock.instant().atOffset(UTC))
                .query(Long.class)
                .single());
    }

    /// An insight makes one claim; a second assignment moves it.
    void assign(Insight.Id insight, Claim.Id claim) {
        db.sql("""
                insert into claim_insight (insight_id, claim_id) values (:insight, :claim)
                on conflict (insight_id) do update set claim_id = excluded.claim_id
                """)
                .param("insight", insight.value())
                .param("claim", claim.value())
                .update();
    }

    /// The claims of those insights that have one.
    public Map<Insight.Id, Claim.Id> claimsOf(Collection<Insight.Id> insights) {
        if (insights.isEmpty()) return Map.of();
        var claims = new HashMap<Insight.Id, Claim.Id>();
        db.sql("select insight_id, claim_id from claim_insight where insight_id in (:ids)")
                .param("ids", insights.stream().map(Insight.Id::value).toList())
                .query((row, _) ->
                        claims.put(new Insight.Id(row.getString("insight_id")), new Claim.Id(row.getLong("claim_id"))))
                .list();
        return claims;
    }

    /// How many shows make each of the claims with a current insight; a claim that nobody makes any more is left
    /// out.
    public Map<Claim.Id, Integer> showsOf(Collection<Claim.Id> claims) {
        if (claims.isEmpty()) return Map.of();
        var shows = new HashMap<Claim.Id, Integer>();
        db.sql("""
                select c.claim_id, count(distinct e.podcast_id) as shows
                  from claim_insight c
                  join insight i on i.id = c.insight_id and i.current
                  join episode e on e.id = i.episode_id
                 where c.claim_id in (:ids)
                 group by c.claim_id
                """)
                .param("ids", claims.stream().map(Claim.Id::value).toList())
                .query((row, _) -> shows.put(new Claim.Id(row.getLong("claim_id")), row.getInt("shows")))
                .list();
        return shows;
    }

    /// The other current insights that make the same claim, oldest first.
    public List<Insight.Id> sameClaim(Insight.Id insight) {
        return db.sql("""
                select o.insight_id
                  from claim_insight c
                  join claim_insight o on o.claim_id = c.claim_id and o.insight_id <> c.insight_id
                  join insight i on i.id = o.insight_id and i.current
                 where c.insight_id = :id
                 order by i.said_on, i.id
                """)
                .param("id", insight.value())
                .query((row, _) -> new Insight.Id(row.getString("insight_id")))
                .list();
    }

    /// Replaces an insight's related list.
    void replaceRelated(Insight.Id from, List<Row> rows) {
        db.sql("delete from relation where from_id = :from")
                .param("from", from.value())
                .update();
        for (var row : rows) {
            db.sql("""
                    insert into relation (from_id, to_id, type, position, score, created_at)
                    values (:from, :to, :type, :position, :score, :now)
                    """)
                    .param("from", from.value())
                    .param("to", row.to().value())
                    .param("type", row.type().name().toLowerCase(java.util.Locale.ROOT))
                    .param("position", row.position())
                    .param("score", row.score())
                    .param("now", clock.instant().atOffset(UTC))
                    .update();
        }
    }

    /// An insight's stored related list, in its order, without those that are no longer current.
    public List<Insight.Id> related(Insight.Id from) {
        return db.sql("""
                select r.to_id from relation r join insight i on i.id = r.to_id and i.current
                 where r.from_id = :from order by r.position
                """)
                .param("from", from.value())
                .query((row, _) -> new Insight.Id(row.getString("to_id")))
                .list();
    }
}
