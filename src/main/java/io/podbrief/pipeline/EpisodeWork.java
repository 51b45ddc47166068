package io.podbrief.pipeline;

import io.podbrief.feed.Episode;
import io.podbrief.feed.EpisodeStore;
import io.podbrief.feed.EpisodeStore.Work;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Works off the episodes that are due, as many at once as there are cores; two at least, for one may be long.
@Component
public final class EpisodeWork implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EpisodeWork.class);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private static final Duration STOP = Duration.ofSeconds(3);
    private static final Duration END = Duration.ofMinutes(1);

    private final EpisodeStore episodes;
    private final EpisodePipeline pipeline;
    private final Clock clock;
    private final Set<ExecutorService> underWay = ConcurrentHashMap.newKeySet();

    EpisodeWork(EpisodeStore episodes, EpisodePipeline pipeline, Clock clock) {
        this.episodes = episodes;
        this.pipeline = pipeline;
        this.clock = clock;
    }

    /// Runs every due episode and returns when none is due any more, or soon after the calling thread is
    /// interrupted: then with that thread's mark still set, and what was under way to be taken up after its lease.
    ///
    /// @param onEnd called from any thread after each run, with the episode's id
    public void runDue(Consumer<Episode.Id> onEnd) {
        int hands = Math.max(2, Runtime.getRuntime().availableProcessors());
        var crew = new Crew();
        var threads = Executors.newFixedThreadPool(
                hands, Thread.ofPlatform().name("episode-", 1).factory());
        for (int i = 0; i < hands; i++) threads.execute(() -> drain(crew, onEnd));
        threads.shutdown();
        underWay.add(threads);
        try {
            threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            crew.stop();
            stop(threads, STOP);
            Thread.currentThread().interrupt();
        }
        underWay.removeIf(ExecutorService::isTerminated);
    }

    private static void stop(ExecutorService threads, Duration most) {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(most.toMillis(), TimeUnit.MILLISECONDS))
                LOG.atInfo().log("some work on episodes goes on after it was to stop");
        } catch (InterruptedException _) {
            // asked a second time: nobody wants to wait
        }
    }

    /// Waits for what could not be stopped at once: the models that it computes with must not go away under it.
    @Override
    public void close() {
        for (var threads : underWay) stop(threads, END);
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
        private volatile boolean stopped;

        void stop() {
            stopped = true;
        }

        /// Runs one due episode after the other. Counts as work from before the first look: between a claim and its run
        /// nobody may think that all have gone home.
        void takeAll(Consumer<Episode.Id> onEnd) {
            begin();
            try {
                for (var work = next(); work.isPresent(); work = next()) {
                    run(work.get(), this);
                    onEnd.accept(work.get().episode().id());
                }
            } finally {
                end();
            }
        }

        private Optional<Work> next() {
            return stopped ? Optional.empty() : episodes.claimDue(Stages.LEASE);
        }

        private synchronized void begin() {
            working++;
        }

        private synchronized void end() {
            if (--working == 0) notifyAll();
        }

        /// Waits a little, if so.
        synchronized boolean areOthersAtWork() {
            if (working == 0 || stopped) return false;
            try {
                wait(LOOK_AGAIN.toMillis());
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    private void run(Work work, Crew crew) {
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
            if (crew.stopped) LOG.atInfo().addKeyValue("episode", id.value()).log("episode is left where it stands");
            else settle(standing(work), e); // what an interrupted thread throws says nothing of the episode
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
