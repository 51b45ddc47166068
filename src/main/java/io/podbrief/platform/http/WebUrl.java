package io.podbrief.platform.http;

import java.net.IDN;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.regex.Pattern;

/// An `http` or `https` URL in the one form that is checked, dialled and sent. There is no second parser that
/// could read the same text another way: what is ambiguous (user names, backslashes, percent signs in the host,
/// control characters) is refused, what is only sloppy (spaces, letters beyond ASCII in the path) is written
/// properly.
///
/// @param scheme `http` or `https`
/// @param host a name in ASCII and lower case, or an address as [Literals#inUrl] writes it
/// @param port always set, one that [AddressRules#isOpen]
/// @param target path and query, starts with a slash, ASCII
record WebUrl(String scheme, String host, int port, String target) implements UrlReading {
    private static final int LONGEST = 8192;
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("(?!.{254})[a-z0-9_-]{1,63}(?:\\.[a-z0-9_-]{1,63})*");
    private static final Pattern DEVIATES = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d]");
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");
    private static final String KEPT = "-._~:/?@!$&'()*+,;=%";

    /// Reads a URL as it was found in a feed, a form or a `Location` header.
    static UrlReading parse(String found) {
        try {
            return read(found.strip());
        } catch (IllegalArgumentException e) {
            return new UrlReading.Bad(String.valueOf(e.getMessage()));
        }
    }

    /// Reads a `Location` header that came as the answer to this URL: absolute or relative.
    UrlReading resolve(String found) {
        var location = found.strip();
        if (SCHEME.matcher(location).matches()) return parse(location);
        if (location.startsWith("//")) return parse(scheme + ":" + location);
        var path = target.contains("?") ? target.substring(0, target.indexOf('?')) : target;
        return switch (location.isEmpty() ? '#' : location.charAt(0)) {
            case '/' -> parse(origin() + location);
            case '?' -> parse(origin() + path + location);
            case '#' -> this;
            default -> parse(origin() + path.substring(0, path.lastIndexOf('/') + 1) + location);
        };
    }

    /// This URL for others to store and show; without its fragment.
    URI uri() {
        return URI.create(origin() + target);
    }

    /// The port, or `-1` where the scheme says it already: some servers do not know themselves by `Host:
    /// example.org:443`.
    int portIfUnusual() {
        return port == usualPort(scheme) ? -1 : port;
    }

    private static int usualPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    private String origin() {
        return scheme + "://" + host + (portIfUnusual() < 0 ? "" : ":" + port);
    }

    private static WebUrl read(String text) {
        if (text.length() > LONGEST) throw new IllegalArgumentException("it is longer than 8,192 characters");
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("it has a control character such as a tab or a line break inside");
        }
        int colon = text.indexOf("://");
        var scheme = text.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("it does not begin with http:// or https://");
        }
        var rest = text.substring(colon + 3);
        int end = firstOf(rest, "/?#");
        var authority = rest.substring(0, end);
        if (authority.contains("@"))
            throw new IllegalArgumentException("it has a user name or password before its host");
        var host = authority.substring(0, endOfHost(authority));
        return new WebUrl(
                scheme, host(host), port(authority.substring(host.length()), scheme), target(rest.substring(end)));
    }

    private static int endOfHost(String authority) {
        int from = authority.startsWith("[") ? authority.indexOf(']') + 1 : 0;
        int colon = authority.indexOf(':', from);
        return colon < 0 ? authority.length() : colon;
    }

    /// @param text empty, `:`, or `:8080`
    private static int port(String text, String scheme) {
        if (text.length() <= 1) return usualPort(scheme);
        int port = text.matches(":[0-9]{1,5}") ? Integer.parseInt(text.substring(1)) : -1;
        if (port >= 0 && AddressRules.isOpen(port)) return port;
        throw new IllegalArgumentException("its port is not one that web servers use");
    }

    private static String host(String text) {
        if (text.startsWith("[") && text.endsWith("]")) return sixInBrackets(text.toLowerCase(Locale.ROOT));
        var name = inAscii(text).toLowerCase(Locale.ROOT);
        if (name.endsWith(".")) name = name.substring(0, name.length() - 1);
        if (!NAME.matcher(name).matches()) throw new IllegalArgumentException("its host is not a name or address");
        if (!Literals.looksLikeFour(name)) return name;
        try {
            return Literals.inUrl(Literals.four(name));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("its host is neither a name nor an IPv4 address", e);
        }
    }

    private static String sixInBrackets(String text) {
        try {
            return Literals.inUrl(Literals.six(text.substring(1, text.length() - 1)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("its host is not an IPv6 address", e);
        }
    }

    /// Letters that IDNA 2003, which the JDK has, and IDNA 2008, which registries use, read as different names
    /// are refused.
    private static String inAscii(String host) {
        if (host.chars().allMatch(c -> c < 0x80)) return host;
        if (DEVIATES.matcher(host).find()) {
            throw new IllegalArgumentException("its host has a letter that can be read in two ways: write it as xn--");
        }
        try {
            return IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("its host is not a name", e);
        }
    }

    /// @param text from the end of the authority on
    private static String target(String text) {
        var bare = text.substring(0, firstOf(text, "#"));
        int query = firstOf(bare, "?");
        return withoutDots(escaped(bare.substring(0, query))) + escaped(bare.substring(query));
    }

    private static String escaped(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            int next = i + Character.charCount(point);
            boolean kept = point < 0x80 && (Character.isLetterOrDigit(point) || KEPT.indexOf(point) >= 0);
            if (kept && (point != '%' || isEscape(text, i))) {
                out.appendCodePoint(point);
            } else {
                for (byte b : text.substring(i, next).getBytes(StandardCharsets.UTF_8)) {
                    out.append('%').append(String.format("%02X", b));
                }
            }
            i = next;
        }
        return out.toString();
    }

    private static boolean isEscape(String text, int percent) {
        return ESCAPE.matcher(text).region(percent, text.length()).lookingAt();
    }

    /// Takes `.` and `..` out of a path as RFC 3986 section 5.2.4 does, so that no server needs to.
    private static String withoutDots(String path) {
        var kept = new ArrayDeque<String>();
        var segments = path.isEmpty() ? new String[] {"", ""} : path.split("/", -1);
        for (int i = 1; i < segments.length; i++) {
            boolean up = segments[i].equals("..");
            if (up) kept.pollLast();
            if (!up && !segments[i].equals(".")) {
                kept.add(segments[i]);
            } else if (i == segments.length - 1) {
                kept.add("");
            }
        }
        return "/" + String.join("/", kept);
    }

    private static int firstOf(String text, String any) {
        for (int i = 0; i < text.length(); i++) {
            if (any.indexOf(text.charAt(i)) >= 0) return i;
        }
        return text.length();
    }
}
