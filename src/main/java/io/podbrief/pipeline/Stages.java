package io.podbrief.pipeline;

import io.podbrief.feed.Episode;
import io.podbrief.feed.EpisodeStore;
import io.podbrief.feed.EpisodeStore.Work;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Ends stages: a stage's result and the next stage's turn are stored in one transaction, by whoever still holds
/// the lease.
@Component
final class Stages {
    /// How long an episode is taken for; a stage that takes longer may be started by somebody else, and then its
    /// result is not stored.
    static final Duration LEASE = Duration.ofMinutes(10);

    private final EpisodeStore episodes;
    private final TransactionTemplate transaction;

    Stages(EpisodeStore episodes, TransactionTemplate transaction) {
        this.episodes = episodes;
        this.transaction = transaction;
    }

    Running begin(Work work) {
        return new Running(work, System.nanoTime());
    }

    /// A stage under way.
    final class Running {
        private final Work work;
        private final long began;

        private Running(Work work, long began) {
            this.work = work;
            this.began = began;
        }

        /// Takes the episode for another while: the stage goes on.
        void keep() {
            if (!episodes.extend(work, LEASE))
                throw new LostLease(work.episode().id());
        }

        /// @param writes stores the stage's result
        Work complete(Episode.Stage next, String outcome, Map<String, Integer> counts, Runnable writes) {
            var took = Duration.ofNanos(System.nanoTime() - began);
            var run = new EpisodeStore.Run(work.episode().stage(), took, outcome, counts);
            var moved = transaction.execute(_ -> {
                writes.run();
                return episodes.advance(work, next, run, LEASE)
                        .orElseThrow(() -> new LostLease(work.episode().id()));
            });
            if (moved == null) throw new IllegalStateException("a transaction without a result");
            return moved;
        }

        /// @param reason code and sentence
        Work end(String reason) {
            return complete(Episode.Stage.ENDED, reason, Map.of(), () -> {});
        }
    }

    /// Somebody else works on the episode now; what this run did is dropped.
    static final class LostLease extends RuntimeException {
        LostLease(Episode.Id id) {
            super("episode " + id.value() + " was taken over");
        }
    }
}
