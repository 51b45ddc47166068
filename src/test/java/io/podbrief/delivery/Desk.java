package io.podbrief.delivery;

import io.podbrief.platform.SiteSettings;
import io.podbrief.subscriber.EmailAddress;
import io.podbrief.subscriber.Subscriber;
import io.podbrief.subscriber.SubscriberStore;
import io.podbrief.testing.HashedWords;
import io.podbrief.testing.MovableClock;
import io.podbrief.testing.Tables;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An outbox with readers to write to, for tests.
final class Desk {
    static final SiteSettings SITE =
            new SiteSettings(URI.create("https://brief.example.org"), "Podbrief", new SiteSettings.Web(8080));
    static final DeliverySettings SETTINGS = new DeliverySettings(null, null, true);

    final MovableClock clock = MovableClock.at("2026-05-12T07:00:00Z");
    final JdbcClient db;
    final Outbox outbox;
    private final SubscriberStore subscribers;

    Desk(Tables tables) {
        db = tables.db();
        outbox = new Outbox(db, clock, new Mime(SITE, SETTINGS));
        subscribers = new SubscriberStore(db, clock, new HashedWords());
    }

    /// An active reader.
    Subscriber.Id reader(String address) {
        var reader = subscribers
                .findOrCreate(new EmailAddress(address), ZoneOffset.UTC, LocalTime.of(7, 0))
                .id();
        subscribers.activate(reader, clock.instant());
        return reader;
    }

    void unsubscribe(Subscriber.Id reader) {
        subscribers.unsubscribe(reader);
    }

    /// Puts a brief in line that is worth sending for 17 hours.
    UUID putBrief(Subscriber.Id reader, String address) {
        return putBrief(reader, address, clock.instant().plus(Duration.ofHours(17)));
    }

    UUID putBrief(Subscriber.Id reader, String address, Instant giveUpAt) {
        var message = message(UUID.randomUUID(), "brief", address);
        outbox.put("brief:" + message.id(), reader.value(), message, giveUpAt);
        return message.id();
    }

    /// A confirmation mail to somebody who is no reader yet.
    UUID putConfirmation(String address) {
        var message = message(UUID.randomUUID(), "confirm", address);
        outbox.put("confirm:" + message.id(), null, message, clock.instant().plus(Duration.ofDays(7)));
        return message.id();
    }

    static Message message(UUID id, String kind, String address) {
        var unsubscribe = kind.equals("brief") ? "https://brief.example.org/u/token" : null;
        return new Message(
                id, kind, address, "12 May · A headline", "the text part", "<p>the HTML part</p>", unsubscribe);
    }

    Outbox.Entry entry(UUID id) {
        return outbox.find(id).orElseThrow();
    }

    String state(UUID id) {
        var entry = entry(id);
        return entry.state().name().toLowerCase(java.util.Locale.ROOT)
                + (entry.reason() == null ? "" : "(" + entry.reason() + ")");
    }

    @Nullable
    Instant nextAttempt(UUID id) {
        return db
                .sql("select next_attempt_at from outbox where id = :id")
                .param("id", id)
                .query((row, _) -> row.getTimestamp("next_attempt_at"))
                .list()
                .stream()
                .filter(java.util.Objects::nonNull)
                .map(java.sql.Timestamp::toInstant)
                .findFirst()
                .orElse(null);
    }

    /// Lets the lease of a mail run out, as if its holder had died.
    void expire(UUID id) {
        db.sql("update outbox set lease_until = now() - interval '1 second' where id = :id")
                .param("id", id)
                .update();
    }
}
