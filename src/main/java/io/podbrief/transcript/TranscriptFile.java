package io.podbrief.transcript;

import io.podbrief.transcript.published.PublishedFormats;

/// A publisher's transcript as a file that somebody has, without asking a network for it.
public final class TranscriptFile {
    /// Larger than the transcript of any episode in any format.
    public static final int MOST_BYTES = PublishedFormats.MOST_BYTES;

    private TranscriptFile() {}

    /// Reads one as it would be read when fetched.
    ///
    /// @param format what it was when it was fetched, as [Source.Published] names it; decides only between Markdown
    ///     and plain text
    /// @throws io.podbrief.platform.Failure.Permanent `transcript.invalid`
    public static Transcript read(byte[] body, String format) {
        return PublishedFormats.read(body, format.equals("markdown") ? "text/markdown" : null, null, null);
    }
}
