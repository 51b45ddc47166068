package io.podbrief.platform;

import static java.lang.Character.UnicodeScript.ARABIC;
import static java.lang.Character.UnicodeScript.BENGALI;
import static java.lang.Character.UnicodeScript.DEVANAGARI;
import static java.lang.Character.UnicodeScript.GUJARATI;
import static java.lang.Character.UnicodeScript.GURMUKHI;
import static java.lang.Character.UnicodeScript.INHERITED;
import static java.lang.Character.UnicodeScript.KANNADA;
import static java.lang.Character.UnicodeScript.KHMER;
import static java.lang.Character.UnicodeScript.MALAYALAM;
import static java.lang.Character.UnicodeScript.MONGOLIAN;
import static java.lang.Character.UnicodeScript.MYANMAR;
import static java.lang.Character.UnicodeScript.NKO;
import static java.lang.Character.UnicodeScript.ORIYA;
import static java.lang.Character.UnicodeScript.SINHALA;
import static java.lang.Character.UnicodeScript.SYRIAC;
import static java.lang.Character.UnicodeScript.TAMIL;
import static java.lang.Character.UnicodeScript.TELUGU;

import java.lang.Character.UnicodeScript;
import java.nio.charset.Charset;
import java.util.EnumSet;
import java.util.Set;

/// Text from outside with everything taken out that people do not see but a program would read: bidirectional
/// controls, tag characters, zero-width and other invisible characters, controls. Use it on every text that is
/// stored, shown or handed to a model. Visible characters are never changed, with two exceptions: C1 controls
/// become the windows-1252 characters that they stand for in practice, and half a surrogate pair becomes U+FFFD.
///
/// A zero-width joiner stays between emoji; joiner and non-joiner stay between letters of scripts that are
/// misspelt without them (Persian, Hindi, Sinhala and their kin). Never more than one in a row.
public final class PlainText {
    private static final char SOFT_HYPHEN = 0xAD;
    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /// Scripts in which a joiner or non-joiner changes how a word is written.
    private static final Set<UnicodeScript> JOINING = EnumSet.of(
            ARABIC,
            SYRIAC,
            NKO,
            MONGOLIAN,
            DEVANAGARI,
            BENGALI,
            GURMUKHI,
            GUJARATI,
            ORIYA,
            TAMIL,
            TELUGU,
            KANNADA,
            MALAYALAM,
            SINHALA,
            KHMER,
            MYANMAR);

    private PlainText() {}

    /// One line of text: hidden characters removed, white space collapsed to single spaces, none at the ends.
    public static String line(String text) {
        var visible = visible(text);
        var out = new StringBuilder(visible.length());
        for (int at = 0; at < visible.length(); at++) {
            char c = visible.charAt(at);
            if (!isSpace(c)) out.append(c);
            else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') out.append(' ');
        }
        if (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') out.setLength(out.length() - 1);
        return out.toString();
    }

    /// The text without hidden characters; line breaks, tabs and spaces stay as they are.
    public static String visible(String text) {
        int from = firstSuspect(text);
        if (from < 0) return text;
        var out = new StringBuilder(text.length()).append(text, 0, from);
        for (int at = from; at < text.length(); ) {
            int c = text.codePointAt(at);
            int next = at + Character.charCount(c);
            append(out, c, next < text.length() ? text.codePointAt(next) : -1);
            at = next;
        }
        return out.toString();
    }

    private static void append(StringBuilder out, int c, int next) {
        if (c >= 0x80 && c < 0xA0) {
            var meant = new String(new byte[] {(byte) c}, WINDOWS_1252);
            if (meant.charAt(0) >= 0xA0 && meant.charAt(0) != 0xFFFD) out.append(meant);
        } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
            out.append('\uFFFD');
        } else if (c == JOINER || c == NON_JOINER) {
            if (mayJoin(out, c, next)) out.appendCodePoint(c);
        } else if (isVariationSelector(c)) {
            if (!out.isEmpty() && selects(c, out.codePointBefore(out.length()))) out.appendCodePoint(c);
        } else if (c == 0x2028 || c == 0x2029) {
            out.append('\n');
        } else if (!isHidden(c)) {
            out.appendCodePoint(c);
        }
    }

    /// Runs over every text we read, so it only looks for the first place that may need work.
    private static int firstSuspect(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean fine = c < 0x300 ? isOrdinary(c) : !suspect(c);
            if (!fine) return at;
        }
        return -1;
    }

    private static boolean isOrdinary(char c) {
        if (c < 0x7F) return c >= ' ' || isBreak(c);
        return c >= 0xA0 && c != SOFT_HYPHEN;
    }

    private static boolean suspect(char c) {
        return Character.isSurrogate(c)
                || c == JOINER
                || c == NON_JOINER
                || isVariationSelector(c)
                || isHidden(c)
                || c == 0x2028
                || c == 0x2029;
    }

    private static boolean isBreak(int c) {
        return c == '\n' || c == '\t' || c == '\r';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || isBreak(c) || c == 0xA0 || (c >= 0x1680 && Character.isSpaceChar(c));
    }

    private static boolean isHidden(int c) {
        if (c < 0x20) return !isBreak(c);
        return switch (c) {
            case 0x7F, 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2065, 0x3164, 0xFFA0, 0xFFFE, 0xFFFF -> true;
            default ->
                (Character.getType(c) == Character.FORMAT && !isVisibleFormat(c))
                        || in(c, 0xFFF0, 0xFFF8)
                        || in(c, 0xE0000, 0xE0FFF); // tags, and what Unicode keeps free for more of the kind
        };
    }

    private static boolean in(int c, int first, int last) {
        return c >= first && c <= last;
    }

    /// Signs that Unicode counts as format characters although they are drawn: Arabic number signs and the like.
    private static boolean isVisibleFormat(int c) {
        return in(c, 0x600, 0x605)
                || c == 0x6DD
                || c == 0x70F
                || c == 0x890
                || c == 0x891
                || c == 0x8E2
                || c == 0x110BD
                || c == 0x110CD
                || in(c, 0x13430, 0x1345F);
    }

    /// They pick a glyph (emoji or text, a variant of a Chinese character). A run of them can carry a hidden
    /// message.
    private static boolean isVariationSelector(int c) {
        return in(c, 0xFE00, 0xFE0F) || in(c, 0xE0100, 0xE01EF) || in(c, 0x180B, 0x180D) || c == 0x180F;
    }

    /// Only where a glyph really has variants: a selector behind a plain letter is there to hide something.
    private static boolean selects(int selector, int before) {
        if (selector == 0xFE0E || selector == 0xFE0F) {
            return Character.isEmoji(before) || Character.getType(before) == Character.OTHER_SYMBOL;
        }
        if (selector < 0xFE00) return UnicodeScript.of(before) == MONGOLIAN;
        return Character.isIdeographic(before) || Character.getType(before) == Character.MATH_SYMBOL;
    }

    private static boolean mayJoin(StringBuilder before, int joiner, int next) {
        if (before.isEmpty() || next < 0) return false;
        int last = before.codePointBefore(before.length());
        if (joiner == JOINER && Character.isExtendedPictographic(next)) {
            return Character.isExtendedPictographic(last) || Character.isEmojiModifier(last) || last == 0xFE0F;
        }
        return isJoining(last) && isJoining(next);
    }

    private static boolean isJoining(int c) {
        int type = Character.getType(c);
        boolean part =
                Character.isLetter(c) || type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
        var script = UnicodeScript.of(c);
        return part
                && (JOINING.contains(script) || script == INHERITED); // vowel signs belong to the letter before them
    }
}
