package io.podbrief.pipeline;

import io.podbrief.feed.EpisodeStore;
import io.podbrief.feed.EpisodeStore.Work;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Works off the episodes that are due, as many at once as there are cores.
@Component
public final class EpisodeWork {
    private static final Logger LOG = LoggerFactory.getLogger(EpisodeWork.class);

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
    public void runDue(Consumer<io.podbrief.feed.Episode.Id> onEnd) {
        int cores = Runtime.getRuntime().availableProcessors();
        try (var threads = Executors.newFixedThreadPool(
                cores, Thread.ofPlatform().name("episode-", 1).factory())) {
            for (int i = 0; i < cores; i++) threads.execute(() -> drain(onEnd));
        }
    }

    private void drain(Consumer<io.podbrief.feed.Episode.Id> onEnd) {
        for (var work = episodes.claimDue(Stages.LEASE); work.isPresent(); work = episodes.claimDue(Stages.LEASE)) {
            run(work.get());
            onEnd.accept(work.get().episode().id());
        }
    }

    private void run(Work work) {
        var id = work.episode().id();
        try {
            pipeline.run(work);
            LOG.atInfo().addKeyValue("episode", id.value()).log("episode done");
        } catch (Stages.LostLease e) {
            LOG.atInfo().addKeyValue("episode", id.value()).log("episode was taken over");
        } catch (RuntimeException e) {
            settle(
                    episodes.find(id)
                            .map(now -> new Work(now, work.attempt(), work.fence()))
                            .orElse(work),
                    e);
        }
    }

    private void settle(Work work, RuntimeException thrown) {
        var id = work.episode().id();
        try {
            switch (Attempt.after(thrown, work.attempt(), clock.instant())) {
                case Attempt.Next.GiveUp(var reason) -> {
                    LOG.atInfo()
                            .addKeyValue("episode", id.value())
                            .addKeyValue("reason", reason)
                            .log("episode given up");
                    episodes.giveUp(work, reason);
                }
                case Attempt.Next.RetryAt(var at, var reason) -> {
                    LOG.atInfo()
                            .addKeyValue("episode", id.value())
                            .addKeyValue("reason", reason)
                            .addKeyValue("at", at)
                            .log("episode is tried again");
                    episodes.retry(work, at, reason);
                }
            }
        } catch (RuntimeException bug) {
            LOG.atError().setCause(bug).addKeyValue("episode", id.value()).log("episode failed by a bug");
            episodes.giveUp(
                    work,
                    "bug: " + bug.getClass().getSimpleName()
                            + ": please report this with the log; the episode can be run again by podbrief episode "
                            + id.value() + " --from " + work.episode().stage().key());
        }
    }
}
