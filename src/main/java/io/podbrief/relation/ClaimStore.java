package io.podbrief.relation;

import static java.time.ZoneOffset.UTC;

import io.podbrief.insight.Insight;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `claim` and `claim_insight`.
@Component
public final class ClaimStore {
    private final JdbcClient db;
    private final Clock clock;

    public ClaimStore(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Claim.Id newClaim() {
        return new Claim.Id(db.sql("insert into claim (created_at, status_since) values (:now, :now) returning id")
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

    /// How many independent voices make each of the claims with a current insight, and on how many shows; one
    /// that nobody makes any more is left out.
    public Map<Claim.Id, Voices> voicesOf(Collection<Claim.Id> claims) {
        var voices = new HashMap<Claim.Id, Voices>();
        var shared = new ArrayList<Long>(); // few, and only their words are read
        showsOf(claims).forEach((claim, shows) -> {
            voices.put(claim, Voices.ONE);
            if (shows > 1) shared.add(claim.value());
        });
        if (shared.isEmpty()) return voices;
        var utterances = new HashMap<Claim.Id, List<Voices.Utterance>>();
        db.sql("""
                select c.claim_id, e.podcast_id, q.speaker, q.text
                  from claim_insight c
                  join insight i on i.id = c.insight_id and i.current
                  join quote q on q.insight_id = i.id
                  join episode e on e.id = i.episode_id
                 where c.claim_id in (:ids)
                 order by i.said_on, i.id
                """)
                .param("ids", shared)
                .query((row, _) -> utterances
                        .computeIfAbsent(new Claim.Id(row.getLong("claim_id")), _ -> new ArrayList<>())
                        .add(new Voices.Utterance(
                                row.getLong("podcast_id"), row.getString("speaker"), row.getString("text"))))
                .list();
        utterances.forEach((claim, said) -> voices.put(claim, Voices.of(said)));
        return voices;
    }

    /// The status of each of the claims.
    public Map<Claim.Id, Claim.Status> statusOf(Collection<Claim.Id> claims) {
        if (claims.isEmpty()) return Map.of();
        var statuses = new HashMap<Claim.Id, Claim.Status>();
        db.sql("select id, status from claim where id in (:ids)")
                .param("ids", claims.stream().map(Claim.Id::value).toList())
                .query((row, _) ->
                        statuses.put(new Claim.Id(row.getLong("id")), Claim.Status.of(row.getString("status"))))
                .list();
        return statuses;
    }

    /// Works out anew what has become of claims and of those they dispute with. A relation counts where both of its
    /// insights are current.
    void refreshStatus(Collection<Claim.Id> claims) {
        if (claims.isEmpty()) return;
        db.sql("""
                with edge as not materialized (
                    select r.type, f.claim_id as from_claim, t.claim_id as to_claim
                      from relation r
                      join claim_insight f on f.insight_id = r.from_id
                      join insight fi on fi.id = r.from_id and fi.current
                      join claim_insight t on t.insight_id = r.to_id
                      join insight ti on ti.id = r.to_id and ti.current
                     where f.claim_id <> t.claim_id),
                dispute as not materialized (
                    select from_claim as one, to_claim as other from edge where type = 'contradicts'
                    union
                    select to_claim, from_claim from edge where type = 'contradicts'),
                touched as (
                    select id from claim where id in (:ids)
                    union
                    select other from dispute where one in (:ids)),
                fresh as (
                    select c.id,
                           case
                             when exists (select from edge e where e.to_claim = c.id and e.type = 'updates') then 'superseded'
                             when exists (select from edge e where e.to_claim = c.id and e.type = 'resolves') then 'resolved'
                             when exists (select from dispute d where d.one = c.id
                                             and not exists (select from edge e where e.to_claim = d.other and e.type = 'updates')) then 'disputed'
                             else 'current'
                           end as status
                      from touched c)
                update claim c set status = fresh.status, status_since = :now
                  from fresh where fresh.id = c.id and c.status <> fresh.status
                """)
                .param("ids", claims.stream().map(Claim.Id::value).toList())
                .param("now", clock.instant().atOffset(UTC))
                .update();
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
}
