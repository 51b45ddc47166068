package io.podbrief.transcript.published;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The first element of a file of angle brackets, which says what kind of file it is.
final class MarkupRoot {
    private static final int BEGINNING = 20_000;
    private static final Pattern ELEMENT =
            Pattern.compile("<(?:[A-Za-z][\\w.-]{0,30}:)?([A-Za-z][\\w-]{0,40})(?=[\\s/>])");
    private static final Set<String> HTML = Words.listed("""
            html, head, body, title, meta, main, article, section, header, div, p, span, cite, time, h1, h2, h3, h4, h5,
            h6, ul, ol, li, dl, dt, dd, table, br, hr, b, strong, em, i, a, blockquote, center, font, pre, style, script,
            nav, figure, img, link, details""");
    private static final Pattern BLOCK_END = Pattern.compile("(?i)</(?:p|div|cite|li|h[1-6]|td)\\s?>|<br\\s?/?>");

    private MarkupRoot() {}

    /// Lower case, without its prefix; `null` if the text does not begin with markup.
    static @Nullable String of(String text) {
        int at = 0;
        while (at < Math.min(text.length(), BEGINNING)) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            int end = prologEnd(text, at);
            if (end < 0) break;
            at = end;
        }
        var element = ELEMENT.matcher(text).region(Math.min(at, text.length()), text.length());
        return element.lookingAt() ? element.group(1).toLowerCase(Locale.ROOT) : null;
    }

    /// Whether a text is a web page or a piece of one. Markdown may hold tags too, and is Markdown
    /// nevertheless.
    static boolean isHtml(String text) {
        var root = of(text);
        if (root != null) return HTML.contains(root);
        var start = text.substring(0, Math.min(text.length(), BEGINNING));
        return BLOCK_END.matcher(start).results().limit(2).count() == 2 && !Markdown.hasSigns(start);
    }

    /// Index after a declaration, document type or comment that starts here; `-1` if none does.
    private static int prologEnd(String text, int at) {
        if (text.startsWith("<!--", at)) return after(text, "-->", at);
        if (text.startsWith("<?", at)) return after(text, "?>", at);
        if (!text.startsWith("<!", at)) return -1;
        int end = after(text, ">", at);
        int subset = text.indexOf('[', at);
        return subset >= 0 && subset < end ? after(text, "]>", at) : end;
    }

    private static int after(String text, String mark, int at) {
        int found = text.indexOf(mark, at);
        return found < 0 ? -1 : found + mark.length();
    }
}
