package io.podbrief.transcript.published;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Times as people and programs write them in transcripts: `1:02`, `75:30`, `01:02:03.456`, `00:01:02,5`, and
/// `01:02:03:12` or `01:02:03;12` with frames, which are left out. Minutes may exceed 59 when there are no
/// hours.
final class Timestamp {
    /// Matches what [#parse] reads, for use inside other patterns; has no groups.
    static final String PATTERN = "(?:\\d{1,4}:)?\\d{1,4}:\\d{2,3}(?:[.,]\\d{1,9}|[:;]\\d{1,2})?";

    private static final Pattern PARTS =
            Pattern.compile("(-)?(?:(\\d{1,4}):)?(\\d{1,4}):(\\d{1,4})(?:[.,](\\d{1,9})|[:;]\\d{1,2})?");

    private Timestamp() {}

    /// The time that a text is.
    ///
    /// @param text the time alone, no space around it
    /// @return negative if written so; `null` if this is not a time
    static @Nullable Duration parse(String text) {
        var parts = PARTS.matcher(text);
        if (!parts.matches()) return null;
        long seconds = 3600L * number(parts.group(2)) + 60L * number(parts.group(3)) + number(parts.group(4));
        var time = Duration.ofSeconds(seconds).plusNanos(nanos(parts.group(5)));
        return parts.group(1) == null ? time : time.negated();
    }

    /// A number of seconds as JSON and XML give it; `null` if it is not finite or larger than any recording.
    static @Nullable Duration seconds(double seconds) {
        boolean sane = Math.abs(seconds) < 1e8; // false for NaN too
        return sane ? Duration.ofMillis(Math.round(seconds * 1000)) : null;
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static long nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Long.parseLong((fraction + "000000000").substring(0, 9));
    }
}
