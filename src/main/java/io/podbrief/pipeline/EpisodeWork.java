package io.podbrief.pipeline;

import io.podbrief.feed.Episode;
import io.podbrief.feed.EpisodeStore;
import io.podbrief.feed.EpisodeStore.Work;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Works off the episodes that are due, as many at once as there are cores; two at least, for one may be long.
@Component
public final class EpisodeWork {
    private static final Logger LOG = LoggerFactory.getLogger(EpisodeWork.class);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final EpisodeStore episodes;
    private final EpisodePipeline pipeline;
    private final Clock clock;

    EpisodeWork(EpisodeStore episodes, EpisodePipeline pipeline, Clock clock) {
        this.episodes = episodes;
        this.pipeline = pipeline;
        this.clock = clock;
    }

    /// Runs every due episode and returns when none is due any more.
    ///
    /// @param onEnd called from any thread after each run, with the episode's id
    public void runDue(Consumer<Episode.Id> onEnd) {
        int hands = Math.max(2, Runtime.getRuntime().availableProcessors());
        var crew = new Crew();
        try (var threads = Executors.newFixedThreadPool(
                hands, Thread.ofPlatform().name("episode-", 1).factory())) {
            for (int i = 0; i < hands; i++) threads.execute(() -> drain(crew, onEnd));
        }
    }

    private void drain(Crew crew, Consumer<Episode.Id> onEnd) {
        try {
            do crew.takeAll(onEnd);
            while (crew.areOthersAtWork());
        } catch (RuntimeException e) { // most likely the database is away; what was begun is taken up after its lease
            LOG.atError().setCause(e).log("working on episodes stopped; the next run goes on");
        }
    }

    /// Whoever works off episodes together. One who finds nothing to do stays while others are at work: hearing a
    /// recording takes long, and what becomes due meanwhile need not wait for it.
    private final class Crew {
        private int working;

        /// Runs one due episode after the other. Counts as work from before the first look: between a claim and its run
        /// nobody may think that all have gone home.
        void takeAll(Consumer<Episode.Id> onEnd) {
            begin();
            try {
                for (var work = episodes.claimDue(Stages.LEASE);
                        work.isPresent();
                        work = episodes.claimDue(Stages.LEASE)) {
                    run(work.get());
                    onEnd.accept(work.get().episode().id());
                }
            } finally {
                end();
            }
        }

        private synchronized void begin() {
            working++;
        }

        private synchronized void end() {
            if (--working == 0) notifyAll();
        }

        /// Waits a little, if so.
        synchronized boolean areOthersAtWork() {
            if (working == 0) return false;
            try {
                wait(LOOK_AGAIN.toMillis());
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    private void run(Work work) {
        var id = work.episode().id();
        if (Attempt.isPoison(work.attempt(), work.episode().reason())) {
            giveUp(
                    work,
                    "job.quarantined: Whoever worked on the episode died, again and again. It is left alone"
                            + again(work));
            return;
        }
        try {
            pipeline.run(work);
            LOG.atInfo().addKeyValue("episode", id.value()).log("episode done");
        } catch (Stages.LostLease e) {
            LOG.atInfo().addKeyValue("episode", id.value()).log("episode was taken over");
        } catch (RuntimeException e) {
            settle(standing(work), e);
        }
    }

    /// The work as it stands now: at the stage that failed, which may come after the one it began with.
    private Work standing(Work work) {
        return episodes.find(work.episode().id())
                .map(now -> new Work(now, now.stage() == work.episode().stage() ? work.attempt() : 1, work.fence()))
                .orElse(work);
    }

    private void settle(Work work, RuntimeException thrown) {
        switch (decide(work, thrown)) {
            case Attempt.Next.GiveUp(var reason) -> giveUp(work, reason);
            case Attempt.Next.RetryAt(var at, var reason) -> {
                LOG.atInfo()
                        .addKeyValue("episode", work.episode().id().value())
                        .addKeyValue("reason", reason)
                        .addKeyValue("at", at)
                        .log("episode is tried again");
                episodes.retry(work, at, reason);
            }
        }
    }

    private Attempt.Next decide(Work work, RuntimeException thrown) {
        try {
            return Attempt.after(thrown, work.attempt(), clock.instant());
        } catch (RuntimeException bug) {
            LOG.atError()
                    .setCause(bug)
                    .addKeyValue("episode", work.episode().id().value())
                    .log("episode failed by a bug");
            return new Attempt.Next.GiveUp(
                    "bug: " + bug.getClass().getSimpleName() + ": please report this with the log" + again(work));
        }
    }

    private void giveUp(Work work, String reason) {
        LOG.atInfo()
                .addKeyValue("episode", work.episode().id().value())
                .addKeyValue("reason", reason)
                .log("episode given up");
        episodes.giveUp(work, reason);
    }

    private static String again(Work work) {
        var episode = work.episode();
        return "; it can be run again by podbrief episode " + episode.id().value() + " --from "
                + episode.stage().key();
    }
}
