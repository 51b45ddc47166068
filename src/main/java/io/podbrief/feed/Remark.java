package io.podbrief.feed;

import org.jspecify.annotations.Nullable;

/// Free text that a publisher states for machines (`podcast:txt`), such as how much of a show a machine made.
///
/// @param purpose lower case, such as `ai-content` or `verify`; `null` when the feed gives none
/// @param text plain text, not blank
public record Remark(@Nullable String purpose, String text) {
    /// The purpose under which publishers declare synthetic content.
    public static final String AI_CONTENT = "ai-content";

    public Remark {
        if (text.isBlank()) throw new IllegalArgumentException("a remark without text");
    }
}
