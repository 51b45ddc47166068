package io.podbrief.insight.extractive;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Splits a turn into sentences: after `. ! ? …` and any closing quotation marks or brackets, where white space
/// and then a capital, a digit or an opening mark follow, unless the full stop belongs to an abbreviation or an
/// initial.
///
/// Closing marks stay with their sentence: a quote without its last mark cannot be printed.
final class SentenceSplitter {
    private static final String TERMINALS = ".!?…";
    private static final String CLOSERS = "\"”’')]";
    private static final String OPENERS = "\"“‘'([$€£-–—";
    private static final Lexicon ABBREVIATIONS = Lexicon.english("abbreviations");

    /// Where a sentence lies.
    ///
    /// @param start index of the first character in the text, inclusive
    /// @param end index after the last one, closing marks included
    record Span(int start, int end) {}

    private SentenceSplitter() {}

    /// Splits a stretch of text.
    ///
    /// @return the sentences of `text[from, to)` in order, without the white space between them; none is empty
    static List<Span> split(String text, int from, int to) {
        var spans = new ArrayList<Span>();
        int start = skipSpace(text, from, to);
        for (int i = start; i < to; i++) {
            if (TERMINALS.indexOf(text.charAt(i)) < 0) continue;
            int end = closing(text, i + 1, to);
            if (endsSentence(text, i, end, start, to)) {
                spans.add(new Span(start, end));
                start = skipSpace(text, end, to);
            }
            i = Math.max(i, end - 1);
        }
        int last = trimmed(text, start, to);
        if (last > start) spans.add(new Span(start, last));
        return spans;
    }

    private static int closing(String text, int at, int to) {
        while (at < to && (TERMINALS.indexOf(text.charAt(at)) >= 0 || CLOSERS.indexOf(text.charAt(at)) >= 0)) at++;
        return at;
    }

    private static boolean endsSentence(String text, int terminal, int end, int start, int to) {
        if (end >= to) return true;
        if (!Character.isWhitespace(text.charAt(end))) return false;
        int next = skipSpace(text, end, to);
        if (next >= to) return true;
        char c = text.charAt(next);
        boolean canOpen = Character.isUpperCase(c) || Character.isDigit(c) || OPENERS.indexOf(c) >= 0;
        return canOpen
                && !(text.charAt(terminal) == '.' && end == terminal + 1 && isAbbreviation(text, terminal, start));
    }

    /// Whether the full stop at `dot` ends "Dr", "e.g", an initial such as the `J` of "J. Smith", or a list number
    /// that opens a sentence.
    private static boolean isAbbreviation(String text, int dot, int start) {
        int from = dot;
        while (from > start
                && !Character.isWhitespace(text.charAt(from - 1))
                && CLOSERS.indexOf(text.charAt(from - 1)) < 0) from--;
        var word = text.substring(from, dot);
        if (word.length() == 1 && Character.isUpperCase(word.charAt(0)) && !word.equals("I")) return true;
        if (from == start
                && !word.isEmpty()
                && word.length() <= 2
                && word.chars().allMatch(Character::isDigit)) return true;
        return ABBREVIATIONS.hasWord(word.toLowerCase(Locale.ROOT));
    }

    private static int skipSpace(String text, int at, int to) {
        while (at < to && Character.isWhitespace(text.charAt(at))) at++;
        return at;
    }

    private static int trimmed(String text, int start, int to) {
        while (to > start && Character.isWhitespace(text.charAt(to - 1))) to--;
        return to;
    }
}
