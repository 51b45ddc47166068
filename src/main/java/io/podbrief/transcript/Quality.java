package io.podbrief.transcript;

import java.lang.Character.UnicodeScript;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/// How far a transcript can be relied on, in numbers that a caller can put limits to.
///
/// @param words how many words it has; in scripts that are written without spaces two characters count as one
///     word
/// @param timed share of the words for which [Transcript#timeAt] gives a time, in `[0, 1]`
/// @param speakers whether at least one speaker is known
/// @param marksPer40 sentence-ending marks per 40 words, `>= 0`; people's transcripts have 2 to 4, one
///     without punctuation 0
public record Quality(int words, double timed, boolean speakers, double marksPer40) {
    private static final Set<UnicodeScript> WITHOUT_SPACES = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    /// Words for each minute of a recording. Talk has 100 to 200; a few mean that the transcript is of
    /// something else, or of the first minutes only.
    ///
    /// @param length of the recording, more than zero
    public double wordsPerMinute(Duration length) {
        if (!length.isPositive()) throw new IllegalArgumentException("a recording of " + length);
        return words / (length.toMillis() / 60_000.0);
    }

    static Quality of(Transcript transcript) {
        int words = 0;
        int timed = 0;
        int marks = 0;
        boolean speakers = false;
        var cues = transcript.cues();
        boolean later = false;
        int lastTimed = lastTimed(transcript);
        for (int i = 0; i < cues.size(); i++) {
            var cue = cues.get(i);
            later |= cue.from() != null;
            int size = words(transcript.text(), cue);
            words += size;
            if (later && i <= lastTimed) timed += size;
            later |= cue.to() != null;
            marks += marks(transcript.text(), cue);
            speakers |= cue.speaker() != null;
        }
        return new Quality(
                words, words == 0 ? 0 : (double) timed / words, speakers, words == 0 ? 0 : 40.0 * marks / words);
    }

    /// Index of the last cue of which a time is known, `-1` when there is none: what comes after it has no
    /// time.
    private static int lastTimed(Transcript transcript) {
        var cues = transcript.cues();
        for (int i = cues.size() - 1; i >= 0; i--) {
            if (cues.get(i).from() != null || cues.get(i).to() != null) return i;
        }
        return -1;
    }

    private static int words(String text, Cue cue) {
        int words = 0;
        int unspaced = 0;
        boolean inWord = false;
        for (int at = cue.start(); at < cue.end(); ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            boolean letter = Character.isLetterOrDigit(character);
            if (letter && WITHOUT_SPACES.contains(UnicodeScript.of(character))) {
                unspaced++;
                inWord = false;
            } else if (letter && !inWord) {
                words++;
                inWord = true;
            } else if (character == ' ') {
                inWord = false;
            }
        }
        return words + (unspaced + 1) / 2;
    }

    /// Marks that end a sentence: one for a row of them, and none inside a word or a number such as `3.5`.
    private static int marks(String text, Cue cue) {
        int marks = 0;
        for (int at = cue.start(); at < cue.end(); at++) {
            boolean lastOfRow = at + 1 >= cue.end() || !ends(text.charAt(at + 1));
            if (!ends(text.charAt(at)) || !lastOfRow) continue;
            if (isWide(text.charAt(at)) || closes(text, at + 1, cue.end())) marks++;
        }
        return marks;
    }

    private static boolean ends(char character) {
        return ".!?…。！？؟۔।".indexOf(character) >= 0;
    }

    private static boolean isWide(char character) {
        return "。！？।".indexOf(character) >= 0;
    }

    private static boolean closes(String text, int at, int end) {
        return at >= end || !Character.isLetterOrDigit(text.charAt(at));
    }
}
