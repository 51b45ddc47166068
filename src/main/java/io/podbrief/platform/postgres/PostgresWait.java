package io.podbrief.platform.postgres;

import java.time.Duration;
import java.util.function.Consumer;

/// Patience with one slow step of the database: knows when it is over, and says now and then what is being waited
/// for.
final class PostgresWait {
    private static final Duration STEP = Duration.ofMillis(50);
    private static final Duration UNTIL_FIRST_WORD = Duration.ofSeconds(1);
    private static final Duration BETWEEN_WORDS = Duration.ofSeconds(5);

    private final long began = System.nanoTime();
    private final Duration patience;
    private final Consumer<String> progress;
    private Duration nextWord = UNTIL_FIRST_WORD;

    PostgresWait(Duration patience, Consumer<String> progress) {
        this.patience = patience;
        this.progress = progress;
    }

    boolean isOver() {
        return waited().compareTo(patience) > 0;
    }

    Duration waited() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /// Rests a moment.
    ///
    /// @param what a sentence without its full stop; passed on after a second, then every five
    void pause(String what) {
        tell(what);
        try {
            Thread.sleep(STEP);
        } catch (InterruptedException e) {
            throw new IllegalStateException("the database's own thread was interrupted", e);
        }
    }

    void tell(String what) {
        if (waited().compareTo(nextWord) < 0) return;
        nextWord = waited().plus(BETWEEN_WORDS);
        progress.accept(what + ", " + waited().toSeconds() + " s so far.");
    }
}
