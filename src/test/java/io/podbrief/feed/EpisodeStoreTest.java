package io.podbrief.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.testing.Library;
import io.podbrief.testing.MovableClock;
import io.podbrief.testing.Sample;
import io.podbrief.testing.Tables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who may work on an episode: leases and fences.
class EpisodeStoreTest {
    private static final Tables TABLES = Tables.fresh();
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final EpisodeStore.Run RUN =
            new EpisodeStore.Run(Episode.Stage.TRANSCRIPT, Duration.ofMillis(1500), "from vtt", Map.of("words", 1200));

    private final MovableClock clock = MovableClock.at("2026-05-12T07:00:00Z");
    private final EpisodeStore store = new EpisodeStore(TABLES.db(), clock);

    @BeforeEach
    void clear() {
        TABLES.clear("claim_insight", "quote", "insight", "stage_run", "episode", "podcast");
    }

    /// An episode that is to run from its transcript on.
    private Episode.Id due(int number) {
        new Library(TABLES.db(), clock)
                .add(Sample.of(number).published(Sample.PUBLISHED.plusSeconds(number)), clock.instant());
        var id = new Episode.Id(number);
        store.start(id, Episode.Stage.TRANSCRIPT);
        return id;
    }

    private void expire() {
        TABLES.db()
                .sql("update episode set lease_until = now() - interval '1 second' where lease_until is not null")
                .update();
    }

    private Episode episode(Episode.Id id) {
        return store.find(id).orElseThrow();
    }

    @Test
    void gives_each_due_episode_to_one_worker() {
        for (int i = 1; i <= 60; i++) due(i);
        var claimed = Collections.synchronizedList(new ArrayList<Episode.Id>());

        try (var threads = Executors.newFixedThreadPool(6)) {
            for (int i = 0; i < 6; i++) {
                threads.execute(() -> {
                    for (var work = store.claimDue(LEASE); work.isPresent(); work = store.claimDue(LEASE))
                        claimed.add(work.get().episode().id());
                });
            }
        }

        assertThat(claimed).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void gives_out_the_newest_first() {
        due(1);
        var newest = due(9);
        due(5);

        assertThat(store.claimDue(LEASE).map(work -> work.episode().id())).contains(newest);
    }

    @Test
    void gives_an_episode_to_somebody_else_when_its_lease_has_run_out() {
        var id = due(1);
        var dead = store.claimDue(LEASE).orElseThrow();
        assertThat(store.claimDue(LEASE)).isEmpty();
        expire();

        var heir = store.claimDue(LEASE).orElseThrow();

        assertThat(heir.episode().id()).isEqualTo(id);
        assertThat(heir.fence()).isGreaterThan(dead.fence());
        assertThat(heir.attempt()).isEqualTo(2);
    }

    @Test
    void lets_who_lost_the_lease_change_nothing() {
        var id = due(1);
        var frozen = store.claimDue(LEASE).orElseThrow();
        expire();
        var heir = store.claimDue(LEASE).orElseThrow();

        assertThat(store.advance(frozen, Episode.Stage.INSIGHT, RUN, LEASE)).isEmpty();
        store.retry(frozen, clock.instant(), "fetch.timeout: late");
        store.giveUp(frozen, "bug: late");

        assertThat(episode(id).stage()).isEqualTo(Episode.Stage.TRANSCRIPT);
        assertThat(store.runs(id)).isEmpty();
        assertThat(store.advance(heir, Episode.Stage.INSIGHT, RUN, LEASE)).isPresent();
    }

    @Test
    void keeps_the_lease_from_stage_to_stage_and_lets_go_at_the_end() {
        var id = due(1);
        var work = store.claimDue(LEASE).orElseThrow();

        work = store.advance(work, Episode.Stage.INSIGHT, RUN, LEASE).orElseThrow();
        assertThat(work.attempt()).isEqualTo(1);
        assertThat(store.claimDue(LEASE)).isEmpty();
        work = store.advance(work, Episode.Stage.RELATION, RUN, LEASE).orElseThrow();
        work = store.advance(work, Episode.Stage.READY, RUN, LEASE).orElseThrow();

        assertThat(work.episode().stage()).isEqualTo(Episode.Stage.READY);
        assertThat(work.episode().readyAt()).isEqualTo(clock.instant());
        assertThat(store.unfinished()).isZero();
        assertThat(store.runs(id)).containsExactly(RUN);
    }

    @Test
    void waits_with_the_next_try_until_its_time() {
        var id = due(1);
        var work = store.claimDue(LEASE).orElseThrow();
        store.retry(work, clock.instant().plusSeconds(30), "fetch.timeout: The server is slow.");

        assertThat(store.claimDue(LEASE)).isEmpty();
        assertThat(store.dueNow()).isZero();
        assertThat(episode(id).reason()).isEqualTo("fetch.timeout: The server is slow.");
        clock.forward(Duration.ofSeconds(30));
        assertThat(store.claimDue(LEASE)).map(EpisodeStore.Work::attempt).contains(2);
    }

    @Test
    void takes_an_episode_from_whoever_works_on_it_when_somebody_starts_it_again() {
        var id = due(1);
        var before = store.claimDue(LEASE).orElseThrow();

        store.start(id, Episode.Stage.INSIGHT);

        assertThat(store.advance(before, Episode.Stage.INSIGHT, RUN, LEASE)).isEmpty();
        assertThat(store.claimDue(LEASE)).map(EpisodeStore.Work::attempt).contains(1);
    }

    @Test
    void keeps_the_time_when_an_episode_was_first_ready() {
        var id = due(1);
        TABLES.db().sql("update episode set ready_at = '2026-05-01T00:00:00Z'").update();
        var work = store.claimDue(LEASE).orElseThrow();

        store.advance(work, Episode.Stage.READY, RUN, LEASE);

        assertThat(episode(id).readyAt()).isEqualTo("2026-05-01T00:00:00Z");
        assertThat(store.readySince(clock.instant())).isZero();
    }
}
