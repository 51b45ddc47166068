package io.podbrief.transcript;

import java.time.Duration;

/// How long hearing takes, as a guess before anything was heard on this machine.
public final class HearingSpeed {
    /// Seconds of one core per second of talk. Tiny and base as docs/performance.md has them; the others by the size
    /// of their encoders against base's, as nobody has measured them here.
    private static final double TINY = 0.17;

    private static final double BASE = 0.29;
    private static final double SMALL = 1.2;
    private static final double LARGER = 6;

    private HearingSpeed() {}

    /// The work on an hour of talk, with all cores of this machine.
    ///
    /// @param model such as `base`, `tiny.en` or `whisper-small`
    public static Duration perHour(String model) {
        return perHour(model, Runtime.getRuntime().availableProcessors());
    }

    /// More cores help less and less: four are taken to be twice as fast as one.
    static Duration perHour(String model, int cores) {
        return Duration.ofSeconds(Math.round(3600 * ofOneCore(model) / Math.sqrt(cores)));
    }

    private static double ofOneCore(String model) {
        if (model.contains("tiny")) return TINY;
        if (model.contains("base")) return BASE;
        return model.contains("small") ? SMALL : LARGER;
    }
}
