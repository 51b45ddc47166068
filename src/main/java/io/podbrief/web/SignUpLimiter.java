package io.podbrief.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Keeps the sign-up form from being used as a weapon: five sign-ups an hour from one address of the network,
/// sixty a minute from all. Counts live in memory; the limits that protect a mail address are in the database.
@Component
public final class SignUpLimiter {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int PER_CLIENT = 5;
    private static final int OVERALL = 60;
    private static final int MOST_CLIENTS = 100_000;

    private final Clock clock;
    private final Map<String, ArrayDeque<Instant>> byClient = new HashMap<>();
    private final ArrayDeque<Instant> all = new ArrayDeque<>();

    public SignUpLimiter(Clock clock) {
        this.clock = clock;
    }

    /// Counts a sign-up, if there is room for it.
    ///
    /// @param client network address of who asks; an IPv6 one counts with its /64
    public synchronized boolean allows(String client) {
        var now = clock.instant();
        if (byClient.size() > MOST_CLIENTS) byClient.clear();
        var own = byClient.computeIfAbsent(network(client), _ -> new ArrayDeque<>());
        forget(own, now.minus(HOUR));
        forget(all, now.minus(MINUTE));
        if (own.size() >= PER_CLIENT || all.size() >= OVERALL) return false;
        own.add(now);
        all.add(now);
        return true;
    }

    private static void forget(ArrayDeque<Instant> times, Instant before) {
        while (!times.isEmpty() && times.peekFirst().isBefore(before)) times.removeFirst();
    }

    private static String network(String client) {
        var groups = client.split(":");
        return groups.length < 5 ? client : String.join(":", groups[0], groups[1], groups[2], groups[3]);
    }
}
