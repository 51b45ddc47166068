package io.podbrief.subscriber;

import io.podbrief.embedding.Embedding;
import java.util.Locale;

/// What a reader wants to hear about, as a topic or a line of free text. Readers share it: its meaning is computed
/// once.
///
/// @param wording as this reader wrote it
public record Interest(Id id, String wording, Embedding embedding) {
    /// Characters of free text that are kept.
    public static final int LONGEST = 200;

    public record Id(long value) {}

    /// What is kept of what somebody typed: one line without control characters, at most [#LONGEST] characters.
    static String cleaned(String typed) {
        var line = typed.replaceAll("[\\s\\p{Cc}\\p{Cs}]+", " ").strip();
        if (line.length() <= LONGEST) return line;
        boolean splits = Character.isHighSurrogate(line.charAt(LONGEST - 1));
        return line.substring(0, splits ? LONGEST - 1 : LONGEST).strip();
    }

    /// The form under which equal interests are one: lower case.
    static String normalised(String cleaned) {
        return cleaned.toLowerCase(Locale.ROOT);
    }
}
