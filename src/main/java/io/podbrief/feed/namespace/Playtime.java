package io.podbrief.feed.namespace;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How long something plays, in the forms that feeds use: `3661`, `3661.5`, `61:01`, `1:01:01`, `PT1H1M1S`,
/// `1h 1m 1s`, `61 min`.
public final class Playtime {
    /// A longer one is a mistake, such as milliseconds taken for seconds.
    private static final Duration LONGEST = Duration.ofDays(7);

    private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,3}):)?(\\d{1,4}):(\\d{1,2})(?:[.,]\\d*)?");
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,9})(?:[.,](\\d{1,3})\\d*)?");
    private static final Pattern UNITS = Pattern.compile(
            "(?:(\\d{1,3}) ?h(?:ours?|rs?)?)?[ ,]*(?:(\\d{1,4}) ?m(?:in(?:ute)?s?)?)?[ ,]*(?:(\\d{1,6}) ?s(?:ec(?:ond)?s?)?)?\\.?");

    private Playtime() {}

    /// Reads a playing time.
    ///
    /// @return greater than zero, at most a week; `null` for anything else, zero and nonsense included
    public static @Nullable Duration parse(@Nullable String written) {
        if (written == null || written.length() > 60) return null;
        var text = written.strip().toLowerCase(Locale.ROOT);
        var found = text.isEmpty() ? null : read(text);
        return found == null || !found.isPositive() || found.compareTo(LONGEST) > 0 ? null : found;
    }

    private static @Nullable Duration read(String text) {
        var seconds = SECONDS.matcher(text);
        if (seconds.matches()) return seconds(seconds.group(1), seconds.group(2));
        var clock = CLOCK.matcher(text);
        if (clock.matches()) return sum(clock.group(1), clock.group(2), clock.group(3));
        if (text.startsWith("p")) return iso(text);
        var units = UNITS.matcher(text);
        return units.matches() ? sum(units.group(1), units.group(2), units.group(3)) : null;
    }

    private static Duration seconds(String whole, @Nullable String fraction) {
        var seconds = Duration.ofSeconds(Long.parseLong(whole));
        return fraction == null ? seconds : seconds.plusMillis(Long.parseLong((fraction + "00").substring(0, 3)));
    }

    private static Duration sum(@Nullable String hours, @Nullable String minutes, @Nullable String seconds) {
        return Duration.ofHours(number(hours)).plusMinutes(number(minutes)).plusSeconds(number(seconds));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static @Nullable Duration iso(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
