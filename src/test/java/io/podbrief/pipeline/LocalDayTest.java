package io.podbrief.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.Dates;
import net.jqwik.time.api.Times;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalDayTest {
    @ParameterizedTest(name = "{0} {1} in {2} is {3}")
    @CsvSource({
        "2026-03-29, 02:30, Europe/Berlin,       2026-03-29T01:00:00Z", // left out: the first instant after the gap
        "2026-03-29, 02:00, Europe/Berlin,       2026-03-29T01:00:00Z",
        "2026-03-29, 03:00, Europe/Berlin,       2026-03-29T01:00:00Z",
        "2026-10-25, 02:30, Europe/Berlin,       2026-10-25T00:30:00Z", // comes twice: the first of the two
        "2026-10-04, 02:15, Australia/Lord_Howe, 2026-10-03T15:30:00Z", // a gap of half an hour
        "2026-03-08, 02:59, America/New_York,    2026-03-08T07:00:00Z",
        "2026-05-12, 07:00, Asia/Kathmandu,      2026-05-12T01:15:00Z",
        "2026-05-12, 00:00, Pacific/Kiritimati,  2026-05-11T10:00:00Z",
    })
    void is_due_at(LocalDate date, LocalTime hour, ZoneId zone, Instant due) {
        assertThat(LocalDay.due(date, hour, zone)).isEqualTo(due);
    }

    @Test
    void is_due_before_the_gap_when_the_gap_takes_the_rest_of_the_day() {
        var nuuk = ZoneId.of("America/Nuuk"); // on 28 March 2026 the clock goes from 22:59 to midnight
        var saturday = LocalDate.parse("2026-03-28");

        assertThat(LocalDay.due(saturday, LocalTime.of(23, 30), nuuk)).isEqualTo("2026-03-29T00:59:00Z");
        assertThat(LocalDay.of(Instant.parse("2026-03-29T00:59:00Z"), nuuk)).isEqualTo(saturday);
    }

    @Test
    void passes_over_a_date_that_a_zone_left_out() {
        var apia = ZoneId.of("Pacific/Apia"); // went from 29 to 31 December 2011
        var seven = LocalTime.of(7, 0);
        var onThe29th = LocalDay.due(LocalDate.parse("2011-12-29"), seven, apia);
        var onThe31st = LocalDay.due(LocalDate.parse("2011-12-31"), seven, apia);

        assertThat(LocalDay.nextDue(onThe29th, seven, apia)).isEqualTo(onThe31st);
        assertThat(LocalDay.dueAfter(LocalDate.parse("2011-12-29"), seven, apia))
                .isEqualTo(onThe31st);
    }

    @ParameterizedTest(name = "after {0}: {1}")
    @CsvSource({
        "2026-05-12T04:59:59Z, 2026-05-12T05:00:00Z",
        "2026-05-12T05:00:00Z, 2026-05-13T05:00:00Z", // what is due now is not next
        "2026-05-12T05:00:01Z, 2026-05-13T05:00:00Z",
        "2026-10-25T05:00:00Z, 2026-10-25T06:00:00Z", // 25 hours after the one before
    })
    void is_next_due(Instant after, Instant due) {
        assertThat(LocalDay.nextDue(after, LocalTime.of(7, 0), ZoneId.of("Europe/Berlin")))
                .isEqualTo(due);
    }

    @ParameterizedTest(name = "{0} in {1} ends at {2}")
    @CsvSource({
        "2026-05-12, Europe/Berlin,    2026-05-12T22:00:00Z",
        "2026-10-25, Europe/Berlin,    2026-10-25T23:00:00Z",
        "2026-09-05, America/Santiago, 2026-09-06T04:00:00Z", // the next day begins at 01:00
    })
    void ends_at(LocalDate date, ZoneId zone, Instant end) {
        assertThat(LocalDay.end(date, zone)).isEqualTo(end);
    }

    @Property(tries = 1000)
    void is_due_exactly_once_on_each_date(
            @ForAll("zones") ZoneId zone,
            @ForAll("hours") LocalTime hour,
            @ForAll("dates") LocalDate from,
            @ForAll @IntRange(min = 2, max = 60) int days) {
        var seen = new TreeSet<LocalDate>();
        var at = LocalDay.due(from, hour, zone);
        seen.add(LocalDay.of(at, zone));

        for (int i = 1; i < days; i++) {
            var next = LocalDay.nextDue(at, hour, zone);
            assertThat(next).isAfter(at);
            assertThat(seen.add(LocalDay.of(next, zone)))
                    .as("a second time on %s", next)
                    .isTrue();
            at = next;
        }

        assertThat(seen)
                .containsExactlyElementsOf(from.datesUntil(from.plusDays(days)).toList());
    }

    @Property(tries = 1000)
    void is_due_within_its_own_date(
            @ForAll("zones") ZoneId zone, @ForAll("hours") LocalTime hour, @ForAll("dates") LocalDate date) {
        var due = LocalDay.due(date, hour, zone);

        assertThat(LocalDay.of(due, zone)).isEqualTo(date);
        assertThat(due).isBefore(LocalDay.end(date, zone));
        assertThat(LocalDay.dueAfter(date, hour, zone)).isEqualTo(LocalDay.due(date.plusDays(1), hour, zone));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList())
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<LocalTime> hours() {
        return Times.times().ofPrecision(java.time.temporal.ChronoUnit.MINUTES);
    }

    /// No zone is known to leave out a date in these years.
    @Provide
    Arbitrary<LocalDate> dates() {
        var any = Dates.dates().between(LocalDate.of(2020, 1, 1), LocalDate.of(2036, 12, 31));
        var changes = Arbitraries.of(
                LocalDate.of(2026, 3, 28),
                LocalDate.of(2026, 3, 29),
                LocalDate.of(2026, 10, 24),
                LocalDate.of(2027, 3, 27),
                LocalDate.of(2027, 9, 4),
                LocalDate.of(2026, 11, 1));
        return Arbitraries.oneOf(any, changes);
    }
}
