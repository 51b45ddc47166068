package io.podbrief.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podbrief.testing.HashedWords;
import io.podbrief.testing.MovableClock;
import io.podbrief.testing.Tables;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubscriberStoreTest {
    private static final Tables TABLES = Tables.fresh();
    private static final EmailAddress ANN = new EmailAddress("Ann@Example.org");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalTime SEVEN = LocalTime.of(7, 0);
    private static final Duration PAUSE = Duration.ofMinutes(15);

    private final MovableClock clock = MovableClock.at("2026-05-12T07:00:00Z");
    private final SubscriberStore store = new SubscriberStore(TABLES.db(), clock, new HashedWords());

    @BeforeEach
    void clear() {
        TABLES.clear("subscriber", "interest");
    }

    private Subscriber ann() {
        return store.findOrCreate(ANN, BERLIN, SEVEN);
    }

    private List<String> wordings(Subscriber reader) {
        return store.interests(reader.id()).stream().map(Interest::wording).toList();
    }

    @Test
    void keeps_an_address_as_it_was_typed_and_knows_its_other_spellings() {
        var reader = ann();

        assertThat(reader.address()).isEqualTo("Ann@Example.org");
        assertThat(reader.state()).isEqualTo(Subscriber.State.PENDING);
        assertThat(reader.zone()).isEqualTo(BERLIN);
        assertThat(reader.hour()).isEqualTo(SEVEN);
        assertThat(store.findOrCreate(new EmailAddress("ann@example.ORG"), ZoneId.of("UTC"), LocalTime.NOON))
                .isEqualTo(reader);
        assertThat(store.find(new EmailAddress("ANN@EXAMPLE.ORG"))).contains(reader);
    }

    @Test
    void makes_one_reader_of_an_address_that_signs_up_many_times_at_once() {
        var ids = new java.util.concurrent.ConcurrentSkipListSet<Long>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 40; i++)
                threads.execute(() -> ids.add(ann().id().value()));
        }

        assertThat(ids).hasSize(1);
    }

    @Test
    void has_no_brief_due_for_somebody_who_has_not_confirmed() {
        var reader = ann();
        store.setNextBrief(reader.id(), clock.instant());

        assertThat(store.due(10)).isEmpty();
        assertThat(store.nextBrief(reader.id())).isEmpty();
        assertThat(store.active()).isZero();
    }

    @Test
    void has_the_longest_waiting_due_first_and_nobody_before_their_time() {
        var late = store.findOrCreate(new EmailAddress("late@example.org"), BERLIN, SEVEN);
        var early = store.findOrCreate(new EmailAddress("early@example.org"), BERLIN, SEVEN);
        var later = store.findOrCreate(new EmailAddress("later@example.org"), BERLIN, SEVEN);
        store.activate(late.id(), clock.instant());
        store.activate(early.id(), clock.instant().minusSeconds(60));
        store.activate(later.id(), clock.instant().plusSeconds(1));

        assertThat(store.due(10).stream().map(due -> due.subscriber().id())).containsExactly(early.id(), late.id());
        assertThat(store.due(1)).hasSize(1);
        assertThat(store.active()).isEqualTo(3);
    }

    @Test
    void forgets_a_due_brief_when_the_reader_leaves_and_stays_left() {
        var reader = ann();
        store.activate(reader.id(), clock.instant());
        store.unsubscribe(reader.id());
        clock.forward(Duration.ofDays(1));
        store.unsubscribe(reader.id());

        assertThat(store.due(10)).isEmpty();
        assertThat(store.find(reader.id()).map(Subscriber::state)).contains(Subscriber.State.UNSUBSCRIBED);
        assertThat(TABLES.one("select cast(unsubscribed_at as text) from subscriber"))
                .startsWith("2026-05-12");
    }

    @Test
    void allows_one_mail_in_a_quarter_of_an_hour_and_three_a_day() {
        var reader = ann();
        int allowed = 0;

        assertThat(store.mayMail(reader.id(), PAUSE, 3)).isTrue();
        assertThat(store.mayMail(reader.id(), PAUSE, 3)).isFalse();
        clock.forward(PAUSE.minusSeconds(1));
        assertThat(store.mayMail(reader.id(), PAUSE, 3)).isFalse();
        clock.forward(Duration.ofSeconds(1));
        for (int i = 0; i < 10; i++) {
            if (store.mayMail(reader.id(), PAUSE, 3)) allowed++;
            clock.forward(PAUSE);
        }
        assertThat(allowed).isEqualTo(2);
        clock.set(Instant.parse("2026-05-13T00:00:00Z"));
        assertThat(store.mayMail(reader.id(), PAUSE, 3)).isTrue();
    }

    @Test
    void allows_one_mail_however_many_ask_at_once() {
        var reader = ann();
        var allowed = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 40; i++)
                threads.execute(() -> allowed.addAndGet(store.mayMail(reader.id(), PAUSE, 3) ? 1 : 0));
        }

        assertThat(allowed).hasValue(1);
    }

    @Test
    void deletes_a_sign_up_that_nobody_confirmed_for_a_week() {
        var pending = ann();
        var active = store.findOrCreate(new EmailAddress("bob@example.org"), BERLIN, SEVEN);
        store.activate(active.id(), clock.instant());

        clock.forward(Duration.ofDays(7));
        assertThat(store.deletePending(Duration.ofDays(7))).isZero();
        clock.forward(Duration.ofSeconds(1));
        assertThat(store.deletePending(Duration.ofDays(7))).isEqualTo(1);
        assertThat(store.find(pending.id())).isEmpty();
        assertThat(store.find(active.id())).isPresent();
    }

    @Test
    void keeps_a_sign_up_as_long_as_its_last_mails_link_is_good() {
        var pending = ann();
        clock.forward(Duration.ofDays(6));
        store.mayMail(pending.id(), PAUSE, 3); // they asked again

        clock.forward(Duration.ofDays(2));
        assertThat(store.deletePending(Duration.ofDays(7))).isZero();
        clock.forward(Duration.ofDays(6));
        assertThat(store.deletePending(Duration.ofDays(7))).isEqualTo(1);
    }

    @Test
    void uses_a_sign_in_nonce_once_and_only_the_newest() {
        var reader = ann();
        store.setSignInNonce(reader.id(), "old");
        store.setSignInNonce(reader.id(), "new");

        assertThat(store.useSignInNonce(reader.id(), "old")).isFalse();
        assertThat(store.useSignInNonce(reader.id(), "new")).isTrue();
        assertThat(store.useSignInNonce(reader.id(), "new")).isFalse();
        assertThat(store.useSignInNonce(reader.id(), "")).isFalse();
    }

    @Test
    void keeps_interests_in_the_readers_order_and_words() {
        var reader = ann();
        store.setInterests(reader.id(), List.of("  Grid   Batteries ", "", "open models", "grid batteries", " "));

        assertThat(wordings(reader)).containsExactly("Grid Batteries", "open models");
        store.setInterests(reader.id(), List.of("open models", "cooking"));
        assertThat(wordings(reader)).containsExactly("open models", "cooking");
        store.setInterests(reader.id(), List.of());
        assertThat(wordings(reader)).isEmpty();
    }

    @Test
    void shares_an_interest_among_readers() {
        store.setInterests(ann().id(), List.of("Grid batteries"));
        var bob = store.findOrCreate(new EmailAddress("bob@example.org"), BERLIN, SEVEN);
        store.setInterests(bob.id(), List.of("grid BATTERIES"));

        assertThat(TABLES.one("select count(*) from interest")).isEqualTo("1");
        assertThat(wordings(bob)).containsExactly("grid BATTERIES");
    }

    @Test
    void keeps_forty_interests_of_two_hundred_characters() {
        var reader = ann();
        var many = IntStream.range(0, 60).mapToObj(i -> i + " x".repeat(500)).toList();

        store.setInterests(reader.id(), many);

        assertThat(store.interests(reader.id()))
                .hasSize(40)
                .allSatisfy(one -> assertThat(one.wording().length()).isLessThanOrEqualTo(200));
    }

    @Test
    void takes_whatever_a_form_may_hold() {
        var reader = ann();

        store.setInterests(
                reader.id(),
                List.of(
                        "null \u0000 byte",
                        "tab\tand\u0007bell",
                        "half a \ud83c character",
                        "'; drop table subscriber; --",
                        "🎙".repeat(200)));

        assertThat(wordings(reader))
                .startsWith("null byte", "tab and bell", "half a character", "'; drop table subscriber; --")
                .hasSize(5);
        assertThat(wordings(reader).getLast().codePoints()).allMatch(c -> c == 0x1f399);
    }

    @Test
    void loses_no_interests_when_the_new_ones_cannot_be_stored() {
        var reader = ann();
        store.setInterests(reader.id(), List.of("grid batteries"));
        var wanted = store.understand(List.of("cooking", "sailing"));
        var broken = List.of(wanted.getFirst(), wanted.getFirst()); // the same row twice

        assertThatThrownBy(() -> TABLES.transaction().executeWithoutResult(_ -> store.follow(reader.id(), broken)))
                .isInstanceOf(RuntimeException.class);

        assertThat(wordings(reader)).containsExactly("grid batteries");
    }

    @Test
    void embeds_an_interest_again_when_the_model_is_another() {
        var reader = ann();
        store.setInterests(reader.id(), List.of("grid batteries"));
        TABLES.db().sql("update interest set embedding_model = 'old'").update();

        store.setInterests(reader.id(), List.of("grid batteries"));

        assertThat(TABLES.one("select embedding_model from interest")).isEqualTo("hashed-words");
        assertThat(store.interests(reader.id()).getFirst().embedding()).isEqualTo(HashedWords.of("grid batteries"));
    }
}
