package io.podbrief.transcript.published;

import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/// One line of Markdown as its reader sees it: links become their words, images, footnote marks and tags go,
/// emphasis and escapes are resolved. Linear in the length of the line.
final class MarkdownText {
    private static final Pattern COMMENT = Pattern.compile("<!--[^>]{0,2000}-->");
    private static final Pattern IMAGE = Pattern.compile("!\\[[^\\[\\]]{0,300}\\]\\([^()\\[\\]]{0,2000}\\)");
    private static final Pattern LINK = Pattern.compile(
            "(?<!\\\\)\\[((?:[^\\[\\]\\\\]|\\\\.){0,500})\\]\\([^()\\[\\]]{0,2000}(?:\\([^()\\[\\]]{0,300}\\)[^()\\[\\]]{0,500})?\\)");
    private static final Pattern AUTOLINK = Pattern.compile("<(?:https?://|mailto:)[^<>\\s]{1,2000}>");
    private static final Pattern BREAK = Pattern.compile("(?i)<br\\s?/?>");
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]{0,300}>");
    private static final Pattern FOOTNOTE = Pattern.compile("\\[\\^[^\\]\\s]{1,40}\\]");
    private static final String ESCAPABLE = "\\`*_{}[]()<>#+-.!|~&:'\"";

    private MarkdownText() {}

    static String plain(String line) {
        var text = line;
        if (text.indexOf('<') >= 0) {
            text = AUTOLINK.matcher(COMMENT.matcher(text).replaceAll("")).replaceAll("");
            text = TAG.matcher(BREAK.matcher(text).replaceAll(" ")).replaceAll("");
        }
        if (text.indexOf('[') >= 0) {
            text = LINK.matcher(IMAGE.matcher(text).replaceAll("")).replaceAll("$1");
            text = FOOTNOTE.matcher(text).replaceAll("");
        }
        text = withoutEmphasis(text);
        return (text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, false)).strip();
    }

    private static String withoutEmphasis(String text) {
        var plain = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            boolean escape = character == '\\' && at + 1 < text.length() && ESCAPABLE.indexOf(text.charAt(at + 1)) >= 0;
            if (escape) plain.append(text.charAt(++at));
            else if (!isMarkup(text, at)) plain.append(character);
        }
        return plain.toString();
    }

    /// Stars touch a word; underscores stand at the edge of one, so that `snake_case` stays.
    private static boolean isMarkup(String text, int at) {
        return switch (text.charAt(at)) {
            case '`' -> true;
            case '*' -> !isSpaceAt(text, at - 1) || !isSpaceAt(text, at + 1);
            case '_' -> !isLetterAt(text, at - 1) || !isLetterAt(text, at + 1);
            case '~' -> text.startsWith("~~", at) || text.startsWith("~~", at - 1);
            default -> false;
        };
    }

    private static boolean isSpaceAt(String text, int at) {
        return at < 0 || at >= text.length() || Character.isWhitespace(text.charAt(at));
    }

    private static boolean isLetterAt(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }
}
