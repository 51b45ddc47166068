package io.podbrief.feed.namespace;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Addresses as feeds write them: with spaces, stray characters, other schemes for "this is a feed", or relative.
public final class FeedUrl {
    private static final int LONGEST = 8_192;
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*:", Pattern.CASE_INSENSITIVE);

    /// Schemes that programs invented to open a feed; what follows is an ordinary address, with or without its
    /// scheme.
    private static final Pattern FEED_SCHEME =
            Pattern.compile("(?:feed|itpc|pcast|podcast|rss):(?://)?", Pattern.CASE_INSENSITIVE);

    private static final String ALLOWED = "0123456789-._~:/?#@!$&'()*+,;=%";

    private FeedUrl() {}

    /// The absolute address that a feed means; `null` when it is none, not http or https, or longer than anyone
    /// needs.
    ///
    /// @param base what a relative address is relative to
    public static @Nullable URI resolve(URI base, @Nullable String written) {
        if (written == null || written.length() > LONGEST) return null;
        var text = plain(written);
        if (text.isEmpty()) return null;
        boolean absolute = isWeb(text);
        if (!absolute && SCHEME.matcher(text).lookingAt()) return null;
        try {
            var reference = new URI(escaped(text));
            var full = absolute ? reference : against(base, reference);
            return (absolute || isWeb(full.toString())) && full.getRawAuthority() != null ? full : null;
        } catch (URISyntaxException _) {
            return null;
        }
    }

    private static String plain(String written) {
        var text = isClean(written) ? written : cleaned(written);
        if (isWeb(text)) return text;
        var feed = FEED_SCHEME.matcher(text);
        if (!feed.lookingAt()) return text;
        var rest = text.substring(feed.end());
        return isWeb(rest) ? rest : "http://" + rest;
    }

    /// Whether nothing has to be done about it; so it is with nearly all.
    private static boolean isClean(String written) {
        for (int at = 0; at < written.length(); at++) {
            char c = written.charAt(at);
            if (c <= ' ' || c >= 0x7F || (c == '&' && written.startsWith("&amp;", at))) return false;
        }
        return true;
    }

    private static String cleaned(String written) {
        var out = new StringBuilder(written.length());
        for (int at = 0; at < written.length(); at++) {
            char c = written.charAt(at);
            if (c >= ' ' && c != 0x7F && c != 0xFEFF && c != 0x200B) out.append(c); // line breaks inside are common
        }
        return out.toString().strip().replace("&amp;", "&");
    }

    private static boolean isWeb(String url) {
        return url.regionMatches(true, 0, "https://", 0, 8) || url.regionMatches(true, 0, "http://", 0, 7);
    }

    /// Percent-encodes what an address cannot hold. The host is left alone: whoever dials it turns it into ASCII.
    private static String escaped(String text) {
        int afterHost = hostEnd(text);
        if (isFit(text, afterHost)) return text;
        var out = new StringBuilder(text.length() + 16).append(text, 0, afterHost);
        for (int at = afterHost; at < text.length(); ) {
            int c = text.codePointAt(at);
            boolean badPercent = c == '%' && !isHex(text, at + 1);
            if (isAllowed(c) && !badPercent) out.append((char) c);
            else percent(out, Character.toString(c));
            at += Character.charCount(c);
        }
        return onlyFirstHash(out);
    }

    private static boolean isFit(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '%' || c == '#' || !isAllowed(c)) return false;
        }
        return true;
    }

    private static boolean isAllowed(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c < 0x80 && ALLOWED.indexOf(c) >= 0);
    }

    private static String onlyFirstHash(StringBuilder out) {
        int first = out.indexOf("#");
        if (first < 0 || out.indexOf("#", first + 1) < 0) return out.toString();
        return out.substring(0, first + 1) + out.substring(first + 1).replace("#", "%23");
    }

    private static void percent(StringBuilder out, String character) {
        for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
            out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
        }
    }

    private static int hostEnd(String text) {
        int slashes = text.indexOf("//");
        if (slashes < 0 || slashes > 6) return 0;
        int at = slashes + 2;
        while (at < text.length() && "/?#".indexOf(text.charAt(at)) < 0) at++;
        return at;
    }

    private static boolean isHex(String text, int at) {
        return at + 2 <= text.length()
                && HexFormat.isHexDigit(text.charAt(at))
                && HexFormat.isHexDigit(text.charAt(at + 1));
    }

    /// As RFC 3986 has it; [URI#resolve] follows the older rule for "?query", and glues a path to a bare host.
    private static URI against(URI base, URI reference) throws URISyntaxException {
        if (base.getRawAuthority() == null) return base.resolve(reference);
        var path = base.getRawPath().isEmpty() ? "/" : base.getRawPath();
        var place = base.getScheme() + "://" + base.getRawAuthority() + path;
        var text = reference.toString();
        return text.startsWith("?") ? new URI(place + text) : new URI(place).resolve(reference);
    }

    /// What two addresses of the same feed have in common: no scheme, host in lower case, no default port, no
    /// fragment, no slash at the end. Only to tell duplicates; never to be fetched.
    public static String key(URI url) {
        var authority = String.valueOf(url.getRawAuthority()).toLowerCase(Locale.ROOT);
        authority = authority.replaceFirst(":(80|443)?$", "");
        var path = String.valueOf(url.getRawPath()).replaceFirst("/+$", "");
        return authority + path + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
    }
}
