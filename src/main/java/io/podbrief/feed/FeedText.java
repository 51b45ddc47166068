package io.podbrief.feed;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;

/// The characters of a body, decoded as they are read. Characters that XML forbids become U+FFFD. White space at
/// the start and the XML declaration are left out: what it says is known by now, and it is often wrong.
///
/// Strict: bytes that do not fit the encoding end it with a [CharacterCodingException] and [#refuted] is true. A
/// character that the end of the body cuts in half is not such bytes; it is dropped.
final class FeedText extends Reader {
    /// What each byte means in windows-1252.
    private static final String MEANT = windows1252();

    private static final int LOOK_AT = 1024;

    private final ByteBuffer bytes;
    private final CharsetDecoder decoder;
    private final boolean patched;
    private boolean refuted;
    private boolean replaced;
    private boolean started;
    private char[] head = {};
    private int headAt;

    /// @param patched bytes that do not fit are read as windows-1252 one by one, so that nothing is ever refuted
    FeedText(ByteBuffer bytes, Charset charset, boolean patched) {
        this.bytes = bytes.duplicate();
        this.patched = patched;
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /// Whether the encoding turned out to be another one.
    boolean refuted() {
        return refuted;
    }

    /// Whether forbidden characters were replaced.
    boolean replaced() {
        return replaced;
    }

    /// All that was not read yet, at once.
    String rest() throws IOException {
        var all = new StringBuilder(bytes.remaining() + 16);
        var chunk = new char[8192];
        for (int count = read(chunk, 0, chunk.length); count >= 0; count = read(chunk, 0, chunk.length)) {
            all.append(chunk, 0, count);
        }
        return all.toString();
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        if (!started) start();
        if (length == 0) return 0;
        if (headAt == head.length && length == 1) refill(2); // a character may need two
        if (headAt == head.length) return decode(into, from, length);
        int count = Math.min(length, head.length - headAt);
        System.arraycopy(head, headAt, into, from, count);
        headAt += count;
        return count;
    }

    @Override
    public void close() {} // nothing but memory

    /// @param length at least 2
    /// @return how many characters; `-1` at the end of the body
    private int decode(char[] into, int from, int length) throws IOException {
        var out = CharBuffer.wrap(into, from, length);
        while (bytes.hasRemaining()) {
            var result = decoder.decode(bytes, out, true);
            if (result.isOverflow() || (result.isError() && !out.hasRemaining())) break;
            if (result.isError()) passOver(result.length(), out);
        }
        int count = out.position() - from;
        clean(into, from, from + count);
        return count == 0 ? -1 : count;
    }

    private void passOver(int wrong, CharBuffer out) throws CharacterCodingException {
        if (patched) {
            out.put(MEANT.charAt(bytes.get() & 0xFF));
        } else if (bytes.remaining() <= wrong) {
            bytes.position(bytes.limit()); // the body was cut in the middle of a character
        } else {
            refuted = true;
            throw new CharacterCodingException();
        }
    }

    private void clean(char[] chars, int from, int to) {
        for (int at = from; at < to; at++) {
            char c = chars[at];
            if ((char) (c - ' ') < 0xFFFE - ' ' || c == '\n' || c == '\r' || c == '\t')
                continue; // one comparison for most
            chars[at] = '\uFFFD';
            replaced = true;
        }
    }

    /// The first character that counts; `-1` when there is none but white space.
    int first() throws IOException {
        if (!started) start();
        return headAt < head.length ? head[headAt] : -1;
    }

    private void start() throws IOException {
        started = true;
        var text = "";
        do {
            refill(LOOK_AT);
            text = new String(head);
        } while (!text.isEmpty() && blanks(text) == text.length());
        text = text.substring(blanks(text));
        refill(LOOK_AT); // so that a declaration behind blanks is whole
        text += new String(head);
        head = text.substring(declaration(text)).toCharArray();
    }

    private static int blanks(String text) {
        int at = 0;
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == 0xFEFF)) at++;
        return at;
    }

    private static int declaration(String text) {
        if (!text.startsWith("<?xml") || text.startsWith("<?xml-")) return 0;
        int end = text.indexOf("?>");
        return end < 0 ? 0 : end + 2;
    }

    private void refill(int most) throws IOException {
        var chunk = new char[most];
        int count = decode(chunk, 0, most);
        head = count < 0 ? new char[0] : Arrays.copyOf(chunk, count);
        headAt = 0;
    }

    private static String windows1252() {
        var all = new byte[256];
        for (int at = 0; at < all.length; at++) all[at] = (byte) at;
        return new String(all, Charset.forName("windows-1252"));
    }
}
