package io.podbrief.pipeline;

import io.podbrief.platform.Failure;
import java.time.Duration;
import java.time.Instant;

/// The one place where exceptions become decisions.
final class Attempt {
    /// Tries at one stage before it is given up.
    static final int MOST = 8;

    private static final Duration LONGEST = Duration.ofHours(6);

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
            default -> throw thrown;
        };
    }

    private static Duration wait(Duration first, int attempt) {
        var wait = first.multipliedBy(1L << Math.min(attempt - 1, 20));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static String reason(Failure failure) {
        return failure.code() + ": " + failure.sentence();
    }
}
