package io.podbrief.transcript;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One piece of speech as a format hands it over, before it has a place in the transcript's text.
///
/// @param from when it starts; `null` when the format gives no times
/// @param to when it ends; `null` when not known
/// @param speaker the name as given; `null` when none is
/// @param text plain text, no markup, white space collapsed, not blank
public record SpokenCue(@Nullable Duration from, @Nullable Duration to, @Nullable String speaker, String text) {
    public SpokenCue {
        if (text.isBlank()) throw new IllegalArgumentException("a cue without words");
    }
}
