package io.podbrief.pipeline;

import io.podbrief.platform.Failure;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/// The one place where exceptions become decisions.
final class Attempt {
    /// Tries at one stage before it is given up.
    static final int MOST = 8;

    /// Workers that may die at one stage, one after the other, before it is left alone.
    private static final int MOST_DEATHS = 3;

    private static final Duration LONGEST = Duration.ofHours(6);
    private static final Duration DATABASE_AWAY = Duration.ofSeconds(10);

    private Attempt() {}

    /// What to do with a piece of work that failed.
    sealed interface Next {
        /// No further try.
        ///
        /// @param reason code and sentence
        record GiveUp(String reason) implements Next {}

        /// Another try at a time.
        ///
        /// @param reason code and sentence
        record RetryAt(Instant at, String reason) implements Next {}
    }

    /// @param attempt 1 for the first; waits double with each
    /// @throws RuntimeException what was thrown, if it is a bug of ours: the job runner logs it with its stack
    ///     trace
    static Next after(RuntimeException thrown, int attempt, Instant now) {
        return switch (thrown) {
            case Failure.Permanent failure -> new Next.GiveUp(reason(failure));
            case Failure.Retryable failure
            when attempt >= MOST ->
                new Next.GiveUp(failure.code() + ": gave up after " + MOST + " tries. " + failure.sentence());
            case Failure.Retryable failure ->
                new Next.RetryAt(now.plus(wait(failure.after(), attempt)), reason(failure));
            // The database went away under the work: no fault of the work's, so it costs none of its tries.
            case TransientDataAccessException _, DataAccessResourceFailureException _, TransactionException _ ->
                new Next.RetryAt(
                        now.plus(DATABASE_AWAY),
                        "db.unavailable: The database did not answer; the work goes on when it does.");
            default -> throw thrown;
        };
    }

    /// Whether work kills whoever does it: it was begun again and again, and never came to an end, not even to a
    /// failure. Left alone, it would take one process down after another.
    ///
    /// @param attempt of the try that is about to begin, 1 for the first
    /// @param reason of the last failure at this stage; `null` when there was none
    static boolean isPoison(int attempt, @Nullable String reason) {
        return attempt > MOST || (attempt > MOST_DEATHS && reason == null);
    }

    private static Duration wait(Duration first, int attempt) {
        var wait = first.multipliedBy(1L << Math.min(attempt - 1, 20));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static String reason(Failure failure) {
        return failure.code() + ": " + failure.sentence();
    }
}
