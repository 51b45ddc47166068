package io.podbrief.transcript.published;

import java.net.URI;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a file is said to be, by its content type and the end of its address. Only a hint: publishers
/// mislabel all the time.
///
/// @param format the name of a format; `null` if neither says one
/// @param charset as declared; `null` if none is, or an unknown one
record Declared(@Nullable String format, @Nullable Charset charset) {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("text/vtt", "vtt"),
            Map.entry("application/x-subrip", "srt"),
            Map.entry("application/srt", "srt"),
            Map.entry("text/srt", "srt"),
            Map.entry("application/json", "json"),
            Map.entry("text/json", "json"),
            Map.entry("text/html", "html"),
            Map.entry("application/xhtml+xml", "html"),
            Map.entry("application/ttml+xml", "ttml"),
            Map.entry("text/markdown", "markdown"),
            Map.entry("text/plain", "text"));
    private static final Map<String, String> ENDINGS = Map.of(
            "vtt",
            "vtt",
            "srt",
            "srt",
            "json",
            "json",
            "html",
            "html",
            "htm",
            "html",
            "ttml",
            "ttml",
            "dfxp",
            "ttml",
            "md",
            "markdown",
            "markdown",
            "markdown",
            "txt",
            "text");
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s?=\\s?\"?([A-Za-z0-9_:.-]{1,40})");

    static Declared of(@Nullable String contentType, @Nullable URI url) {
        var type = contentType == null ? "" : contentType;
        var declared = CHARSET.matcher(type);
        var charset = declared.find() ? Decoding.charset(declared.group(1)) : null;
        var byType = TYPES.get(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
        var byEnding = url == null || url.getPath() == null ? null : ENDINGS.get(ending(url.getPath()));
        boolean vague = byType == null || byType.equals("text");
        return new Declared(vague && byEnding != null ? byEnding : byType, charset);
    }

    /// Whether it is said to be made by a program for programs, with times.
    boolean isTimed() {
        return format != null
                && (format.equals("vtt") || format.equals("srt") || format.equals("json") || format.equals("ttml"));
    }

    private static String ending(String path) {
        return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
