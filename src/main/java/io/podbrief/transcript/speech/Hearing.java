package io.podbrief.transcript.speech;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How one recording is to be heard.
///
/// @param language BCP 47, as the feed says it; `null` to find out by listening, where the model can
/// @param threads of computing, at least 1
/// @param from what lies before it is not heard; zero for the whole recording
public record Hearing(@Nullable String language, int threads, Duration from) {
    private static final int MOST_THREADS = 8; // more bring whisper nothing

    public Hearing {
        if (threads < 1) throw new IllegalArgumentException(threads + " threads");
        if (from.isNegative()) throw new IllegalArgumentException("hearing from " + from);
    }

    /// The whole recording, on the cores that nobody else uses now. The engine's threads spin while they wait for
    /// each other: with a machine of 2 cores and a load of 5 a clip took 5 s on one thread and 7 to 14 s on two.
    public static Hearing in(@Nullable String language) {
        int cores = Runtime.getRuntime().availableProcessors();
        double load = Math.max(0, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        int threads = Math.clamp(Math.round(cores - load), 1, MOST_THREADS);
        return new Hearing(language, threads, Duration.ZERO);
    }

    /// The same, but only what comes after a position.
    public Hearing after(Duration position) {
        return new Hearing(language, threads, position);
    }
}
