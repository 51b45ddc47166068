package io.podbrief.transcript.published;

import io.podbrief.platform.Failure;
import io.podbrief.transcript.SpokenCue;
import java.util.List;

/// One way in which publishers write a transcript. Add one by adding a class and naming it in
/// [PublishedFormats].
///
/// Implementations are pure, keep nothing between calls, and may be used by many threads at once. Time and
/// memory are linear in the length of the text (a logarithm aside), whatever it holds: publishers' files are
/// hostile input.
interface TranscriptFormat {
    /// What is stored as the format of a transcript: lower case, unique, never renamed.
    String name();

    /// Whether a text is written in this format, judged by its content alone. Cheap: reads the beginning or
    /// looks for a few words, does not parse.
    boolean recognizes(String text);

    /// Reads the cues of a text, in the order in which they are said.
    ///
    /// Keeps every word that is meant to be speech and invents none; times and names are only those that the
    /// file gives. A time that cannot be read is `null`. Times may fall or overlap as they do in the file;
    /// [io.podbrief.transcript.Transcript#of] sorts that out.
    ///
    /// @param text any text, whether or not [#recognizes] it; line ends of any kind
    /// @return at least one cue, none without a letter or digit
    /// @throws Failure.Permanent `transcript.invalid` if the text is not in this format or holds no words
    List<SpokenCue> read(String text);
}
