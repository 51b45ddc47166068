package io.podbrief.transcript.published;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Bytes to text when labels cannot be trusted.
///
/// The order: a byte order mark; UTF-8 if the bytes are valid UTF-8 and use more than ASCII, since no other
/// encoding comes out as that by chance; the charset that the server declared; the one that the file declares
/// (`<meta charset>`, XML declaration); UTF-16 by its zero bytes; UTF-8; windows-1252, which takes anything.
final class Decoding {
    private static final int DECLARATION = 1024;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern IN_FILE =
            Pattern.compile("(?:charset|encoding)\\s{0,3}=\\s{0,3}[\"']?([A-Za-z0-9_:.-]{2,40})");

    private Decoding() {}

    /// Never fails; the byte order mark is not part of the text.
    static String text(byte[] body, @Nullable Charset declared) {
        var marked = marked(body);
        if (marked != null) return new String(body, marked).replaceFirst("^\uFEFF", "");
        var utf8 = strict(body, StandardCharsets.UTF_8);
        if (utf8 != null && utf8.length() < body.length) return utf8;
        for (var candidate : new @Nullable Charset[] {declared, inFile(body), byZeros(body)}) {
            var text = candidate == null ? null : strict(body, candidate);
            if (text != null) return text;
        }
        return utf8 != null ? utf8 : new String(body, WINDOWS_1252);
    }

    /// The charset of that name; `null` when there is none.
    static @Nullable Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException _) {
            return null; // an unknown label is as good as none
        }
    }

    private static @Nullable Charset marked(byte[] body) {
        if (starts(body, 0xEF, 0xBB, 0xBF)) return StandardCharsets.UTF_8;
        if (starts(body, 0xFF, 0xFE, 0, 0)) return StandardCharsets.UTF_32LE;
        if (starts(body, 0, 0, 0xFE, 0xFF)) return StandardCharsets.UTF_32BE;
        if (starts(body, 0xFF, 0xFE)) return StandardCharsets.UTF_16LE;
        return starts(body, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean starts(byte[] body, int... prefix) {
        if (body.length < prefix.length) return false;
        for (int i = 0; i < prefix.length; i++) if ((body[i] & 0xFF) != prefix[i]) return false;
        return true;
    }

    private static @Nullable String strict(byte[] body, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException | UnsupportedOperationException _) {
            return null;
        }
    }

    private static @Nullable Charset inFile(byte[] body) {
        var head = new String(body, 0, Math.min(body.length, DECLARATION), StandardCharsets.ISO_8859_1).stripLeading();
        if (!head.startsWith("<")) return null;
        var found = IN_FILE.matcher(head);
        return found.find() ? charset(found.group(1)) : null;
    }

    /// UTF-16 text in a Latin script has a zero in every other byte.
    private static @Nullable Charset byZeros(byte[] body) {
        int even = 0;
        int odd = 0;
        int looked = Math.min(body.length, DECLARATION) & ~1;
        for (int i = 0; i < looked; i += 2) {
            if (body[i] == 0) even++;
            if (body[i + 1] == 0) odd++;
        }
        if (odd * 5 > looked && even == 0) return StandardCharsets.UTF_16LE;
        return even * 5 > looked && odd == 0 ? StandardCharsets.UTF_16BE : null;
    }
}
