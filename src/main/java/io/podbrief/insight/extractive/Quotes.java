package io.podbrief.insight.extractive;

import io.podbrief.insight.Quote;
import io.podbrief.transcript.Transcript;

/// Quotes out of a transcript: exact by construction.
final class Quotes {
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
                transcript.speakerAt(start),
                text.substring(Math.max(0, start - Quote.AROUND), start),
                text.substring(end, Math.min(text.length(), end + Quote.AROUND)));
    }
}
