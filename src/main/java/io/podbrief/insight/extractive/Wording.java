package io.podbrief.insight.extractive;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The words of a text, lower-cased, for looking things up: runs of letters, digits and inner apostrophes.
///
/// @param words in order; curly apostrophes are straight ones here
/// @param spaced the same words between single spaces, with one at each end, so that a phrase is found whole
record Wording(List<String> words, String spaced) {
    Wording {
        words = List.copyOf(words);
    }

    static Wording of(CharSequence text) {
        var words = new ArrayList<String>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean inWord = i < text.length() && isWordChar(text, i);
            if (inWord && start < 0) start = i;
            if (!inWord && start >= 0) {
                words.add(
                        text.subSequence(start, i).toString().replace('’', '\'').toLowerCase(Locale.ROOT));
                start = -1;
            }
        }
        return new Wording(words, " " + String.join(" ", words) + " ");
    }

    /// The text with a capital at its start.
    static String capitalised(String text) {
        if (text.isEmpty()) return text;
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
    }

    private static boolean isWordChar(CharSequence text, int i) {
        char c = text.charAt(i);
        if (Character.isLetterOrDigit(c)) return true;
        boolean apostrophe = c == '\'' || c == '’';
        return apostrophe
                && i > 0
                && i + 1 < text.length()
                && Character.isLetterOrDigit(text.charAt(i - 1))
                && Character.isLetter(text.charAt(i + 1));
    }

    /// How many words there are.
    int count() {
        return words.size();
    }

    /// The first word; empty when there is none.
    String first() {
        return words.isEmpty() ? "" : words.getFirst();
    }
}
