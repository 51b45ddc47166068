package io.podbrief.transcript.published;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One line of a written transcript, its markup already gone.
///
/// @param text plain, one line, may start with a name or a time
/// @param weight how the publisher set it
/// @param opens whether it begins a paragraph
/// @param cite who speaks from here on, if the markup itself says so; else `null`
/// @param time when it is said, if the markup itself says so; else `null`
record Line(
        String text,
        Weight weight,
        boolean opens,
        @Nullable String cite,
        @Nullable Duration time) {
    enum Weight {
        PLAIN,
        /// What stands before the first colon is set in bold, colon included.
        BOLD_LABEL,
        /// All of it is set in bold.
        BOLD,
        HEADING
    }

    static Line of(String text, Weight weight, boolean opens) {
        return new Line(text, weight, opens, null, null);
    }
}
