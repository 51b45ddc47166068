package io.podbrief.relation;

import io.podbrief.insight.Insight;
import io.podbrief.subscriber.Subscriber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What each reader was told: which claims, when, by which insight, and how many independent voices made them by then.
/// So nobody
/// hears the same thing twice unless it changed. Owns the table `ledger`, which has one row for a reader and a
/// claim: of the last time that it was told.
@Component
public final class Ledger {
    /// How many more voices must make a claim until that is news to somebody who was told it.
    static final int MORE_VOICES = 2;

    private final JdbcClient db;

    public Ledger(JdbcClient db) {
        this.db = db;
    }

    /// Why a reader seems never to have had what they were told.
    public enum NotTold {
        /// Their mail server refused the mail, or put it off until its day was over.
        FAILED,
        /// Nobody knows whether the mail arrived.
        UNCERTAIN,
        /// The mail was not handed over.
        SKIPPED
    }

    /// What each of the claims is to a reader. Those that they were told and that have not changed are left out.
    ///
    /// A claim is an update where one of its current insights updates or resolves one of a claim that they were
    /// told; of several such, an update goes before a resolution, and what they were told last before the rest.
    ///
    /// @param voices for each claim how many independent voices make it now
    public Map<Claim.Id, News> news(Subscriber.Id reader, Map<Claim.Id, Integer> voices) {
        var told = told(reader, voices.keySet());
        var updates = updates(reader, voices.keySet());
        var news = new HashMap<Claim.Id, News>();
        voices.forEach((claim, now) -> {
            var row = told.get(claim);
            if (row == null) news.put(claim, updates.getOrDefault(claim, new News.New()));
            else row.newsAt(now).ifPresent(again -> news.put(claim, again));
        });
        return news;
    }

    private record Told(
            Insight.Id by,
            LocalDate on,
            int voices,
            @Nullable String notTold) {
        static Told of(ResultSet row) throws SQLException {
            return new Told(
                    new Insight.Id(row.getString("insight_id")),
                    row.getObject("told_on", LocalDate.class),
                    row.getInt("voices"),
                    row.getString("not_told"));
        }

        Optional<News> newsAt(int voicesNow) {
            if (notTold != null) return Optional.of(new News.Again(on));
            int more = voicesNow - voices;
            return more >= MORE_VOICES ? Optional.of(new News.Voices(more, by, on)) : Optional.empty();
        }
    }

    private Map<Claim.Id, Told> told(Subscriber.Id reader, Collection<Claim.Id> claims) {
        var told = new HashMap<Claim.Id, Told>();
        db.sql("""
                select claim_id, insight_id, told_on, voices, not_told from ledger
                 where subscriber_id = :reader and claim_id = any(:claims)
                """)
                .param("reader", reader.value())
                .param("claims", array(claims))
                .query((row, _) -> told.put(new Claim.Id(row.getLong("claim_id")), Told.of(row)))
                .list();
        return told;
    }

    private Map<Claim.Id, News> updates(Subscriber.Id reader, Collection<Claim.Id> claims) {
        var updates = new HashMap<Claim.Id, News>();
        db.sql("""
                select distinct on (f.claim_id) f.claim_id, r.differs, l.insight_id, l.told_on
                  from ledger l
                  join claim_insight t on t.claim_id = l.claim_id
                  join insight ti on ti.id = t.insight_id and ti.current
                  join relation r on r.to_id = t.insight_id and r.type in ('updates', 'resolves')
                  join insight fi on fi.id = r.from_id and fi.current
                  join claim_insight f on f.insight_id = r.from_id and f.claim_id <> l.claim_id
                 where l.subscriber_id = :reader and l.not_told is null and f.claim_id = any(:claims)
                 order by f.claim_id, r.type desc, l.told_on desc, r.from_id, r.to_id
                """)
                .param("reader", reader.value())
                .param("claims", array(claims))
                .query((row, _) -> updates.put(
                        new Claim.Id(row.getLong("claim_id")),
                        new News.Update(
                                row.getString("differs"),
                                new Insight.Id(row.getString("insight_id")),
                                row.getObject("told_on", LocalDate.class))))
                .list();
        return updates;
    }

    /// One parameter, however many there are: a statement takes 65,535 at most.
    private static Long[] array(Collection<Claim.Id> claims) {
        return claims.stream().map(Claim.Id::value).toArray(Long[]::new);
    }

    /// Records that a reader was told a claim by an insight; the last time counts.
    ///
    /// @param voices how many independent voices made the claim by then
    public void tell(Subscriber.Id reader, Claim.Id claim, Insight.Id insight, LocalDate on, int voices) {
        db.sql("""
                insert into ledger as l (subscriber_id, claim_id, insight_id, told_on, voices)
                values (:reader, :claim, :insight, :on, :voices)
                on conflict (subscriber_id, claim_id) do update
                   set insight_id = excluded.insight_id, told_on = excluded.told_on, voices = excluded.voices,
                       again = l.again or l.not_told is not null, not_told = null
                """)
                .param("reader", reader.value())
                .param("claim", claim.value())
                .param("insight", insight.value())
                .param("on", on)
                .param("voices", voices)
                .update();
    }

    /// Records that what was told seems never to have reached the reader: it may come once more. What has come
    /// once more already counts as told, whatever became of it.
    public void notTold(Subscriber.Id reader, Claim.Id claim, NotTold reason) {
        db.sql("""
                update ledger set not_told = :reason
                 where subscriber_id = :reader and claim_id = :claim and not again
                """)
                .param("reader", reader.value())
                .param("claim", claim.value())
                .param("reason", reason.name().toLowerCase(Locale.ROOT))
                .update();
    }
}
