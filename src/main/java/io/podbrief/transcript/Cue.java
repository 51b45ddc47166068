package io.podbrief.transcript;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A stretch of a transcript as its publisher timed it.
///
/// @param start index of its first character in [Transcript#text()], in Java `char` units
/// @param end index after its last character; cues are in order and never overlap in the text
/// @param from when it starts, measured from the start of the recording, whole milliseconds; `null` when not
///     known
/// @param to when it ends, whole milliseconds; `null` when not known
/// @param speaker the name as the publisher gives it; `null` when not known, never guessed
public record Cue(
        int start,
        int end,
        @Nullable Duration from,
        @Nullable Duration to,
        @Nullable String speaker) {
    public Cue {
        if (start < 0 || end < start) throw new IllegalArgumentException("a cue from " + start + " to " + end);
    }
}
