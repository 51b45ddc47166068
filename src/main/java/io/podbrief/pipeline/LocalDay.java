package io.podbrief.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/// A reader's day by their own clock.
public final class LocalDay {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private LocalDay() {}

    /// The date in a zone at an instant.
    public static LocalDate of(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate();
    }

    /// When a local time comes on a date: an hour that a clock change leaves out is the first instant after the
    /// gap, one that comes twice is the first of the two. Where the gap takes the rest of the day, as in
    /// Greenland's spring, it is the minute before it, so that a date's brief never falls on the next one.
    public static Instant due(LocalDate date, LocalTime hour, ZoneId zone) {
        var local = date.atTime(hour);
        var gap = zone.getRules().getTransition(local);
        if (gap == null || !gap.isGap()) return local.atZone(zone).toInstant();
        var endsOnDate = gap.getDateTimeAfter().toLocalDate().equals(date);
        return endsOnDate ? gap.getInstant() : gap.getInstant().minus(MINUTE);
    }

    /// The first due instant after a moment.
    public static Instant nextDue(Instant after, LocalTime hour, ZoneId zone) {
        var today = due(of(after, zone), hour, zone);
        return today.isAfter(after) ? today : dueAfter(of(after, zone), hour, zone);
    }

    /// When a local time comes on the date after one; a date that the zone left out, as Samoa did once, is
    /// passed over.
    public static Instant dueAfter(LocalDate date, LocalTime hour, ZoneId zone) {
        var next = date.plusDays(1);
        while (!of(due(next, hour, zone), zone).equals(next)) next = next.plusDays(1);
        return due(next, hour, zone);
    }

    /// When a date ends.
    public static Instant end(LocalDate date, ZoneId zone) {
        return date.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
