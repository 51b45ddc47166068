package io.podbrief.platform.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.MessageHeaders;
import org.jspecify.annotations.Nullable;

/// What a response's headers say, leniently: what cannot be read counts as not said.
final class ResponseHeaders {
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final int LONGEST_VALIDATOR = 1024;
    private static final Pattern PIECE = Pattern.compile("(?i)bytes\\s+([0-9]{1,18})-[0-9]+/(?:[0-9]+|\\*)");

    private final MessageHeaders headers;
    private final Clock clock;

    /// @param clock to turn dates into waits
    ResponseHeaders(MessageHeaders headers, Clock clock) {
        this.headers = headers;
        this.clock = clock;
    }

    /// Byte for byte. A validator of more than 1,024 characters counts as none: sending it back would make the
    /// next request too large for most servers.
    Validators validators() {
        return new Validators(validator("ETag"), validator("Last-Modified"));
    }

    Answer.Freshness freshness() {
        return new Answer.Freshness(freshFor(), retryAfter());
    }

    /// Seconds or a date, cut to `[0, 7 days]`.
    @Nullable
    Duration retryAfter() {
        return first("Retry-After")
                .flatMap(value -> seconds(value).or(() -> until(value)))
                .orElse(null);
    }

    /// A body and its media type, as `Content-Type` gives it.
    Answer.Content describe(Body body) {
        var type = ContentType.parseLenient(first("Content-Type").orElse(null));
        if (type == null || !type.getMimeType().contains("/")) return new Answer.Content(body, null, null);
        return new Answer.Content(body, type.getMimeType().toLowerCase(Locale.ROOT), type.getParameter("charset"));
    }

    /// Where the piece of a `206` begins in the whole, in bytes; `-1` when not said.
    long pieceFrom() {
        return first("Content-Range")
                .map(PIECE::matcher)
                .filter(Matcher::matches)
                .map(match -> Long.parseLong(match.group(1)))
                .orElse(-1L);
    }

    List<String> contentEncodings() {
        return Arrays.stream(headers.getHeaders("Content-Encoding"))
                .map(Header::getValue)
                .toList();
    }

    /// The place to go on to. Bytes beyond ASCII are meant as UTF-8, if they can be.
    Optional<String> location() {
        return first("Location").map(value -> {
            var bytes = ByteBuffer.wrap(value.getBytes(StandardCharsets.ISO_8859_1));
            try {
                return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            } catch (CharacterCodingException _) {
                return value;
            }
        });
    }

    private @Nullable Duration freshFor() {
        return Arrays.stream(headers.getHeaders("Cache-Control"))
                .flatMap(header -> Arrays.stream(header.getValue().split(",")))
                .map(part -> part.strip().toLowerCase(Locale.ROOT))
                .filter(part -> part.startsWith("max-age="))
                .flatMap(part -> seconds(part.substring(8).replace("\"", "")).stream())
                .findFirst()
                .or(() -> first("Expires").flatMap(this::until))
                .orElse(null);
    }

    private static Optional<Duration> seconds(String text) {
        if (!text.matches("[0-9]{1,18}")) return Optional.empty();
        return Optional.of(Duration.ofSeconds(Math.min(Long.parseLong(text), LONGEST.toSeconds())));
    }

    private Optional<Duration> until(String date) {
        var instant = DateUtils.parseStandardDate(date);
        if (instant == null) return Optional.empty();
        var wait = Duration.between(clock.instant(), instant);
        return Optional.of(wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }

    private @Nullable String validator(String name) {
        return first(name)
                .filter(value -> value.length() <= LONGEST_VALIDATOR)
                .filter(Validators::isSafe)
                .orElse(null);
    }

    private Optional<String> first(String name) {
        return Optional.ofNullable(headers.getFirstHeader(name))
                .map(Header::getValue)
                .filter(value -> !value.isEmpty());
    }
}
