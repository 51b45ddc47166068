package io.podbrief.insight;

/// A stretch of a transcript's text.
///
/// @param start offset of its first character, in Unicode code points
/// @param end offset after its last one, `> start`
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end <= start) throw new IllegalArgumentException("a span from " + start + " to " + end);
    }
}
