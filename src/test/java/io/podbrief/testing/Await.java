package io.podbrief.testing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Waits for what another process does: looks again and again, and not for ever.
public final class Await {
    private static final long PAUSE = 50; // milliseconds between two looks

    private Await() {}

    /// Returns when something has come.
    ///
    /// @param what is awaited, for the message
    /// @throws AssertionError if it has not come in time
    public static void until(String what, Duration most, BooleanSupplier come) {
        long end = System.nanoTime() + most.toNanos();
        while (!come.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("waited " + most.toSeconds() + " s for " + what);
            pause(PAUSE);
        }
    }

    /// Lets some time pass, where the point is that it is a random one.
    public static void pause(long milliseconds) {
        try {
            if (new CountDownLatch(1).await(milliseconds, TimeUnit.MILLISECONDS)) throw new IllegalStateException();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
