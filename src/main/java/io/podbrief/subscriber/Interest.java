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

    /// The form under which equal interests are one: lower case, single spaces.
    static String normalised(String wording) {
        var text = wording.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
