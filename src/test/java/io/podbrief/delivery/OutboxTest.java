package io.podbrief.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.testing.ReceivedMail;
import io.podbrief.testing.Tables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final Tables TABLES = Tables.fresh();
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final String ANN = "ann@example.org";

    private final Desk desk = new Desk(TABLES);
    private final Outbox outbox = desk.outbox;

    @BeforeEach
    void clear() {
        TABLES.clear("outbox", "subscriber");
    }

    @Test
    void holds_the_rendered_mail_with_an_id_that_derives_from_its_own() {
        var id = desk.putBrief(desk.reader(ANN), ANN);

        var entry = desk.entry(id);
        assertThat(entry.state()).isEqualTo(Outbox.State.RENDERED);
        assertThat(ReceivedMail.of(entry.message()).messageId()).isEqualTo("<b." + id + "@brief.example.org>");
    }

    @Test
    void takes_a_key_once() {
        var reader = desk.reader(ANN);
        var first = Desk.message(UUID.randomUUID(), "brief", ANN);
        var second = Desk.message(UUID.randomUUID(), "brief", ANN);

        outbox.put("brief:today", reader.value(), first, desk.clock.instant());
        outbox.put("brief:today", reader.value(), second, desk.clock.instant());

        assertThat(outbox.find("brief:today").map(Outbox.Entry::id)).contains(first.id());
        assertThat(outbox.find(second.id())).isEmpty();
    }

    @Test
    void gives_each_due_mail_to_one_claimer() throws InterruptedException {
        var reader = desk.reader(ANN);
        for (int i = 0; i < 200; i++) desk.putBrief(reader, ANN);
        var claimed = Collections.synchronizedList(new ArrayList<UUID>());

        try (var threads = Executors.newFixedThreadPool(6)) {
            for (int i = 0; i < 6; i++) {
                threads.execute(() -> {
                    for (var claim = outbox.claim(LEASE); claim.isPresent(); claim = outbox.claim(LEASE))
                        claimed.add(claim.get().id());
                });
            }
        }

        assertThat(claimed).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void gives_out_nothing_that_is_not_due_yet() {
        var id = desk.putBrief(desk.reader(ANN), ANN);
        var claim = outbox.claim(LEASE).orElseThrow();
        outbox.deferred(claim, "450 later", desk.clock.instant().plusSeconds(60));

        assertThat(outbox.claim(LEASE)).isEmpty();
        desk.clock.forward(Duration.ofSeconds(60));
        assertThat(outbox.claim(LEASE)).map(Outbox.Claim::id).contains(id);
    }

    @Test
    void counts_attempts_and_raises_the_fence_with_each_claim() {
        desk.putBrief(desk.reader(ANN), ANN);
        var first = outbox.claim(LEASE).orElseThrow();
        outbox.deferred(first, "450 later", desk.clock.instant());
        var second = outbox.claim(LEASE).orElseThrow();

        assertThat(first.attempts()).isEqualTo(1);
        assertThat(second.attempts()).isEqualTo(2);
        assertThat(second.fence()).isGreaterThan(first.fence());
    }

    @Test
    void lets_a_claim_be_handed_over_once() {
        desk.putBrief(desk.reader(ANN), ANN);
        var claim = outbox.claim(LEASE).orElseThrow();

        assertThat(outbox.sending(claim, LEASE)).isTrue();
        assertThat(outbox.sending(claim, LEASE)).isFalse();
    }

    @Test
    void lets_nobody_hand_over_what_was_claimed_too_long_ago() {
        var id = desk.putBrief(desk.reader(ANN), ANN);
        var claim = outbox.claim(LEASE).orElseThrow();
        desk.expire(id);

        assertThat(outbox.sending(claim, LEASE)).isFalse();
    }

    @Test
    void puts_back_in_line_what_a_dead_worker_had_only_claimed() {
        var id = desk.putBrief(desk.reader(ANN), ANN);
        outbox.claim(LEASE);
        desk.expire(id);

        assertThat(outbox.recover()).isZero();
        assertThat(outbox.claim(LEASE)).map(Outbox.Claim::id).contains(id);
    }

    @Test
    void leaves_alone_what_a_living_worker_holds() {
        var id = desk.putBrief(desk.reader(ANN), ANN);
        var claim = outbox.claim(LEASE).orElseThrow();

        outbox.recover();
        assertThat(desk.state(id)).isEqualTo("claimed");
        outbox.sending(claim, LEASE);
        assertThat(outbox.recover()).isZero();
        assertThat(desk.state(id)).isEqualTo("sending");
    }

    @Test
    void holds_as_uncertain_what_a_dead_worker_was_handing_over() {
        var id = desk.putBrief(desk.reader(ANN), ANN);
        outbox.sending(outbox.claim(LEASE).orElseThrow(), LEASE);
        desk.expire(id);

        assertThat(outbox.recover()).isEqualTo(1);
        assertThat(desk.entry(id).state()).isEqualTo(Outbox.State.UNCERTAIN);
        assertThat(outbox.count(Outbox.State.UNCERTAIN)).isEqualTo(1);
        desk.clock.forward(Duration.ofDays(1));
        assertThat(outbox.claim(LEASE)).as("never sent again").isEmpty();
    }

    @Test
    void believes_the_worker_that_comes_back_and_knows_better_than_uncertain() {
        var id = desk.putBrief(desk.reader(ANN), ANN);
        var claim = outbox.claim(LEASE).orElseThrow();
        outbox.sending(claim, LEASE);
        desk.expire(id);
        outbox.recover();

        outbox.sent(claim, "250 2.0.0 Ok");

        assertThat(desk.state(id)).isEqualTo("sent");
        assertThat(desk.entry(id).reply()).isEqualTo("250 2.0.0 Ok");
        assertThat(desk.entry(id).sentAt()).isEqualTo(desk.clock.instant());
    }

    @Test
    void lets_who_holds_an_old_claim_change_nothing() {
        var id = desk.putBrief(desk.reader(ANN), ANN);
        var old = outbox.claim(LEASE).orElseThrow();
        desk.expire(id);
        outbox.recover();
        var mine = outbox.claim(LEASE).orElseThrow();

        assertThat(outbox.sending(old, LEASE)).isFalse();
        outbox.failed(old, "refused", "550 no");
        outbox.skipped(old, "downtime");
        outbox.deferred(old, "450 later", desk.clock.instant());
        outbox.sent(old, "250 Ok");
        assertThat(outbox.skippedIfLeft(old)).isFalse();

        assertThat(desk.state(id)).isEqualTo("claimed");
        assertThat(outbox.sending(mine, LEASE)).isTrue();
    }

    @Test
    void skips_the_brief_of_a_reader_who_has_left() {
        var reader = desk.reader(ANN);
        var id = desk.putBrief(reader, ANN);
        desk.unsubscribe(reader);

        assertThat(outbox.claim(LEASE)).isEmpty();
        assertThat(desk.state(id)).isEqualTo("skipped(unsubscribed)");
    }

    @Test
    void skips_the_brief_of_a_reader_who_was_deleted() {
        var reader = desk.reader(ANN);
        var id = desk.putBrief(reader, ANN);
        desk.db.sql("delete from subscriber").update();

        assertThat(outbox.claim(LEASE)).isEmpty();
        assertThat(desk.state(id)).isEqualTo("skipped(unsubscribed)");
    }

    @Test
    void lets_nobody_hand_over_a_brief_whose_reader_left_after_it_was_claimed() {
        var reader = desk.reader(ANN);
        var id = desk.putBrief(reader, ANN);
        var claim = outbox.claim(LEASE).orElseThrow();
        desk.unsubscribe(reader);

        assertThat(outbox.sending(claim, LEASE)).isFalse();
        assertThat(outbox.skippedIfLeft(claim)).isTrue();
        assertThat(desk.state(id)).isEqualTo("skipped(unsubscribed)");
    }

    @Test
    void sends_a_confirmation_to_somebody_who_is_no_reader_yet() {
        var id = desk.putConfirmation(ANN);
        var claim = outbox.claim(LEASE).orElseThrow();

        assertThat(claim.id()).isEqualTo(id);
        assertThat(outbox.sending(claim, LEASE)).isTrue();
    }

    @Test
    void holds_back_one_domain_and_no_other() {
        var there = desk.putConfirmation("ann@Busy.example");
        var elsewhere = desk.putConfirmation("ann@notbusy.example");
        var until = desk.clock.instant().plusSeconds(60);

        outbox.pause("busy.example", until);

        assertThat(desk.nextAttempt(there)).isEqualTo(until);
        assertThat(desk.nextAttempt(elsewhere)).isEqualTo(desk.clock.instant());
    }

    @Test
    void lists_the_newest_first() {
        var older = desk.putConfirmation(ANN);
        desk.clock.forward(Duration.ofSeconds(1));
        var newer = desk.putConfirmation(ANN);

        assertThat(outbox.newest(10).stream().map(Outbox.Entry::id)).isEqualTo(List.of(newer, older));
        assertThat(outbox.newest(1)).hasSize(1);
        assertThat(outbox.find(UUID.randomUUID())).isEqualTo(Optional.empty());
    }
}
