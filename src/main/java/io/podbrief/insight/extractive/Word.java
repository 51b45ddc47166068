package io.podbrief.insight.extractive;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What stands between two white spaces.
///
/// @param start index of its first character in the transcript's text
/// @param text as it stands, marks included
record Word(int start, String text) {
    /// The words of `text[from, to)` in order.
    static List<Word> in(String text, int from, int to) {
        var words = new ArrayList<Word>();
        int start = -1;
        for (int i = from; i <= to; i++) {
            boolean space = i == to || Character.isWhitespace(text.charAt(i));
            if (!space && start < 0) start = i;
            if (space && start >= 0) {
                words.add(new Word(start, text.substring(start, i)));
                start = -1;
            }
        }
        return words;
    }

    /// Index after its last character in the transcript's text.
    int end() {
        return start + text.length();
    }

    /// The word without marks, lower-cased, with a straight apostrophe; empty for a lone dash.
    String core() {
        int from = 0;
        int to = text.length();
        while (from < to && !Character.isLetterOrDigit(text.charAt(from))) from++;
        while (to > from && !Character.isLetterOrDigit(text.charAt(to - 1))) to--;
        return text.substring(from, to).replace('’', '\'').toLowerCase(Locale.ROOT);
    }

    boolean endsWithComma() {
        return text.endsWith(",");
    }

    boolean endsSentence() {
        return !text.isEmpty() && ".!?…\"”)]".indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    boolean isDash() {
        return text.equals("-") || text.equals("–") || text.equals("—") || text.equals("--");
    }
}
