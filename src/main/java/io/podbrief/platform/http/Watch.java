package io.podbrief.platform.http;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Cuts the connection of one exchange when it takes too long. The timeouts of a socket are not enough: a server
/// that sends one byte whenever the timeout is nearly over holds a reader for ever.
final class Watch implements AutoCloseable {
    /// Bytes on the wire per second that a body must bring at least.
    static final int SLOWEST = 1024;

    /// Why the connection was cut.
    enum Cut {
        TIMEOUT,
        SLOW
    }

    private final ScheduledExecutorService timer;
    private final Runnable cancel;
    private final Future<?> total;
    private final AtomicLong received = new AtomicLong();
    private volatile Future<?> stage;
    private volatile @Nullable Cut cut;

    /// Starts counting.
    ///
    /// @param cancel closes the connection, whatever state it is in; called from a thread of its own, at most
    ///     once or twice
    /// @param headers until the response's headers are there
    /// @param total until the body is read
    Watch(ScheduledExecutorService timer, Runnable cancel, Duration headers, Duration total) {
        this.timer = timer;
        this.cancel = cancel;
        this.total = timer.schedule(() -> cut(Cut.TIMEOUT), total.toMillis(), TimeUnit.MILLISECONDS);
        this.stage = timer.schedule(() -> cut(Cut.TIMEOUT), headers.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// The headers are there; from now on the body's pace counts.
    ///
    /// @param window the pace is taken over each such stretch
    void bodyBegins(Duration window) {
        stage.cancel(false);
        long least = SLOWEST * window.toMillis() / 1000;
        var before = new AtomicLong(received.get());
        stage = timer.scheduleAtFixedRate(
                () -> {
                    long now = received.get();
                    if (now - before.getAndSet(now) < least) cut(Cut.SLOW);
                },
                window.toMillis(),
                window.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /// So many bytes came in over the wire.
    void received(int bytes) {
        received.addAndGet(bytes);
    }

    /// Why the connection was cut; `null` while it was not.
    @Nullable
    Cut cut() {
        return cut;
    }

    @Override
    public void close() {
        total.cancel(false);
        stage.cancel(false);
    }

    private void cut(Cut why) {
        if (cut == null) cut = why;
        Thread.startVirtualThread(cancel); // closing may block, and the timer watches over many
    }
}
