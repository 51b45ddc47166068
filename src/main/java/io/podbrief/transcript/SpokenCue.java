package io.podbrief.transcript;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One piece of speech as a format hands it over, before it has a place in the transcript's text.
///
/// @param from when it starts; `null` when the format gives no times
/// @param to when it ends; `null` when not known
/// @param speaker the name as given; `null` when none is
/// @param text plain text, no markup, not blank
/// @param newTurn it does not run on from the cue before, though the names do not say so: a dash or `>>` in
///     captions, where somebody else speaks, or a paragraph after a title
public record SpokenCue(
        @Nullable Duration from,
        @Nullable Duration to,
        @Nullable String speaker,
        String text,
        boolean newTurn) {
    public SpokenCue {
        if (text.isBlank()) throw new IllegalArgumentException("a cue without words");
    }

    /// A cue whose change of speaker shows in the names alone.
    public SpokenCue(@Nullable Duration from, @Nullable Duration to, @Nullable String speaker, String text) {
        this(from, to, speaker, text, false);
    }
}
