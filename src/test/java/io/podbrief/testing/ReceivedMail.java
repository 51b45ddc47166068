package io.podbrief.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A mail as a receiver reads it. Written from the standards (RFC 5322, 2045, 2046, 2047) and not with the
/// library that wrote the mail, so that the two can disagree.
///
/// @param sender of the envelope
/// @param recipient of the envelope
/// @param text the whole mail, one character a byte
public record ReceivedMail(String sender, String recipient, String text) {
    private static final Pattern ENCODED_WORD = Pattern.compile("=\\?([^?]+)\\?([BbQq])\\?([^?]*)\\?=");
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");

    /// One header field, unfolded and decoded.
    public record Header(String name, String value) {}

    public static ReceivedMail of(byte[] bytes) {
        return new ReceivedMail("", "", new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /// What stands before the first empty line.
    public String head() {
        return text.substring(0, text.indexOf("\r\n\r\n") + 2);
    }

    /// The header fields in their order.
    public List<Header> headers() {
        return headers(head());
    }

    private static List<Header> headers(String head) {
        var headers = new ArrayList<Header>();
        for (var line : head.replaceAll("\r\n(?=[ \t])", "").split("\r\n")) {
            int colon = line.indexOf(':');
            headers.add(new Header(
                    line.substring(0, colon), decoded(line.substring(colon + 1).strip())));
        }
        return headers;
    }

    /// The value of a header field, which must stand there exactly once.
    public String header(String name) {
        return only(headers(), name);
    }

    private static String only(List<Header> headers, String name) {
        var found = headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .toList();
        if (found.size() != 1) throw new IllegalStateException(found.size() + " headers " + name);
        return found.getFirst().value();
    }

    public boolean hasHeader(String name) {
        return headers().stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
    }

    public String messageId() {
        return header("Message-ID");
    }

    public String subject() {
        return header("Subject");
    }

    /// The text part.
    public String plain() {
        return part("text/plain");
    }

    /// The HTML part.
    public String html() {
        return part("text/html");
    }

    /// Media types of the parts in their order.
    public List<String> types() {
        return parts().stream()
                .map(part -> mediaType(only(headers(part.head()), "Content-Type")))
                .toList();
    }

    /// Addresses in the text part, without doubles, in their order.
    public List<String> links() {
        return LINK.matcher(plain())
                .results()
                .map(match -> match.group())
                .distinct()
                .toList();
    }

    /// The first address in the text part that begins so.
    public String link(String start) {
        return links().stream()
                .filter(link -> link.startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    private String part(String type) {
        for (var part : parts()) {
            var headers = headers(part.head());
            var content = only(headers, "Content-Type");
            if (!mediaType(content).equals(type)) continue;
            if (!only(headers, "Content-Transfer-Encoding").equals("quoted-printable")) {
                throw new IllegalStateException("a part that is not quoted-printable");
            }
            var body = part.text().substring(part.head().length() + 2);
            return unquoted(body, Charset.forName(parameter(content, "charset")))
                    .replace("\r\n", "\n");
        }
        throw new IllegalStateException("no part " + type);
    }

    private List<ReceivedMail> parts() {
        var boundary = "--" + parameter(header("Content-Type"), "boundary");
        var pieces = text.split("(?m)^" + Pattern.quote(boundary) + "(--)?[ \t]*\r\n");
        return List.of(pieces).subList(1, pieces.length).stream()
                .filter(piece -> !piece.isBlank())
                .map(piece -> new ReceivedMail(sender, recipient, piece))
                .toList();
    }

    private static String mediaType(String contentType) {
        return contentType.replaceAll("\\s*;.*", "").toLowerCase(Locale.ROOT);
    }

    private static String parameter(String value, String name) {
        var matcher = Pattern.compile(name + "=\"?([^\";]+)\"?").matcher(value);
        if (!matcher.find()) throw new IllegalStateException("no " + name + " in " + value);
        return matcher.group(1);
    }

    private static String decoded(String value) {
        var joined = value.replaceAll("(=\\?[^?]+\\?[BbQq]\\?[^?]*\\?=)\\s+(?==\\?)", "$1");
        return ENCODED_WORD
                .matcher(joined)
                .replaceAll(word -> Matcher.quoteReplacement(word(word.group(1), word.group(2), word.group(3))));
    }

    private static String word(String charset, String encoding, String content) {
        var chars = Charset.forName(charset);
        if (encoding.equalsIgnoreCase("B"))
            return new String(Base64.getDecoder().decode(content), chars);
        return unquoted(content.replace('_', ' '), chars);
    }

    private static String unquoted(String content, Charset charset) {
        var bytes = new ByteArrayOutputStream();
        var joined = content.replaceAll("=[ \t]*\r\n", "");
        for (int i = 0; i < joined.length(); i++) {
            if (joined.charAt(i) == '=') {
                bytes.write(Integer.parseInt(joined, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.write(joined.charAt(i));
            }
        }
        return bytes.toString(charset);
    }
}
