package io.podbrief.transcript;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;

/// The one spelling of a text that hashes and quotes are taken of: Unicode NFC, runs of white space as one
/// space, and nothing that people cannot see.
///
/// Controls, bidirectional controls, tag characters, zero-width characters and stray variation selectors go,
/// because they hide text from people but not from a language model. Kept are joiners where a script needs
/// them (Arabic, the Indic scripts) or an emoji is built with them, and the selector of emoji or text style
/// directly after a symbol. What is not a character at all (a lone surrogate) becomes U+FFFD. Doing it twice
/// changes nothing.
public final class CanonicalText {
    private static final int NONE = -1;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int TEXT_STYLE = 0xFE0E;
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final Set<UnicodeScript> SCRIPTS_WITH_JOINERS = EnumSet.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.NKO,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.KHMER);

    private CanonicalText() {}

    /// The text in its canonical spelling; empty when nothing visible is left.
    public static String of(String text) {
        var kept = new StringBuilder(text.length());
        boolean space = false;
        int last = NONE;
        int base = NONE;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            if (isSpace(character)) {
                space = !kept.isEmpty();
                last = NONE;
                base = NONE;
                continue;
            }
            int next = at < text.length() ? text.codePointAt(at) : NONE;
            if (!visible(character, last, base, next)) continue;
            if (space) kept.append(' ');
            space = false;
            last = isSurrogate(character) ? 0xFFFD : character;
            if (!isMark(last) && !isJoiner(last)) base = last;
            kept.appendCodePoint(last);
        }
        return Normalizer.normalize(kept, Normalizer.Form.NFC);
    }

    private static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == 0x85;
    }

    private static boolean isSurrogate(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    private static boolean isMark(int character) {
        return Character.getType(character) == Character.NON_SPACING_MARK;
    }

    private static boolean isJoiner(int character) {
        return character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER;
    }

    /// @param last the character kept just before, [#NONE] at the start and after a space
    /// @param base the one before it that carries its accents; their order changes in normalisation, so they
    ///     do not count
    private static boolean visible(int character, int last, int base, int next) {
        if (character < 0x7F) return character >= ' ';
        return switch (character) {
            case ZERO_WIDTH_NON_JOINER -> joins(base) && !isJoiner(last) && joins(next) && Character.isLetter(next);
            case ZERO_WIDTH_JOINER -> (joins(base) && !isJoiner(last)) || buildsEmoji(last, next);
            case TEXT_STYLE, EMOJI_STYLE -> hasStyles(last);
            default -> !isSelector(character) && !isBlankLetter(character) && !isHidden(character);
        };
    }

    private static boolean joins(int character) {
        return character != NONE
                && SCRIPTS_WITH_JOINERS.contains(UnicodeScript.of(character))
                && !isBlankLetter(character);
    }

    private static boolean buildsEmoji(int last, int next) {
        return (isEmoji(last) || last == EMOJI_STYLE) && isEmoji(next);
    }

    private static boolean isEmoji(int character) {
        return character > 0x7F && Character.isEmoji(character);
    }

    /// Whether a character can be shown as text or as emoji; digits can, as key caps.
    private static boolean hasStyles(int character) {
        return character != NONE
                && (Character.isEmoji(character) || Character.getType(character) == Character.OTHER_SYMBOL);
    }

    private static boolean isSelector(int character) {
        return isBetween(character, 0xFE00, EMOJI_STYLE) || isBetween(character, 0xE0100, 0xE01EF);
    }

    /// Letters by category that show nothing: the Hangul fillers and the grapheme joiner.
    private static boolean isBlankLetter(int character) {
        return switch (character) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x3164, 0xFFA0 -> true;
            default -> false;
        };
    }

    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> true;
            case Character.FORMAT -> !isArabicNumberSign(character);
            default -> (character & 0xFFFE) == 0xFFFE || isBetween(character, 0xFDD0, 0xFDEF);
        };
    }

    /// Format characters that are printed: the Arabic signs that stand over a number.
    private static boolean isArabicNumberSign(int character) {
        return isBetween(character, 0x0600, 0x0605) || character == 0x06DD || character == 0x08E2;
    }

    private static boolean isBetween(int character, int first, int last) {
        return character >= first && character <= last;
    }
}
