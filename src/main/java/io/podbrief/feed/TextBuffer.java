package io.podbrief.feed;

import java.util.Arrays;

/// Text that is being collected, one piece inside another. A `StringBuilder` that has once held a character beyond
/// Latin-1 is slow ever after; this one never is.
final class TextBuffer {
    private char[] chars = new char[4096];
    private int length;

    int length() {
        return length;
    }

    void append(char[] from, int start, int count) {
        reserve(count);
        System.arraycopy(from, start, chars, length, count);
        length += count;
    }

    TextBuffer append(String text) {
        reserve(text.length());
        text.getChars(0, text.length(), chars, length);
        length += text.length();
        return this;
    }

    /// The text from there on, which is taken out.
    String cut(int start) {
        var text = new String(chars, start, length - start);
        length = start;
        return text;
    }

    private void reserve(int more) {
        if (length + more > chars.length) chars = Arrays.copyOf(chars, Math.max(chars.length * 2, length + more));
    }
}
