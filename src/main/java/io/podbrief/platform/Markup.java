package io.podbrief.platform;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/// HTML in fields that should hold plain text, such as titles and names. Only what HTML really has counts as
/// markup, so that "a <b", "List<Episode>" and "AT&T" stay what they are.
public final class Markup {
    private static final int LONGEST_REFERENCE = 33;

    private static final Pattern TAG = Pattern.compile(
            "</?(?:a|abbr|acronym|address|applet|area|article|aside|audio|b|base|bdi|bdo|big|blink|blockquote|body|br"
                    + "|button|canvas|caption|center|cite|code|col|colgroup|dd|del|details|dfn|dialog|div|dl|dt|em"
                    + "|embed|fieldset|figcaption|figure|font|footer|form|frame|frameset|h[1-6]|head|header|hr|html|i"
                    + "|iframe|img|input|ins|kbd|label|legend|li|link|main|map|mark|marquee|math|meta|nav|nobr"
                    + "|noscript|object|ol|option|p|param|picture|pre|q|ruby|s|samp|script|section|select|small"
                    + "|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th"
                    + "|thead|time|title|tr|tt|u|ul|var|video|wbr)(?:[\\s/][^<>]*)?>",
            Pattern.CASE_INSENSITIVE);

    /// What goes with all that is in it.
    private static final Pattern UNREAD = Pattern.compile("<(script|style|!--|!doctype)", Pattern.CASE_INSENSITIVE);

    private Markup() {}

    /// One line of text: tags dropped, character references decoded, then as [PlainText#line]. The result is text
    /// and may hold "<" and "&"; escape it like any other.
    public static String text(String written) {
        var bare = written.indexOf('<') < 0
                ? written
                : TAG.matcher(withoutUnread(written)).replaceAll(" ");
        return PlainText.line(decoded(bare));
    }

    /// Whether the text holds a tag that HTML knows; what has none is plain text, though it may have references.
    public static boolean hasTags(String text) {
        return text.indexOf('<') >= 0
                && (TAG.matcher(text).find() || UNREAD.matcher(text).find());
    }

    /// The text with its character references decoded, as HTML names them. Only those that have their semicolon:
    /// without
    /// one it is most often part of an address (`?a=1&copy=2`).
    public static String decoded(String text) {
        int ampersand = text.indexOf('&');
        if (ampersand < 0) return text;
        var out = new StringBuilder(text.length());
        int done = 0;
        while (ampersand >= 0) {
            int end = text.indexOf(';', ampersand, Math.min(text.length(), ampersand + LONGEST_REFERENCE));
            if (end > 0) {
                out.append(text, done, ampersand)
                        .append(Parser.unescapeEntities(text.substring(ampersand, end + 1), true));
                done = end + 1;
            }
            ampersand = text.indexOf('&', Math.max(done, ampersand + 1));
        }
        return out.append(text, done, text.length()).toString();
    }

    /// Without scripts, styles, comments and doctypes. One that never ends leaves the rest as it is: looking on
    /// for the end of each could take for ever.
    private static String withoutUnread(String text) {
        var start = UNREAD.matcher(text);
        var out = new StringBuilder();
        int done = 0;
        while (start.find(done)) {
            int end = endOf(text, start.group(1).toLowerCase(Locale.ROOT), start.end());
            if (end < 0) break;
            out.append(text, done, start.start()).append(' ');
            done = end;
        }
        return out.append(text, done, text.length()).toString();
    }

    private static int endOf(String text, String kind, int from) {
        var ending = kind.equals("!--") ? "-->" : ">";
        int near = kind.startsWith("!") ? from : closing(text, "</" + kind, from);
        int end = near < 0 ? -1 : text.indexOf(ending, near);
        return end < 0 ? -1 : end + ending.length();
    }

    private static int closing(String text, String tag, int from) {
        for (int at = text.indexOf("</", from); at >= 0; at = text.indexOf("</", at + 2)) {
            if (text.regionMatches(true, at, tag, 0, tag.length())) return at;
        }
        return -1;
    }
}
