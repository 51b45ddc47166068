package io.podbrief.proof;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The headline of a QUOTE: a run of words of its text.
final class Headline {
    private Headline() {}

    /// The headline where it is none; empty where the text has its words one after another, and they do not follow a
    /// "not".
    static Optional<String> inWordsOf(String text, String headline) {
        var words = English.words(text);
        var wanted = lower(English.words(headline));
        int at = Collections.indexOfSubList(lower(words), wanted);
        boolean holds = !wanted.isEmpty() && at >= 0 && (at == 0 || !isDenied(text, words.get(at - 1), words.get(at)));
        return holds ? Optional.empty() : Optional.of(headline);
    }

    private static boolean isDenied(String text, English.Word before, English.Word first) {
        boolean sameSentence = !text.substring(before.end(), first.start()).matches(".*[.!?].*");
        return sameSentence && before.lower().matches("not|no|never|nor|without|.*n't");
    }

    private static List<String> lower(List<English.Word> words) {
        return words.stream().map(English.Word::lower).toList();
    }
}
