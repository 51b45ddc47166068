package io.podbrief.platform.http;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// Keeps us polite: one request at a time per host, and a least time between the starts of two. Whoever came
/// first goes first. Waiting blocks the calling thread, so call it from virtual threads.
///
/// ```
/// try (var _ = hosts.enter("feeds.example")) { ... }
/// ```
public final class HostLimiter {
    /// So many hosts may be remembered before those that nobody waits for are forgotten.
    private static final int SWEEP_ABOVE = 4096;

    private final long interval;
    private final ConcurrentHashMap<String, Gate> gates = new ConcurrentHashMap<>();

    /// @param interval least time between the starts of two requests to one host; zero for none
    public HostLimiter(Duration interval) {
        this.interval = interval.toNanos();
    }

    /// Waits for this host's turn and holds it until the result is closed, by whichever thread.
    ///
    /// @param host compared as it is, so give it in lower case
    /// @throws InterruptedException if the thread is interrupted while it waits; nothing is held then
    public Turn enter(String host) throws InterruptedException {
        if (gates.size() > SWEEP_ABOVE) sweep();
        // The count of users goes up inside compute, so that no sweep can drop a gate that somebody is about to use.
        var gate = gates.compute(host, (_, known) -> (known == null ? new Gate() : known).joined());
        try {
            gate.turns.acquire();
        } catch (InterruptedException e) {
            leave(host);
            throw e;
        }
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, gate.openAt - System.nanoTime())));
        } catch (InterruptedException e) {
            gate.turns.release();
            leave(host);
            throw e;
        }
        gate.openAt = System.nanoTime() + interval;
        return new Turn(host, gate);
    }

    private void leave(String host) {
        gates.computeIfPresent(host, (_, gate) -> gate.left());
    }

    private void sweep() {
        long now = System.nanoTime();
        for (var host : gates.keySet()) {
            gates.computeIfPresent(host, (_, gate) -> gate.users == 0 && gate.openAt - now <= 0 ? null : gate);
        }
    }

    /// How many hosts are remembered, for tests of the sweep.
    int remembered() {
        return gates.size();
    }

    /// The right to send one request to a host. Close it when the answer is read.
    public final class Turn implements AutoCloseable {
        private final String host;
        private final Gate gate;

        private Turn(String host, Gate gate) {
            this.host = host;
            this.gate = gate;
        }

        @Override
        public void close() {
            gate.turns.release();
            leave(host);
        }
    }

    private static final class Gate {
        private final Semaphore turns = new Semaphore(1, true);
        private int users; // written inside compute only
        private volatile long openAt = System.nanoTime();

        private Gate joined() {
            users++;
            return this;
        }

        private Gate left() {
            users--;
            return this;
        }
    }
}
