package io.podbrief.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podbrief.testing.Tables;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostmanTest {
    private static final Tables TABLES = Tables.fresh();
    private static final String ANN = "ann@example.org";
    private static final Receipt BUSY = new Receipt.Deferred("450 4.2.1 greylisted");

    private final Desk desk = new Desk(TABLES);
    private final Script channel = new Script();
    private final Postman postman = new Postman(desk.outbox, channel, Desk.SETTINGS, desk.clock);

    /// A channel that answers as it is told, and well after that.
    private static final class Script implements Channel {
        final Queue<Receipt> answers = new ArrayDeque<>();
        final List<String> handedOver = new ArrayList<>();
        final List<byte[]> tried = new ArrayList<>();
        Runnable beforePermit = () -> {};

        @Override
        public String name() {
            return "script";
        }

        @Override
        public Receipt deliver(byte[] mail, String recipient, Permit permit) {
            tried.add(mail);
            beforePermit.run();
            var answer = answers.isEmpty() ? new Receipt.Accepted("250 2.0.0 Ok") : answers.remove();
            if (answer instanceof Receipt.Deferred || answer instanceof Receipt.Refused)
                return answer; // before the dot
            if (!permit.take()) return new Receipt.Abandoned();
            handedOver.add(recipient);
            return answer;
        }
    }

    @BeforeEach
    void clear() {
        TABLES.clear("outbox", "subscriber");
    }

    private UUID brief() {
        return desk.putBrief(desk.reader(ANN), ANN);
    }

    @Test
    void sends_all_that_is_due_and_nothing_twice() {
        for (int i = 0; i < 5; i++) desk.putConfirmation("reader" + i + "@example.org");

        assertThat(postman.sendDue()).isEqualTo(5);
        assertThat(postman.sendDue()).isZero();
        assertThat(channel.handedOver).hasSize(5).doesNotHaveDuplicates();
        assertThat(desk.outbox.count(Outbox.State.SENT)).isEqualTo(5);
    }

    @Test
    void tries_again_after_1_5_15_and_60_minutes_then_hourly() {
        var id = brief();
        var waits = new ArrayList<Duration>();

        for (int i = 0; i < 7; i++) {
            channel.answers.add(BUSY);
            postman.sendDue();
            var next = desk.nextAttempt(id);
            assertThat(next).isNotNull();
            waits.add(Duration.between(desk.clock.instant(), next));
            assertThat(postman.sendDue()).as("nothing before its time").isZero();
            desk.clock.set(next == null ? Instant.MAX : next);
        }

        assertThat(waits.stream().map(Duration::toMinutes)).containsExactly(1L, 5L, 15L, 60L, 60L, 60L, 60L);
        assertThat(postman.sendDue()).isEqualTo(1);
        assertThat(desk.state(id)).isEqualTo("sent");
    }

    @Test
    void sends_the_same_bytes_at_every_try() {
        brief();
        channel.answers.add(BUSY);
        postman.sendDue();
        desk.clock.forward(Duration.ofMinutes(1));
        postman.sendDue();

        assertThat(channel.tried).hasSize(2);
        assertThat(channel.tried.get(0)).isEqualTo(channel.tried.get(1));
    }

    @Test
    void fails_a_mail_that_is_still_deferred_when_its_day_ends() {
        var id = desk.putBrief(desk.reader(ANN), ANN, desk.clock.instant().plus(Duration.ofMinutes(20)));
        for (var wait : List.of(1, 5)) {
            channel.answers.add(BUSY);
            postman.sendDue();
            desk.clock.forward(Duration.ofMinutes(wait));
        }
        assertThat(desk.state(id)).isEqualTo("deferred");
        channel.answers.add(BUSY);
        postman.sendDue(); // the next try would be after 21 minutes

        assertThat(desk.state(id)).startsWith("failed(");
        assertThat(desk.entry(id).reply()).isEqualTo("450 4.2.1 greylisted");
        desk.clock.forward(Duration.ofDays(1));
        assertThat(postman.sendDue()).isZero();
    }

    @Test
    void fails_a_mail_that_is_refused() {
        var id = brief();
        channel.answers.add(new Receipt.Refused("550 5.1.1 no such user"));

        assertThat(postman.sendDue()).isZero();

        assertThat(desk.state(id)).isEqualTo("failed(refused)");
        assertThat(desk.entry(id).reply()).isEqualTo("550 5.1.1 no such user");
    }

    @Test
    void never_sends_a_mail_of_unknown_fate_again() {
        var id = brief();
        channel.answers.add(new Receipt.Uncertain("the line dropped"));
        postman.sendDue();
        assertThat(desk.state(id)).isEqualTo("uncertain(the line dropped)");

        for (int hour = 0; hour < 48; hour++) {
            desk.clock.forward(Duration.ofHours(1));
            postman.sendDue();
        }

        assertThat(channel.handedOver).hasSize(1);
        assertThat(desk.entry(id).state()).isEqualTo(Outbox.State.UNCERTAIN);
    }

    @Test
    void skips_what_the_day_has_ended_for() {
        var id = desk.putBrief(desk.reader(ANN), ANN, desk.clock.instant().plus(Duration.ofHours(1)));
        desk.clock.forward(Duration.ofHours(1));

        assertThat(postman.sendDue()).isZero();
        assertThat(desk.state(id)).isEqualTo("skipped(downtime)");
        assertThat(channel.tried).isEmpty();
    }

    @Test
    void skips_a_brief_whose_reader_leaves_while_it_is_on_its_way() {
        var reader = desk.reader(ANN);
        var id = desk.putBrief(reader, ANN);
        channel.beforePermit = () -> desk.unsubscribe(reader);

        assertThat(postman.sendDue()).isZero();
        assertThat(channel.handedOver).isEmpty();
        assertThat(desk.state(id)).isEqualTo("skipped(unsubscribed)");
    }

    @Test
    void tries_again_when_the_server_was_slower_than_the_lease() {
        var id = brief();
        channel.beforePermit = () -> desk.expire(id);
        assertThat(postman.sendDue()).isZero();
        assertThat(channel.handedOver).isEmpty();
        assertThat(desk.state(id)).as("the reader has not left").isEqualTo("deferred");

        channel.beforePermit = () -> {};
        desk.clock.forward(Duration.ofMinutes(1));
        assertThat(postman.sendDue()).isEqualTo(1);
        assertThat(desk.state(id)).isEqualTo("sent");
    }

    @Test
    void leaves_a_mail_to_whoever_took_it_over_from_a_slow_worker() {
        var id = brief();
        channel.beforePermit = () -> {
            desk.expire(id);
            desk.outbox.recover();
            desk.outbox.claim(Duration.ofSeconds(60));
        };

        assertThat(postman.sendDue()).isZero();
        assertThat(channel.handedOver).isEmpty();
        assertThat(desk.state(id)).isEqualTo("claimed");
    }

    @Test
    void holds_back_the_whole_domain_when_its_server_closes() {
        desk.putConfirmation("one@busy.example");
        desk.clock.forward(Duration.ofSeconds(1));
        desk.putConfirmation("two@busy.example");
        desk.putConfirmation("three@other.example");
        channel.answers.add(new Receipt.Deferred("421 4.7.0 try later"));

        assertThat(postman.sendDue()).isEqualTo(1);

        assertThat(channel.handedOver).containsExactly("three@other.example");
        assertThat(channel.tried).hasSize(2);
        desk.clock.forward(Duration.ofMinutes(1));
        assertThat(postman.sendDue()).isEqualTo(2);
    }

    @Test
    void finds_what_a_dead_worker_left_before_it_sends() {
        var claimed = brief();
        desk.outbox.claim(Duration.ofSeconds(60));
        desk.expire(claimed);
        var bob = desk.reader("bob@example.org");
        var sending = desk.putBrief(bob, "bob@example.org");
        desk.outbox.sending(desk.outbox.claim(Duration.ofSeconds(60)).orElseThrow(), Duration.ofSeconds(60));
        desk.expire(sending);

        assertThat(postman.sendDue()).isEqualTo(1);

        assertThat(channel.handedOver).containsExactly(ANN);
        assertThat(desk.state(claimed)).isEqualTo("sent");
        assertThat(desk.entry(sending).state()).isEqualTo(Outbox.State.UNCERTAIN);
    }

    @Test
    void leaves_the_mail_to_its_lease_when_the_database_goes_away_before_the_dot() {
        var id = brief();
        channel.beforePermit = () -> {
            throw new IllegalStateException("the database is gone");
        };

        assertThatThrownBy(postman::sendDue).hasMessage("the database is gone");
        channel.beforePermit = () -> {};
        assertThat(postman.sendDue()).as("somebody still holds it").isZero();
        desk.expire(id);
        assertThat(postman.sendDue()).isEqualTo(1);
        assertThat(channel.handedOver).hasSize(1);
    }

    @Test
    void sends_nothing_while_delivery_is_switched_off() {
        var id = brief();
        var off = new Postman(desk.outbox, channel, new DeliverySettings(null, null, false), desk.clock);

        assertThat(off.sendDue()).isZero();
        assertThat(desk.state(id)).isEqualTo("rendered");
    }
}
