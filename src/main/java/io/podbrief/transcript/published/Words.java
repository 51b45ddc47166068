package io.podbrief.transcript.published;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Questions about plain text that several formats ask.
final class Words {
    private Words() {}

    /// Whether a text has a letter or digit, and so something that can have been said.
    static boolean any(CharSequence text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /// The entries of a list that is written with commas, over as many lines as it needs.
    static Set<String> listed(String list) {
        return Set.of(list.strip().split("\\s*,\\s*"));
    }

    /// How many runs of non-space a text has, counted up to a limit.
    static int count(CharSequence text, int limit) {
        int words = 0;
        boolean inWord = false;
        for (int at = 0; at < text.length() && words < limit; at++) {
            boolean space = isSpace(text.charAt(at));
            if (!space && !inWord) words++;
            inWord = !space;
        }
        return words;
    }

    /// Index after the first `count` words of a text and the white space that follows them.
    static int skip(CharSequence text, int count) {
        int at = 0;
        for (int word = 0; word <= count; word++) {
            while (at < text.length() && isSpace(text.charAt(at))) at++;
            if (word == count) break;
            while (at < text.length() && !isSpace(text.charAt(at))) at++;
        }
        return at;
    }

    /// At most `most` words of a text, after the first `skipped`.
    static List<String> list(String text, int skipped, int most) {
        var words = new ArrayList<String>();
        int at = skip(text, skipped);
        while (at < text.length() && words.size() < most) {
            int end = at;
            while (end < text.length() && !isSpace(text.charAt(end))) end++;
            words.add(text.substring(at, end));
            at = end;
            while (at < text.length() && isSpace(text.charAt(at))) at++;
        }
        return words;
    }

    private static boolean isSpace(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }
}
