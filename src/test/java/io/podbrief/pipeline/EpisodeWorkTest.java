package io.podbrief.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podbrief.feed.Episode;
import io.podbrief.feed.EpisodeStore;
import io.podbrief.feed.FeedPoller;
import io.podbrief.feed.FeedStore;
import io.podbrief.testing.RunningInstance;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

class EpisodeWorkTest extends RunningInstance {
    private static final String TRANSCRIPT = "/demo/seat-count/the-grey-box.md";
    private static final Duration LEASE = Duration.ofMinutes(10);

    @Autowired
    private EpisodeWork work;

    @Autowired
    private EpisodePipeline pipeline;

    @Autowired
    private EpisodeStore episodes;

    /// One made-up show, of whose episodes one is to run.
    @BeforeEach
    void follow() {
        startOver();
        SHOWS.answerAsUsual();
        bean(FeedStore.class).add(URI.create("http://" + SHOWS.authority() + "/demo/seat-count/feed.xml"));
        bean(FeedPoller.class).pollDue();
        db().sql("update episode set stage = 'listed', run_at = null where guid not like '%grey-box%'")
                .update();
    }

    @AfterEach
    void behave() {
        SHOWS.answerAsUsual();
    }

    private Episode episode() {
        return episodes.find("demo-seat-count-the-grey-box").getFirst();
    }

    private void run() {
        work.runDue(_ -> {});
    }

    /// Everything that an episode's stages store.
    private String results() {
        return one(
                "select count(*) || ' ' || coalesce(md5(string_agg(i.id || i.text || q.text || c.claim_id, '|' order by i.id)), '') from insight i"
                        + " join quote q on q.insight_id = i.id left join claim_insight c on c.insight_id = i.id");
    }

    /// Lets the lease run out, as if the worker had died.
    private void die() {
        db().sql("update episode set lease_until = now() - interval '1 second' where lease_until is not null")
                .update();
    }

    @Test
    @Timeout(60)
    void takes_what_becomes_due_while_another_episode_takes_long() {
        var other = new CountDownLatch(1);
        var first = new AtomicBoolean(true);
        work.runDue(_ -> {
            if (!first.getAndSet(false)) {
                other.countDown();
                return;
            }
            db().sql(
                            "update episode set stage = 'transcript', run_at = now() - interval '1 year' where guid not like '%grey-box%'")
                    .update();
            try {
                other.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(one("select count(*) from episode where stage = 'ready'")).isEqualTo("2");
    }

    @Test
    void starts_again_what_ended_for_a_reason_that_has_gone() {
        db().sql(
                        "update episode set stage = 'ended', run_at = null, reason = 'transcript.none: None. speech.no_model: None.' where guid like '%grey-box%'")
                .update();
        var published = episode().publishedAt();
        assertThat(episodes.restartEnded("speech.over_budget", published)).isZero();
        assertThat(episodes.restartEnded("speech.no_model", published.plusSeconds(1)))
                .isZero();
        assertThat(episodes.restartEnded("speech.no_model", published)).isOne();
        run();
        assertThat(episode().stage()).isEqualTo(Episode.Stage.READY);
    }

    @Test
    void brings_an_episode_from_its_feed_to_insights_that_can_be_found() {
        run();

        assertThat(episode().stage()).isEqualTo(Episode.Stage.READY);
        assertThat(episode().readyAt()).isEqualTo(CLOCK.instant());
        assertThat(episodes.runs(episode().id()).stream().map(EpisodeStore.Run::stage))
                .containsExactlyInAnyOrder(Episode.Stage.TRANSCRIPT, Episode.Stage.INSIGHT, Episode.Stage.RELATION);
        assertThat(one("select count(*) > 0 from insight")).isEqualTo("true");
        assertThat(one("select count(*) from insight"))
                .isEqualTo(String.valueOf(
                        bean(io.podbrief.search.InsightIndex.class).size()));
    }

    @Test
    void gives_the_same_when_it_runs_again_from_any_stage() {
        run();
        var before = results();

        for (var stage :
                new Episode.Stage[] {Episode.Stage.TRANSCRIPT, Episode.Stage.INSIGHT, Episode.Stage.RELATION}) {
            episodes.start(episode().id(), stage);
            run();
            assertThat(results()).as("from %s", stage).isEqualTo(before);
        }
    }

    @Test
    void goes_on_where_a_dead_worker_left_off() {
        var begun = episodes.claimDue(LEASE).orElseThrow();
        var transcript = bean(io.podbrief.transcript.Transcripts.class).of(begun.episode());
        bean(io.podbrief.transcript.TranscriptStore.class)
                .put(
                        begun.episode().id(),
                        ((io.podbrief.transcript.Transcripts.Found.Present) transcript).transcript());
        episodes.advance(
                begun,
                Episode.Stage.INSIGHT,
                new EpisodeStore.Run(Episode.Stage.TRANSCRIPT, Duration.ZERO, "done", java.util.Map.of()),
                LEASE);
        die();
        SHOWS.answer(TRANSCRIPT, 500, ""); // nobody needs it again

        run();

        assertThat(episode().stage()).isEqualTo(Episode.Stage.READY);
    }

    @Test
    void tries_again_later_while_a_server_is_busy() {
        SHOWS.answer(TRANSCRIPT, 503, "busy");
        run();
        assertThat(episode().stage()).isEqualTo(Episode.Stage.TRANSCRIPT);
        assertThat(episode().reason()).startsWith("transcript.unreachable: ");
        assertThat(episodes.dueNow()).isZero();

        SHOWS.answerAsUsual();
        run();
        assertThat(episode().stage()).as("not before its time").isEqualTo(Episode.Stage.TRANSCRIPT);
        CLOCK.forward(Duration.ofHours(6));
        run();

        assertThat(episode().stage()).isEqualTo(Episode.Stage.READY);
        assertThat(episode().reason()).isNull();
    }

    @Test
    void gives_up_after_eight_tries_and_says_why() {
        SHOWS.answer(TRANSCRIPT, 503, "busy");
        for (int i = 1; i <= 8; i++) {
            assertThat(episode().stage()).as("before try %d", i).isEqualTo(Episode.Stage.TRANSCRIPT);
            run();
            CLOCK.forward(Duration.ofHours(6));
        }

        assertThat(episode().stage()).isEqualTo(Episode.Stage.ENDED);
        assertThat(episode().reason()).startsWith("transcript.unreachable: gave up after 8 tries.");
    }

    @Test
    void ends_an_episode_whose_transcript_is_none() {
        SHOWS.answer(TRANSCRIPT, 404, "no such file");
        run();

        assertThat(episode().stage()).isEqualTo(Episode.Stage.ENDED);
        assertThat(episode().reason()).startsWith("transcript.unusable: ");
    }

    @Test
    void stores_nothing_of_a_worker_that_was_taken_over_from() {
        var frozen = episodes.claimDue(LEASE).orElseThrow();
        die();
        var heir = episodes.claimDue(LEASE).orElseThrow();

        assertThatThrownBy(() -> pipeline.run(frozen)).isInstanceOf(Stages.LostLease.class);

        assertThat(one("select count(*) from transcript")).isEqualTo("0");
        assertThat(episode().stage()).isEqualTo(Episode.Stage.TRANSCRIPT);
        pipeline.run(heir);
        assertThat(episode().stage()).isEqualTo(Episode.Stage.READY);
    }

    @Test
    void leaves_an_episode_alone_that_has_killed_three_workers() {
        for (int i = 0; i < 3; i++) {
            assertThat(episodes.claimDue(LEASE)).isPresent();
            die();
        }

        run();

        assertThat(episode().stage()).isEqualTo(Episode.Stage.ENDED);
        assertThat(episode().reason())
                .startsWith("job.quarantined: ")
                .endsWith("podbrief episode " + episode().id().value() + " --from transcript");
        episodes.start(episode().id(), Episode.Stage.TRANSCRIPT); // what that command does
        run();
        assertThat(episode().stage()).isEqualTo(Episode.Stage.READY);
    }

    @Test
    void gives_up_no_episode_because_the_database_went_away() {
        db().sql(
                        "create function away() returns trigger language plpgsql as $$ begin raise exception 'terminating connection' using errcode = '57P01'; end $$")
                .update();
        db().sql("create trigger away before insert on insight execute function away()")
                .update();
        try {
            run();
        } finally {
            db().sql("drop function away cascade").update();
        }

        assertThat(episode().stage()).isEqualTo(Episode.Stage.INSIGHT);
        assertThat(episode().reason()).startsWith("db.unavailable: ");
        CLOCK.forward(Duration.ofSeconds(10));
        run();
        assertThat(episode().stage()).isEqualTo(Episode.Stage.READY);
    }

    @Test
    void ends_an_episode_that_meets_a_bug_of_ours_and_keeps_the_others_going() {
        db().sql("alter table insight add constraint bug check (headline = '')").update();
        try {
            run();
        } finally {
            db().sql("alter table insight drop constraint bug").update();
        }

        assertThat(episode().stage()).isEqualTo(Episode.Stage.ENDED);
        assertThat(episode().reason())
                .startsWith("bug: DataIntegrityViolationException: ")
                .endsWith("--from insight");
        episodes.start(episode().id(), Episode.Stage.INSIGHT);
        run();
        assertThat(episode().stage()).isEqualTo(Episode.Stage.READY);
    }
}
