package io.podbrief.transcript.speech.whisper;

import java.time.Duration;

/// Sound as recognizer and speech detector want it: one channel of 16,000 samples a second in `[-1, 1]`, handled
/// in frames of 512 samples, which is what the detector was trained on.
final class Samples {
    static final int HERTZ = 16_000;
    static final int FRAME = 512;

    private Samples() {}

    static long millis(long samples) {
        return samples * 1000 / HERTZ;
    }

    static long of(Duration time) {
        return time.toMillis() * HERTZ / 1000;
    }

    /// As many whole frames as fit into a time.
    static int frames(Duration time) {
        return Math.toIntExact(of(time) / FRAME);
    }
}
