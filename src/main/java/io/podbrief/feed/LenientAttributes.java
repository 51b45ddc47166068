package io.podbrief.feed;

import io.podbrief.platform.Markup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The attributes of a start tag in a document that may be broken, read until the tag ends in one way or another.
/// Of two with the same name the first counts.
final class LenientAttributes implements XmlAttributes {
    /// More than any guard lets through; looking for repeats among millions would take for ever.
    private static final int ENOUGH = 200;

    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private final Map<String, String> declared = new HashMap<>();
    private final String text;
    private int at;
    private boolean emptyElement;
    private boolean mended;
    private boolean cut;

    /// @param from behind the tag's name
    LenientAttributes(String text, int from) {
        this.text = text;
        at = from;
        while (more()) one();
    }

    /// Behind the tag.
    int end() {
        return at;
    }

    /// Whether the text ended before the tag did.
    boolean isCut() {
        return cut;
    }

    /// Whether it was not as it should be.
    boolean mended() {
        return mended;
    }

    /// Whether it ended in "/>".
    boolean isEmptyElement() {
        return emptyElement;
    }

    /// Namespaces by prefix, empty for the default one.
    Map<String, String> declared() {
        return declared;
    }

    /// Moves to the next attribute; `false` when there is none and the tag has ended.
    private boolean more() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '>') {
                at++;
                return false;
            }
            if (c == '<') {
                mended = true; // the ">" is missing
                return false;
            }
            boolean space = Character.isWhitespace(c);
            if (!space) emptyElement = c == '/';
            if (!space && c != '/') return true;
            at++;
        }
        cut = true;
        return false;
    }

    private void one() {
        int start = at;
        while (at < text.length() && !endsName(text.charAt(at))) at++;
        var name = text.substring(start, at);
        skipSpace();
        boolean valued = at < text.length() && text.charAt(at) == '=';
        if (!valued && name.isEmpty()) at++; // a stray quote
        if (valued) at++;
        var value = valued ? value() : "";
        mended |= name.isEmpty() || !valued;
        if (!name.isEmpty()) put(name, Markup.decoded(value));
    }

    private String value() {
        skipSpace();
        if (at >= text.length()) return "";
        char quote = text.charAt(at);
        if (quote != '"' && quote != '\'') return unquoted();
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            at = text.length();
            return "";
        }
        var value = text.substring(at + 1, end);
        at = end + 1;
        return value;
    }

    private String unquoted() {
        mended = true;
        int start = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && ">\"'<".indexOf(text.charAt(at)) < 0)
            at++;
        return text.substring(start, at);
    }

    private void put(String name, String value) {
        if (names.size() + declared.size() > ENOUGH) return;
        if (name.equals("xmlns")) declared.putIfAbsent("", value);
        else if (name.startsWith("xmlns:")) declared.putIfAbsent(name.substring(6), value);
        else if (names.contains(name)) mended = true;
        else {
            names.add(name);
            values.add(value);
        }
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
    }

    private static boolean endsName(char c) {
        return Character.isWhitespace(c) || "=/><\"'".indexOf(c) >= 0;
    }

    @Override
    public int count() {
        return names.size();
    }

    @Override
    public String prefix(int index) {
        int colon = names.get(index).indexOf(':');
        return colon < 0 ? "" : names.get(index).substring(0, colon);
    }

    @Override
    public String name(int index) {
        return names.get(index).substring(names.get(index).indexOf(':') + 1);
    }

    @Override
    public String value(int index) {
        return values.get(index);
    }
}
