package io.podbrief.transcript.speech.whisper;

import java.time.Duration;

/// What a child may use before it is ended.
///
/// @param longest audio that is heard at most
/// @param start time until the recording is open and the model loaded
/// @param stall time without any progress; one window of a large model on a busy machine takes a minute
/// @param timesAudio time for each time of audio, on top of `start`
/// @param memory bytes of resident memory; 0 for one and a half times what the model needs and half a GiB
record Limits(Duration longest, Duration start, Duration stall, double timesAudio, long memory) {
    static final Limits USUAL = new Limits(Duration.ofHours(6), Duration.ofMinutes(3), Duration.ofMinutes(5), 4, 0);

    /// How long a hearing may take.
    ///
    /// @param audio what the file claims to last, or what was heard of it, whichever is longer
    Duration total(Duration audio) {
        var counted = audio.compareTo(longest) > 0 ? longest : audio;
        return start.plusMillis((long) (counted.toMillis() * timesAudio));
    }

    long memory(Models.Model model) {
        return memory > 0 ? memory : model.needsMemory() * 3 / 2 + (512L << 20);
    }
}
