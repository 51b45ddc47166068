package io.podbrief.feed.namespace;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Numbers as feeds write them; whatever is none is `null`.
final class Numbers {
    private Numbers() {}

    /// A whole number `>= 0` of at most 18 digits.
    static @Nullable Long whole(@Nullable String written) {
        var text = written == null ? "" : written.strip();
        if (text.isEmpty() || text.length() > 18) return null;
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) < '0' || text.charAt(at) > '9') return null;
        }
        return Long.valueOf(text);
    }

    /// A whole number from 0 to a million: seasons, episodes, hours.
    static @Nullable Integer small(@Nullable String written) {
        var whole = whole(written);
        return whole == null || whole > 1_000_000 ? null : Integer.valueOf(whole.intValue());
    }

    /// A size in bytes, greater than zero.
    static @Nullable Long size(@Nullable String written) {
        var whole = whole(written);
        return whole == null || whole == 0 ? null : whole;
    }

    /// Seconds with or without a fraction, `>= 0`, less than a week.
    static @Nullable Duration seconds(@Nullable String written) {
        var text = written == null ? "" : written.strip();
        if (!text.matches("\\d{1,6}(\\.\\d{0,12})?")) return null;
        var millis = new BigDecimal(text).movePointRight(3).longValue();
        return Duration.ofMillis(millis);
    }
}
