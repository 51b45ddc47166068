package io.podbrief.transcript;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What has been understood of a recording so far. Worth something only for the same file and the same model.
///
/// @param recording SHA-256 of the file, hexadecimal
/// @param heardBy recognizer and model, such as `whisper/base`
/// @param language BCP 47, as found out by listening; `null` while that is open
/// @param position everything before it was heard
/// @param cues what was said before `position`, in order
record HeardPart(String recording, String heardBy, @Nullable String language, Duration position, List<SpokenCue> cues) {
    HeardPart {
        cues = List.copyOf(cues);
    }

    /// Before a hearing begins.
    static HeardPart none(String recording, String heardBy) {
        return new HeardPart(recording, heardBy, null, Duration.ZERO, List.of());
    }

    /// Whether a hearing of this file by this model may go on from here.
    boolean isOf(String recording, String heardBy) {
        return this.recording.equals(recording) && this.heardBy.equals(heardBy);
    }
}
