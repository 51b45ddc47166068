package io.podbrief.feed;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A stretch of an episode that its publisher wants heard.
///
/// @param start from the start of the recording
/// @param length greater than zero
/// @param title plain text; `null` means the episode's own
public record Soundbite(
        Duration start, Duration length, @Nullable String title) {
    public Soundbite {
        if (start.isNegative() || !length.isPositive()) {
            throw new IllegalArgumentException("a soundbite from " + start + " for " + length);
        }
    }
}
