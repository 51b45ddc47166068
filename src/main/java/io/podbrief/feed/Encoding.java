package io.podbrief.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One way to turn the bytes of a body into characters.
///
/// The ways are tried in this order until one fits every byte: byte order mark, charset of the HTTP answer, XML
/// declaration, UTF-8. The last way fits everything: UTF-8 in which each byte that does not belong there is read
/// as windows-1252. So a windows-1252 feed comes out right, and so does a UTF-8 feed into which somebody pasted a
/// few bytes of the other.
///
/// @param skip bytes at the start that are no characters: the byte order mark
/// @param patched whether bytes that do not fit are read as windows-1252
/// @param claimed whether the feed or its server named it, or it is what XML means by naming none; else they were
///     wrong
record Encoding(Charset charset, int skip, boolean patched, boolean claimed) {
    private static final Pattern DECLARED =
            Pattern.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']\\s*([^\"'>]{1,60})");
    private static final int LOOK_AT = 400;

    /// What programs mean by a name when they are more generous than Java: as the WHATWG Encoding Standard has it.
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("ascii", "windows-1252"),
            Map.entry("ansi", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("utf8", "UTF-8"),
            Map.entry("unicode", "UTF-8"));

    /// The ways to try, best first; the last one always works.
    ///
    /// @param http the charset that the HTTP answer names
    static List<Encoding> candidates(byte[] body, @Nullable String http) {
        var ways = new ArrayList<Encoding>();
        var marked = byteOrderMark(body);
        boolean wide = marked == null && isWide(body);
        if (marked != null) ways.add(marked);
        if (wide) ways.add(new Encoding(byZeros(body), 0, false, true));
        boolean narrow = !wide && (marked == null || marked.charset.equals(UTF_8));
        if (narrow) {
            addNamed(ways, http, body);
            addNamed(ways, declared(body), body);
        }
        if (narrow) ways.add(new Encoding(UTF_8, bom(body), false, ways.isEmpty()));
        ways.add(new Encoding(UTF_8, bom(body), true, false));
        return ways.stream().distinct().toList();
    }

    /// The characters of a body, read this way.
    FeedText read(byte[] body) {
        return new FeedText(ByteBuffer.wrap(body, skip, body.length - skip), charset, patched);
    }

    /// UTF-16 and UTF-32 are left out: these bytes have no zeros, so whoever wrote that name was wrong.
    private static void addNamed(List<Encoding> ways, @Nullable String name, byte[] body) {
        var charset = named(name);
        if (charset == null
                || charset.name().contains("UTF-16")
                || charset.name().contains("UTF-32")) return;
        ways.add(new Encoding(charset, charset.equals(UTF_8) ? bom(body) : 0, false, true));
    }

    private static @Nullable Charset named(@Nullable String name) {
        if (name == null || name.isBlank()) return null;
        var plain = name.strip().replace("\"", "").replace("'", "").toLowerCase(Locale.ROOT);
        try {
            return Charset.forName(MEANT.getOrDefault(plain, plain));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            return null;
        }
    }

    private static @Nullable Encoding byteOrderMark(byte[] body) {
        if (starts(body, 0xEF, 0xBB, 0xBF)) return new Encoding(UTF_8, 3, false, true);
        if (starts(body, 0x00, 0x00, 0xFE, 0xFF)) return new Encoding(Charset.forName("UTF-32BE"), 4, false, true);
        if (starts(body, 0xFF, 0xFE, 0x00, 0x00)) return new Encoding(Charset.forName("UTF-32LE"), 4, false, true);
        if (starts(body, 0xFE, 0xFF)) return new Encoding(UTF_16BE, 2, false, true);
        if (starts(body, 0xFF, 0xFE)) return new Encoding(UTF_16LE, 2, false, true);
        return null;
    }

    private static int bom(byte[] body) {
        return starts(body, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    }

    /// No feed begins with a zero byte but in UTF-16 and UTF-32, and there one of the first two is.
    private static boolean isWide(byte[] body) {
        return body.length >= 4 && (body[0] == 0 || body[1] == 0);
    }

    private static Charset byZeros(byte[] body) {
        boolean two = (body[0] == 0 && body[1] == 0) || (body[2] == 0 && body[3] == 0);
        if (body[0] == 0) return two ? Charset.forName("UTF-32BE") : UTF_16BE;
        return two ? Charset.forName("UTF-32LE") : UTF_16LE;
    }

    private static boolean starts(byte[] body, int... with) {
        if (body.length < with.length) return false;
        for (int at = 0; at < with.length; at++) {
            if ((body[at] & 0xFF) != with[at]) return false;
        }
        return true;
    }

    /// The name in the XML declaration, which is ASCII in every encoding that gets here.
    private static @Nullable String declared(byte[] body) {
        var head = new String(body, 0, Math.min(body.length, LOOK_AT), ISO_8859_1);
        var found = DECLARED.matcher(head.substring(bom(body)));
        return found.find() ? found.group(1) : null;
    }
}
