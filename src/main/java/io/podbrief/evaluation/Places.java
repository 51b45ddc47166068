package io.podbrief.evaluation;

import io.podbrief.transcript.Transcript;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Where the words of a transcript's text begin: from characters to the word counts that people's marks use.
final class Places {
    private static final Pattern WORD = Pattern.compile("\\S+");

    private final int[] starts;

    Places(Transcript transcript) {
        starts = WORD.matcher(transcript.text())
                .results()
                .mapToInt(MatchResult::start)
                .toArray();
    }

    /// How many words there are.
    int count() {
        return starts.length;
    }

    /// The first word that begins at a character or after it; [#count()] where none does.
    int wordAt(int character) {
        int found = Arrays.binarySearch(starts, character);
        return found >= 0 ? found : -found - 1;
    }

    /// The words that begin within `[from, to)`, in `char` units.
    Sample.Span between(int from, int to) {
        return new Sample.Span(wordAt(from), wordAt(to));
    }
}
