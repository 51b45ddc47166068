package io.podbrief.subscriber;

import static java.time.ZoneOffset.UTC;

import io.podbrief.embedding.Embedder;
import io.podbrief.embedding.Embedding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `subscriber`, `interest` and `subscription`.
@Component
public final class SubscriberStore {
    private static final String SELECT = "select id, address, state, zone, hour, next_brief_at from subscriber ";

    private final JdbcClient db;
    private final Clock clock;
    private final Embedder embedder;

    public SubscriberStore(JdbcClient db, Clock clock, Embedder embedder) {
        this.db = db;
        this.clock = clock;
        this.embedder = embedder;
    }

    /// The reader of an address, whatever their state; a new one is pending, with the hour and zone given.
    public Subscriber findOrCreate(EmailAddress address, ZoneId zone, LocalTime hour) {
        db.sql("""
                insert into subscriber (address, address_key, state, zone, hour, created_at)
                values (:address, :key, 'pending', :zone, :hour, :now)
                on conflict (address_key) do nothing
                """)
                .param("address", address.value())
                .param("key", address.key())
                .param("zone", zone.getId())
                .param("hour", hour)
                .param("now", now())
                .update();
        return db.sql(SELECT + "where address_key = :key")
                .param("key", address.key())
                .query(SubscriberStore::row)
                .single();
    }

    public Optional<Subscriber> find(Subscriber.Id id) {
        return db.sql(SELECT + "where id = :id")
                .param("id", id.value())
                .query(SubscriberStore::row)
                .optional();
    }

    public Optional<Subscriber> find(EmailAddress address) {
        return db.sql(SELECT + "where address_key = :key")
                .param("key", address.key())
                .query(SubscriberStore::row)
                .optional();
    }

    /// Locks a reader's row until the transaction ends, and says where they stand now.
    public Optional<Subscriber> lock(Subscriber.Id id) {
        return db.sql(SELECT + "where id = :id for update")
                .param("id", id.value())
                .query(SubscriberStore::row)
                .optional();
    }

    /// Takes note of one more confirmation or sign-in mail, if the limits allow it: one in `pause`, `most` a day.
    ///
    /// @return whether the mail may go out
    public boolean mayMail(Subscriber.Id id, Duration pause, int most) {
        return db.sql("""
                update subscriber
                   set mails_sent = case when mails_on = :today then mails_sent + 1 else 1 end, mails_on = :today, last_mail_at = :now
                 where id = :id
                   and (last_mail_at is null or last_mail_at <= :before)
                   and (mails_on is distinct from :today or mails_sent < :most)
                """)
                        .param("id", id.value())
                        .param("today", clock.instant().atOffset(UTC).toLocalDate())
                        .param("now", now())
                        .param("before", now().minus(pause))
                        .param("most", most)
                        .update()
                == 1;
    }

    /// Makes a reader active from now on.
    ///
    /// @param nextBrief when their next brief is due
    public void activate(Subscriber.Id id, Instant nextBrief) {
        db.sql("""
                update subscriber set state = 'active', confirmed_at = :now, unsubscribed_at = null, next_brief_at = :next where id = :id
                """)
                .param("id", id.value())
                .param("now", now())
                .param("next", nextBrief.atOffset(UTC))
                .update();
    }

    /// No more briefs; safe to repeat.
    public void unsubscribe(Subscriber.Id id) {
        db.sql("""
                update subscriber set state = 'unsubscribed', unsubscribed_at = :now, next_brief_at = null
                 where id = :id and state <> 'unsubscribed'
                """).param("id", id.value()).param("now", now()).update();
    }

    /// Deletes sign-ups that nobody confirmed within `age` of the last mail that asked for it.
    ///
    /// @return how many
    public int deletePending(Duration age) {
        return db.sql("delete from subscriber where state = 'pending' and coalesce(last_mail_at, created_at) < :before")
                .param("before", now().minus(age))
                .update();
    }

    public void setTime(Subscriber.Id id, ZoneId zone, LocalTime hour) {
        db.sql("update subscriber set zone = :zone, hour = :hour where id = :id")
                .param("id", id.value())
                .param("zone", zone.getId())
                .param("hour", hour)
                .update();
    }

    /// When the reader's next brief is due; ignored for one who is not active.
    public void setNextBrief(Subscriber.Id id, Instant at) {
        db.sql("update subscriber set next_brief_at = :at where id = :id and state = 'active'")
                .param("id", id.value())
                .param("at", at.atOffset(UTC))
                .update();
    }

    /// When the reader's next brief is due: on the first of their dates that is not settled.
    public Optional<Instant> nextBrief(Subscriber.Id id) {
        return db.sql("select next_brief_at from subscriber where id = :id and next_brief_at is not null")
                .param("id", id.value())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /// A reader whose brief is due.
    ///
    /// @param dueAt when it became due
    public record Due(Subscriber subscriber, Instant dueAt) {}

    /// Active readers whose brief is due by now, the longest waiting first.
    public List<Due> due(int limit) {
        return db.sql(SELECT
                        + "where state = 'active' and next_brief_at <= :now order by next_brief_at, id limit :limit")
                .param("now", now())
                .param("limit", limit)
                .query((row, number) -> new Due(
                        row(row, number),
                        row.getObject("next_brief_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// The nonce of the reader's open sign-in link, or none.
    public void setSignInNonce(Subscriber.Id id, @Nullable String nonce) {
        db.sql("update subscriber set sign_in_nonce = :nonce where id = :id")
                .param("id", id.value())
                .param("nonce", nonce)
                .update();
    }

    /// Uses up a sign-in nonce.
    ///
    /// @return whether it was the open one
    public boolean useSignInNonce(Subscriber.Id id, String nonce) {
        return db.sql("update subscriber set sign_in_nonce = null where id = :id and sign_in_nonce = :nonce")
                        .param("id", id.value())
                        .param("nonce", nonce)
                        .update()
                == 1;
    }

    /// How many interests a reader may have.
    public static final int MOST_INTERESTS = 40;

    /// The interests behind a reader's words, in their order; blank and repeated ones are dropped. Embeds
    /// those that are new to this instance, so call it outside a transaction.
    public List<Interest> understand(List<String> wordings) {
        var interests = new LinkedHashMap<Long, Interest>();
        wordings.stream()
                .map(Interest::cleaned)
                .filter(wording -> !wording.isEmpty())
                .limit(MOST_INTERESTS)
                .map(this::interest)
                .forEach(interest -> interests.putIfAbsent(interest.id().value(), interest));
        return List.copyOf(interests.values());
    }

    private Interest interest(String wording) {
        var text = Interest.normalised(wording);
        var known = db.sql("select id, embedding from interest where text = :text and embedding_model = :model")
                .param("text", text)
                .param("model", embedder.model())
                .query((row, _) -> new Interest(
                        new Interest.Id(row.getLong("id")), wording, Embedding.fromBytes(row.getBytes("embedding"))))
                .optional();
        return known.orElseGet(() -> store(wording, text, embedder.embed(text)));
    }

    private Interest store(String wording, String text, Embedding embedding) {
        return db.sql("""
                insert into interest (text, embedding, embedding_model) values (:text, :embedding, :model)
                on conflict (text) do update set embedding = excluded.embedding, embedding_model = excluded.embedding_model
                returning id
                """)
                .param("text", text)
                .param("embedding", embedding.toBytes())
                .param("model", embedder.model())
                .query((row, _) -> new Interest(new Interest.Id(row.getLong("id")), wording, embedding))
                .single();
    }

    /// Replaces what a reader follows; call it inside a transaction.
    public void follow(Subscriber.Id id, List<Interest> interests) {
        db.sql("delete from subscription where subscriber_id = :id")
                .param("id", id.value())
                .update();
        int position = 1;
        for (var interest : interests) {
            db.sql(
                            "insert into subscription (subscriber_id, interest_id, wording, position) values (:id, :interest, :wording, :position)")
                    .param("id", id.value())
                    .param("interest", interest.id().value())
                    .param("wording", interest.wording())
                    .param("position", position++)
                    .update();
        }
    }

    /// Replaces a reader's interests by what they wrote, in two steps that nothing holds together.
    public void setInterests(Subscriber.Id id, List<String> wordings) {
        follow(id, understand(wordings));
    }

    /// A reader's interests, in their order.
    public List<Interest> interests(Subscriber.Id id) {
        return db.sql("""
                select i.id, s.wording, i.embedding from subscription s join interest i on i.id = s.interest_id
                 where s.subscriber_id = :id order by s.position
                """)
                .param("id", id.value())
                .query((row, _) -> new Interest(
                        new Interest.Id(row.getLong("id")),
                        row.getString("wording"),
                        Embedding.fromBytes(row.getBytes("embedding"))))
                .list();
    }

    /// How many readers are active.
    public long active() {
        return db.sql("select count(*) from subscriber where state = 'active'")
                .query(Long.class)
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(UTC);
    }

    private static Subscriber row(ResultSet row, int number) throws SQLException {
        return new Subscriber(
                new Subscriber.Id(row.getLong("id")),
                row.getString("address"),
                Subscriber.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                ZoneId.of(row.getString("zone")),
                row.getObject("hour", LocalTime.class));
    }
}
