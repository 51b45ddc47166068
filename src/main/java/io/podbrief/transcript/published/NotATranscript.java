package io.podbrief.transcript.published;

import io.podbrief.platform.Failure;
import io.podbrief.transcript.SpokenCue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The one failure of this package.
final class NotATranscript {
    private static final String CODE = "transcript.invalid";

    private NotATranscript() {}

    /// @param what completes the sentence "The published transcript …", without a full stop
    static Failure.Permanent because(String what) {
        return because(what, null);
    }

    static Failure.Permanent because(String what, @Nullable Throwable cause) {
        return new Failure.Permanent(
                CODE,
                "The published transcript " + what + "; the episode's words have to come from somewhere else.",
                cause);
    }

    /// The cues, if there are any.
    static List<SpokenCue> unlessEmpty(List<SpokenCue> cues) {
        if (cues.isEmpty()) throw because("holds no words");
        return cues;
    }
}
