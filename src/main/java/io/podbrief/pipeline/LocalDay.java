package io.podbrief.pipeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/// A reader's day by their own clock.
public final class LocalDay {
    private LocalDay() {}

    /// The date in a zone at an instant.
    public static LocalDate of(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate();
    }

    /// When a local time comes on a date: an hour that a clock change leaves out is the first instant after the
    /// gap, one that comes twice is the first of the two.
    public static Instant due(LocalDate date, LocalTime hour, ZoneId zone) {
        var local = date.atTime(hour);
        var gap = zone.getRules().getTransition(local);
        return gap != null && gap.isGap()
                ? gap.getInstant()
                : local.atZone(zone).toInstant();
    }

    /// The first due instant after a moment.
    public static Instant nextDue(Instant after, LocalTime hour, ZoneId zone) {
        var today = due(of(after, zone), hour, zone);
        return today.isAfter(after) ? today : due(of(after, zone).plusDays(1), hour, zone);
    }

    /// When a date ends.
    public static Instant end(LocalDate date, ZoneId zone) {
        return date.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
