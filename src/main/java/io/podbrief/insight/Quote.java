package io.podbrief.insight;

import io.podbrief.transcript.Transcript;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Exact words of one speaker and where they stand.
///
/// @param text the exact substring `[start, end)` of the transcript's text
/// @param start offset of its first character in the transcript's text, in Unicode code points
/// @param end offset after its last one, in code points
/// @param from when it starts in the recording; `null` when the transcript has no times
/// @param to when it ends; `null` when not known
/// @param speaker as the publisher names them; `null` when not known, never guessed
/// @param before up to [#AROUND] characters of transcript right before it, to find it again in another version
/// @param after up to [#AROUND] characters right after it
public record Quote(
        String text,
        int start,
        int end,
        @Nullable Duration from,
        @Nullable Duration to,
        @Nullable String speaker,
        String before,
        String after) {
    /// Characters of transcript kept on either side.
    public static final int AROUND = 80;

    public Quote {
        if (text.isBlank()) throw new IllegalArgumentException("a quote without words");
        if (text.codePointCount(0, text.length()) != end - start)
            throw new IllegalArgumentException("a quote of another length than its span");
    }

    /// Whether a transcript has exactly these words at this place.
    public boolean standsIn(Transcript transcript) {
        var whole = transcript.text();
        return end <= whole.codePointCount(0, whole.length())
                && whole.substring(transcript.charAt(start), transcript.charAt(end))
                        .equals(text);
    }
}
