package io.podbrief.feed.namespace;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Dates as feeds write them: RFC 822 and what people make of it (two-digit years, names of zones, no seconds, a
/// wrong day of the week, single digits, any case, whole month names, no zone), ISO 8601 and the forms beside it,
/// `asctime`, seconds since 1970.
///
/// A date without a zone is taken as UTC, one without a time as midnight, a day that its month does not have (31
/// June) as the month's last. The weekday is never looked at.
public final class FeedDate {
    private static final int LONGEST = 100;
    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})(?:[-/.](\\d{1,2})(?:[-/.](\\d{1,2}))?|(\\d{2})(\\d{2})|-(\\d{3})|(\\d{2}))?(?:(?:[t ] ?|-(?=\\d\\d:))(.+))?");
    private static final Pattern CLOCK = Pattern.compile(
            "(\\d{1,2})(?::?(\\d{2}))?(?::?(\\d{2})(?:[.,](\\d{1,9})\\d*)?)?(?:[.,]\\d+)?[ ]?(am|pm)?[ ]?(.*)");
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)?\\.?");
    private static final Pattern SPACE = Pattern.compile("[\\s,;\\u00A0]+");

    /// "06-Oct-2004" and "6/Oct/04": the separators of a date, not the sign of a zone.
    private static final Pattern INNER = Pattern.compile("(?<=\\d)[-/](?=\\p{L})|(?<=\\p{L}{3})[-/](?=\\d)");

    private static final String[] MONTHS = {
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"
    };

    private FeedDate() {}

    /// Reads a date.
    ///
    /// @return the moment meant; `null` when nobody can tell
    public static @Nullable Instant parse(@Nullable String written) {
        if (written == null || written.length() > LONGEST) return null;
        var text = written.strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty()) return null;
        try {
            if (isOrdinary(text)) return ordinary(text);
            return text.length() > 3 && isDigits(text, 0, 4) ? numeric(text) : words(text);
        } catch (DateTimeException | ArithmeticException _) {
            return null; // a 25th hour, a 13th month, a year beyond all
        }
    }

    /// `thu, 01 jan 2004 19:48:21 gmt` or with `+0100`: nine in ten dates of podcasts, so they go a short way.
    private static boolean isOrdinary(String text) {
        int length = text.length();
        return length >= 29
                && text.startsWith(", ", 3)
                && text.charAt(19) == ':'
                && text.charAt(22) == ':'
                && text.charAt(25) == ' '
                && isDigits(text, 5, 7)
                && isDigits(text, 12, 16)
                && isDigits(text, 17, 19)
                && isDigits(text, 20, 22)
                && isDigits(text, 23, 25)
                && (text.endsWith("gmt") ? length == 29 : length == 31 && isOffset(text));
    }

    private static boolean isOffset(String text) {
        return (text.charAt(26) == '+' || text.charAt(26) == '-')
                && isDigits(text, 27, 31)
                && Integer.parseInt(text, 27, 29, 10) < 18;
    }

    private static @Nullable Instant ordinary(String text) {
        int month = Parts.month(text.substring(8, 11));
        if (month < 0) return null;
        int hour = Integer.parseInt(text, 17, 19, 10);
        int second = Math.min(Integer.parseInt(text, 23, 25, 10), 59);
        var time = LocalTime.of(hour == 24 ? 0 : hour, Integer.parseInt(text, 20, 22, 10), second);
        var clock = new Clock(time, hour == 24 ? 1 : 0, zone(text));
        return at(Integer.parseInt(text, 12, 16, 10), month, Integer.parseInt(text, 5, 7, 10), clock, 0);
    }

    private static ZoneOffset zone(String text) {
        if (text.length() == 29) return ZoneOffset.UTC;
        int minutes = Integer.parseInt(text, 27, 29, 10) * 60 + Integer.parseInt(text, 29, 31, 10);
        return ZoneOffset.ofTotalSeconds((text.charAt(26) == '-' ? -minutes : minutes) * 60);
    }

    private static boolean isDigits(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text.charAt(at) < '0' || text.charAt(at) > '9') return false;
        }
        return true;
    }

    private static @Nullable Instant numeric(String text) {
        if (text.length() == 10 && isDigits(text, 0, 10)) return Instant.ofEpochSecond(Long.parseLong(text));
        if (text.length() == 13 && isDigits(text, 0, 13)) return Instant.ofEpochMilli(Long.parseLong(text));
        var iso = ISO.matcher(text);
        if (!iso.matches()) return words(text); // "2004 Jan 5"
        int year = Integer.parseInt(iso.group(1));
        var clock = iso.group(8) == null ? new Clock(LocalTime.MIDNIGHT, 0, null) : Clock.of(iso.group(8));
        if (clock == null) return null;
        if (iso.group(6) != null) return at(year, 1, 1, clock, Integer.parseInt(iso.group(6)) - 1);
        int month = first(iso, 2, 4, 7);
        return at(year, month, first(iso, 3, 5), clock, 0);
    }

    private static int first(Matcher matcher, int... groups) {
        for (int group : groups) {
            if (matcher.group(group) != null) return Integer.parseInt(matcher.group(group));
        }
        return 1;
    }

    private static @Nullable Instant words(String text) {
        var parts = new Parts();
        for (var token : SPACE.split(INNER.matcher(text).replaceAll(" "), -1)) parts.add(token);
        var clock =
                parts.time == null ? new Clock(LocalTime.MIDNIGHT, 0, null) : Clock.of(parts.time + " " + parts.zone);
        if (parts.day < 0 || parts.month < 0 || parts.year < 0 || clock == null) return null;
        return at(parts.year, parts.month, parts.day, clock, 0);
    }

    private static @Nullable Instant at(int year, int month, int day, Clock clock, int moreDays) {
        if (year < 1900 || year > 9_000 || day < 1 || day > 31) return null;
        var ofMonth = YearMonth.of(year, month);
        var date = ofMonth.atDay(Math.min(day, ofMonth.lengthOfMonth())).plusDays(moreDays + clock.extraDays);
        var local = date.atTime(clock.time);
        if (clock.zone == null) return local.toInstant(ZoneOffset.UTC);
        return local.atZone(clock.zone).toInstant();
    }

    /// What the words of a date have turned out to be so far. `-1` means not seen.
    private static final class Parts {
        private int day = -1;
        private int month = -1;
        private int year = -1;
        private @Nullable String time;
        private String zone = "";

        void add(String token) {
            boolean digit = !token.isEmpty() && Character.isDigit(token.charAt(0));
            if (digit && token.indexOf(':') > 0 && time == null) time = token;
            else if (digit) number(token);
            else word(token);
        }

        private void number(String token) {
            var asDay = DAY.matcher(token);
            if (day < 0 && asDay.matches()) day = Integer.parseInt(asDay.group(1));
            else if (year < 0 && token.matches("\\d{2,4}")) year = century(Integer.parseInt(token), token.length());
            else if (time == null && token.matches("\\d{1,2}(?:am|pm)")) time = token;
        }

        /// RFC 2822: two digits up to 49 are this century's, three digits count from 1900.
        private static int century(int year, int digits) {
            if (digits == 4) return year;
            return digits == 2 && year < 50 ? 2000 + year : 1900 + year;
        }

        private void word(String token) {
            int named = month(token);
            if (named > 0 && month < 0) month = named;
            else if (time != null) zone = (zone + " " + token).strip();
        }

        private static int month(String token) {
            if (token.length() < 3) return -1;
            for (int at = 0; at < MONTHS.length; at++) {
                if (token.startsWith(MONTHS[at])) return at + 1;
            }
            return -1;
        }
    }

    /// A time of day, and where.
    private record Clock(
            LocalTime time, int extraDays, @Nullable ZoneId zone) {
        static @Nullable Clock of(String text) {
            var found = CLOCK.matcher(text.strip());
            if (!found.matches()) return null;
            int hour = Integer.parseInt(found.group(1));
            if (found.group(5) != null) hour = hour % 12 + (found.group(5).equals("pm") ? 12 : 0);
            int minute = found.group(2) == null ? 0 : Integer.parseInt(found.group(2));
            int second = found.group(3) == null ? 0 : Integer.parseInt(found.group(3));
            int extraDays = hour == 24 ? 1 : 0;
            var time = LocalTime.of(extraDays == 1 ? 0 : hour, minute, Math.min(second, 59));
            return new Clock(time.plusNanos(nanos(found.group(4))), extraDays, FeedZone.of(found.group(6)));
        }

        private static long nanos(@Nullable String fraction) {
            return fraction == null ? 0 : Long.parseLong((fraction + "00000000").substring(0, 9));
        }
    }
}
