package io.podbrief.insight.extractive;

import io.podbrief.insight.Quote;
import io.podbrief.transcript.Transcript;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Quotes out of a transcript: exact by construction.
final class Quotes {
    /// What transcripts call people whose names nobody wrote down; not names.
    private static final Pattern LABEL = Pattern.compile(
            "(?i)(speaker|spk|person|voice|unknown|unidentified|host|guest|interviewer|narrator)[ _#-]*(\\d+|[a-z])?");

    private Quotes() {}

    /// @param start offset in the transcript's text, in `char` units
    /// @param end offset after the last character
    static Quote of(Transcript transcript, int start, int end) {
        var text = transcript.text();
        return new Quote(
                text.substring(start, end),
                transcript.codePointAt(start),
                transcript.codePointAt(end),
                transcript.timeAt(start),
                transcript.timeAt(end),
                name(transcript.speakerAt(start)),
                text.substring(Math.max(0, start - Quote.AROUND), start),
                text.substring(end, Math.min(text.length(), end + Quote.AROUND)));
    }

    /// The name of a speaker; `null` for a mere label, such as `Speaker 2`.
    static @Nullable String name(@Nullable String speaker) {
        return speaker == null || LABEL.matcher(speaker.strip()).matches() ? null : speaker;
    }
}
