package io.podbrief.insight;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A stretch of an episode that was kept out of extraction.
///
/// @param reason `ad`, `intro`, `outro` or `cold_open`
/// @param start offset of its first character in the transcript's text, in code points
/// @param end offset after its last one
public record Cut(
        String reason,
        int start,
        int end,
        @Nullable Duration from,
        @Nullable Duration to) {}
