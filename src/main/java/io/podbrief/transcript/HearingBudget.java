package io.podbrief.transcript;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// What hearing has cost in the last 24 hours, and what the next recording will cost by what the last ones did.
/// Kept in memory: a restart begins anew.
final class HearingBudget {
    private static final Duration PERIOD = Duration.ofDays(1);

    private final Duration most;
    private final Clock clock;
    private final Deque<Spent> spent = new ArrayDeque<>();
    private double workPerAudio; // seconds of work per second of audio; 0 before anything was heard

    private record Spent(Instant at, Duration work) {}

    HearingBudget(Duration most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /// What is left now.
    synchronized Duration left() {
        var since = clock.instant().minus(PERIOD);
        while (!spent.isEmpty() && spent.getFirst().at().isBefore(since)) spent.removeFirst();
        var used = spent.stream().map(Spent::work).reduce(Duration.ZERO, Duration::plus);
        return most.minus(used);
    }

    /// Whether half of it or more is left, and there is any at all.
    synchronized boolean isMostlyLeft() {
        return !most.isZero() && left().compareTo(most.dividedBy(2)) >= 0;
    }

    /// The work that a recording is likely to take.
    ///
    /// @param length `null` when not known: an hour is assumed
    /// @param model that would hear it
    synchronized Duration estimate(@Nullable Duration length, String model) {
        var audio = length == null ? Duration.ofHours(1) : length;
        double rate = workPerAudio > 0
                ? workPerAudio
                : HearingSpeed.perHour(model).toMillis()
                        / (double) Duration.ofHours(1).toMillis();
        return Duration.ofMillis((long) (audio.toMillis() * rate));
    }

    /// Books the work on a recording.
    ///
    /// @param audio how much of it was heard; zero where the hearing failed, which says nothing of its speed
    synchronized void book(Duration audio, Duration work) {
        spent.addLast(new Spent(clock.instant(), work));
        if (audio.toSeconds() > 0) workPerAudio = (double) work.toMillis() / audio.toMillis();
    }
}
