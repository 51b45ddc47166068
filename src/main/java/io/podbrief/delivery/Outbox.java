package io.podbrief.delivery;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table `outbox`: mails on their way, each with its state. What is due is a row; nothing waits in memory
/// alone.
///
/// Leases run by the database's clock. A fence counts the claims of a mail: who holds an older one may change
/// nothing.
@Component
public final class Outbox {
    private static final String SELECT =
            "select id, kind, recipient, subject, state, reason, reply, attempts, created_at, sent_at, message from outbox ";

    /// A brief whose reader has gone; told of a row `o`.
    private static final String HAS_LEFT =
            "(o.kind = 'brief' and not exists (select from subscriber s where s.id = o.subscriber_id and s.state = 'active'))";

    private final JdbcClient db;
    private final Clock clock;
    private final Mime mime;

    Outbox(JdbcClient db, Clock clock, Mime mime) {
        this.db = db;
        this.clock = clock;
        this.mime = mime;
    }

    /// Where a mail stands.
    public enum State {
        RENDERED,
        CLAIMED,
        SENDING,
        SENT,
        DEFERRED,
        FAILED,
        UNCERTAIN,
        SKIPPED
    }

    /// A mail as it stands.
    ///
    /// @param reason why it failed, was skipped or is uncertain; `null` otherwise
    /// @param reply the receiver's last words; `null` when there were none
    @SuppressWarnings("ArrayRecordComponent") // never compared; the bytes are parsed or shown as they are
    public record Entry(
            UUID id,
            String kind,
            String recipient,
            String subject,
            State state,
            @Nullable String reason,
            @Nullable String reply,
            int attempts,
            Instant createdAt,
            @Nullable Instant sentAt,
            byte[] message) {}

    /// A mail that may be handed over by whoever holds this.
    @SuppressWarnings("ArrayRecordComponent") // never compared; the bytes go to a socket as they are
    public record Claim(
            UUID id, String kind, String recipient, byte[] message, int attempts, Instant giveUpAt, long fence) {}

    /// Renders a mail and puts it in line. Call it in the transaction of what the mail reports.
    ///
    /// @param key what must not be mailed twice; a second put of the same key changes nothing
    /// @param subscriber row id of the reader; `null` for none
    /// @param giveUpAt when it is no longer worth sending
    public void put(String key, @Nullable Long subscriber, Message message, Instant giveUpAt) {
        var now = clock.instant();
        db.sql("""
                insert into outbox (id, key, subscriber_id, kind, recipient, subject, message_id, message, state, next_attempt_at, give_up_at, created_at)
                values (:id, :key, :subscriber, :kind, :recipient, :subject, :messageId, :message, 'rendered', :now, :giveUp, :now)
                on conflict (key) do nothing
                """)
                .param("id", message.id())
                .param("key", key)
                .param("subscriber", subscriber)
                .param("kind", message.kind())
                .param("recipient", message.recipient())
                .param("subject", message.subject())
                .param("messageId", mime.messageId(message))
                .param("message", mime.render(message, now))
                .param("now", now.atOffset(UTC))
                .param("giveUp", giveUpAt.atOffset(UTC))
                .update();
    }

    /// Takes the right to send one due mail, for the time of the lease. In the same statement the reader is
    /// checked: a brief for somebody who has left becomes `skipped(unsubscribed)`.
    Optional<Claim> claim(Duration lease) {
        db.sql("""
                update outbox o set state = 'skipped', reason = 'unsubscribed', next_attempt_at = null
                 where o.next_attempt_at <= :now and o.state in ('rendered', 'deferred') and\s""" + HAS_LEFT).param("now", now()).update();
        return db.sql("""
                update outbox o
                   set state = 'claimed', lease_until = now() + make_interval(secs => :lease), fence = o.fence + 1,
                       attempts = o.attempts + 1, next_attempt_at = null
                 where o.id = (select id from outbox
                                where next_attempt_at <= :now and state in ('rendered', 'deferred')
                                order by next_attempt_at, id limit 1 for update skip locked)
                   and not\s""" + HAS_LEFT + " returning id, kind, recipient, message, attempts, give_up_at, fence")
                .param("now", now())
                .param("lease", lease.toSeconds())
                .query((row, _) -> new Claim(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getString("recipient"),
                        row.getBytes("message"),
                        row.getInt("attempts"),
                        instant(row, "give_up_at"),
                        row.getLong("fence")))
                .optional();
    }

    /// Records that the mail is about to be handed over, if the claim still holds and the reader is still one.
    ///
    /// @return whether it may be
    boolean sending(Claim claim, Duration lease) {
        return db.sql("""
                update outbox o set state = 'sending', lease_until = now() + make_interval(secs => :lease)
                 where o.id = :id and o.fence = :fence and o.state = 'claimed' and o.lease_until > now() and not\s""" + HAS_LEFT)
                        .param("id", claim.id())
                        .param("fence", claim.fence())
                        .param("lease", lease.toSeconds())
                        .update()
                == 1;
    }

    /// The receiver took it. Holds even where the mail was called uncertain meanwhile: now it is certain.
    void sent(Claim claim, String reply) {
        settle(claim, State.SENT, null, reply, null);
    }

    void failed(Claim claim, String reason, String reply) {
        settle(claim, State.FAILED, reason, reply, null);
    }

    void uncertain(Claim claim, String reason) {
        settle(claim, State.UNCERTAIN, reason, null, null);
    }

    void skipped(Claim claim, String reason) {
        settle(claim, State.SKIPPED, reason, null, null);
    }

    /// Skips a mail that was not handed over, if that is because its reader has left.
    ///
    /// @return whether it is
    boolean skippedIfLeft(Claim claim) {
        return db.sql("""
                update outbox o set state = 'skipped', reason = 'unsubscribed', next_attempt_at = null, lease_until = null
                 where o.id = :id and o.fence = :fence and\s""" + HAS_LEFT)
                        .param("id", claim.id())
                        .param("fence", claim.fence())
                        .update()
                == 1;
    }

    /// Holds back every mail to a domain until then, as its server asked for a pause.
    void pause(String domain, Instant until) {
        db.sql("""
                update outbox set next_attempt_at = :until
                 where state in ('rendered', 'deferred') and next_attempt_at < :until and lower(split_part(recipient, '@', 2)) = :domain
                """)
                .param("until", until.atOffset(UTC))
                .param("domain", domain.toLowerCase(Locale.ROOT))
                .update();
    }

    /// Known not delivered; tried again at `next`.
    void deferred(Claim claim, String reply, Instant next) {
        settle(claim, State.DEFERRED, null, reply, next);
    }

    private void settle(
            Claim claim, State state, @Nullable String reason, @Nullable String reply, @Nullable Instant next) {
        db.sql("""
                update outbox
                   set state = :state, reason = :reason, reply = coalesce(:reply, reply), next_attempt_at = :next, lease_until = null,
                       sent_at = case when :state = 'sent' then :now else sent_at end
                 where id = :id and fence = :fence
                """)
                .param("state", state.name().toLowerCase(Locale.ROOT))
                .param("reason", reason)
                .param("reply", reply)
                .param("next", next == null ? null : next.atOffset(UTC), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", now())
                .param("id", claim.id())
                .param("fence", claim.fence())
                .update();
    }

    /// Settles what a dead worker left behind: a mail that was only claimed goes back in line; one that was being
    /// handed over becomes uncertain, never a plain retry, as the receiver may have it (RFC 1047).
    ///
    /// @return how many became uncertain
    int recover() {
        db.sql("""
                update outbox set state = 'deferred', lease_until = null, next_attempt_at = :now
                 where state = 'claimed' and lease_until <= now()
                """).param("now", now()).update();
        return db.sql("""
                update outbox set state = 'uncertain', lease_until = null, reason = 'the sender died between the last dot and the answer'
                 where state = 'sending' and lease_until <= now()
                """).update();
    }

    public Optional<Entry> find(UUID id) {
        return db.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(Outbox::row)
                .optional();
    }

    /// The mail put under a key.
    public Optional<Entry> find(String key) {
        return db.sql(SELECT + "where key = :key")
                .param("key", key)
                .query(Outbox::row)
                .optional();
    }

    /// A reader's briefs put in line since then that were not delivered for good, or of which nobody knows: each
    /// with its state, [State#FAILED], [State#UNCERTAIN] or [State#SKIPPED].
    ///
    /// @return by the id of the mail, which is that of the brief; the oldest first
    public SequencedMap<UUID, State> undelivered(long subscriber, Instant since) {
        var found = new LinkedHashMap<UUID, State>();
        db.sql("""
                select id, state from outbox
                 where subscriber_id = :subscriber and kind = 'brief' and created_at >= :since
                   and state in ('failed', 'uncertain', 'skipped')
                 order by created_at, id
                """)
                .param("subscriber", subscriber)
                .param("since", since.atOffset(UTC))
                .query((row, _) -> found.put(
                        row.getObject("id", UUID.class),
                        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT))))
                .list();
        return found;
    }

    /// The newest mails, newest first.
    public List<Entry> newest(int limit) {
        return db.sql(SELECT + "order by created_at desc, id limit :limit")
                .param("limit", limit)
                .query(Outbox::row)
                .list();
    }

    /// How many mails stand in a state.
    public long count(State state) {
        return db.sql("select count(*) from outbox where state = :state")
                .param("state", state.name().toLowerCase(Locale.ROOT))
                .query(Long.class)
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Entry row(ResultSet row, int number) throws SQLException {
        var sentAt = row.getObject("sent_at", OffsetDateTime.class);
        return new Entry(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("recipient"),
                row.getString("subject"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("reason"),
                row.getString("reply"),
                row.getInt("attempts"),
                instant(row, "created_at"),
                sentAt == null ? null : sentAt.toInstant(),
                row.getBytes("message"));
    }
}
