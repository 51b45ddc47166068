package io.podbrief.transcript.published;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/// The text of one caption without its markup: tags, entities and drawing commands go, voices stay as names
/// beside the words they cover. Markup that is broken costs the markup, never the words around it.
final class CaptionText {
    private static final int LONGEST_TAG = 300;
    private static final Pattern UNCLOSED = Pattern.compile(
            "lang\\s[\\w-]{2,15}(?=\\s)|/?(?:c|v|i|b|u|ruby|rt|lang|font)(?:\\.[\\w.-]{0,60})?(?=[\\s.]|$)|[\\d:.]{5,16}(?=\\s)");
    private static final Pattern DRAWING = Pattern.compile("\\{\\\\[^{}]{0,100}\\}");

    private final List<Fragment> fragments = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private @Nullable String voice;
    private boolean closed;

    /// @param voice the name given by a voice tag; `null` outside of one
    /// @param text plain, may hold line breaks, has a letter or digit
    record Fragment(@Nullable String voice, String text) {}

    /// @param fragments in order; empty when the caption has no words
    /// @param open whether the last voice was never closed, and so goes on until somebody else is named
    record Spoken(List<Fragment> fragments, boolean open) {}

    private CaptionText() {}

    static Spoken of(List<String> lines) {
        var reader = new CaptionText();
        reader.read(String.join("\n", lines));
        reader.endFragment();
        return new Spoken(reader.fragments, reader.voice != null && !reader.closed);
    }

    private void read(String text) {
        int from = 0;
        for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
            int end = tagEnd(text, at);
            if (end < 0) {
                at++;
                continue;
            }
            words.append(text, from, at);
            if (text.charAt(end - 1) == '>') tag(text.substring(at + 1, end - 1).strip());
            from = end;
            at = end;
        }
        words.append(text, from, text.length());
    }

    /// Index after the tag that starts here, `-1` if this is a plain `<`.
    private static int tagEnd(String text, int at) {
        int limit = Math.min(text.length(), at + LONGEST_TAG);
        int end = at + 1;
        while (end < limit && text.charAt(end) != '>' && text.charAt(end) != '<') end++;
        if (end < limit && text.charAt(end) == '>') return isTag(text, at + 1, end) ? end + 1 : -1;
        var unclosed = UNCLOSED.matcher(text).region(at + 1, limit);
        return unclosed.lookingAt() ? unclosed.end() : -1;
    }

    private static boolean isTag(String text, int from, int end) {
        var inside = text.substring(from, end).strip();
        if (inside.isEmpty()) return true;
        char first = inside.charAt(0);
        boolean touching = !Character.isWhitespace(text.charAt(from));
        return (touching && (Character.isLetter(first) || first == '/')) || Timestamp.parse(inside) != null;
    }

    private void tag(String tag) {
        var name = tag.split("[\\s.]", 2)[0];
        switch (name) {
            case "v" -> {
                endFragment();
                voice = annotation(tag);
                closed = false;
            }
            case "/v" -> {
                endFragment();
                voice = null;
                closed = true;
            }
            case "br", "br/" -> words.append('\n');
            default -> {} // style, language, ruby, karaoke times: the words inside are words
        }
    }

    private static @Nullable String annotation(String tag) {
        int space = 0;
        while (space < tag.length() && !Character.isWhitespace(tag.charAt(space))) space++;
        var name = entities(tag.substring(space)).strip();
        if (name.endsWith(":")) name = name.substring(0, name.length() - 1).strip();
        return Words.any(name) ? name : null;
    }

    private void endFragment() {
        var text = words.indexOf("{\\") < 0
                ? words.toString()
                : DRAWING.matcher(words).replaceAll("");
        text = entities(text.replace("\\N", "\n").replace("\\h", " "));
        if (Words.any(text)) fragments.add(new Fragment(voice, text));
        words.setLength(0);
    }

    private static String entities(String text) {
        return text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, false);
    }
}
