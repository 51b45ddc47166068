package io.podbrief.feed;

import static io.podbrief.feed.FeedSchedule.DAY;
import static io.podbrief.feed.FeedSchedule.FLOOR;
import static io.podbrief.feed.FeedSchedule.USUAL;
import static io.podbrief.feed.FeedSchedule.WEEK;
import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.platform.http.Validators;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedScheduleTest {
    /// A Wednesday.
    private static final Instant NOW = Instant.parse("2025-06-04T12:00:00Z");

    private static final Validators VALIDATORS = new Validators("\"x\"", null);
    private static final FetchResult UNCHANGED = new FetchResult.Unchanged(VALIDATORS, null);

    private static Duration after(FetchResult result, FeedHistory history) {
        return FeedSchedule.waitAfter(result, history, NOW, 7).orElseThrow();
    }

    private static FeedHistory failing(int failures, Duration ago) {
        return new FeedHistory(failures, NOW.minus(ago), List.of(), PollHints.NONE, false);
    }

    private static FeedHistory published(Instant... at) {
        return new FeedHistory(0, null, List.of(at), PollHints.NONE, false);
    }

    private static FeedHistory hinted(@Nullable Duration ttl, Set<Integer> hours, Set<DayOfWeek> days) {
        return new FeedHistory(0, null, List.of(), new PollHints(ttl, hours, days, null), false);
    }

    /// Within a tenth below.
    private static void assertAbout(Duration wait, Duration wanted) {
        assertThat(wait).isBetween(wanted.multipliedBy(9).dividedBy(10), wanted);
    }

    /// Never earlier, at most ten minutes later.
    private static void assertNotBefore(Duration wait, Duration least) {
        assertThat(wait).isBetween(least, least.plusMinutes(10));
    }

    @Test
    void asks_a_feed_it_does_not_know_every_hour() {
        assertAbout(after(UNCHANGED, FeedHistory.NEW), USUAL);
    }

    @Test
    void asks_about_24_times_per_gap_when_episodes_come_at_any_time() {
        var daily = published(
                NOW.minus(Duration.ofHours(5)), NOW.minus(Duration.ofHours(31)), NOW.minus(Duration.ofHours(53)));
        assertAbout(after(UNCHANGED, daily), Duration.ofMinutes(65));
        var news = published(IntStream.range(0, 20)
                .mapToObj(n -> NOW.minus(Duration.ofMinutes(37L * n * n)))
                .toArray(Instant[]::new));
        assertThat(after(UNCHANGED, news)).isGreaterThanOrEqualTo(FLOOR).isLessThan(Duration.ofMinutes(40));
    }

    @Test
    void asks_a_feed_that_has_gone_quiet_less_and_less_often_but_daily() {
        var quiet = Duration.ZERO;
        for (int days : new int[] {2, 5, 12, 23}) {
            var wait = after(
                    UNCHANGED,
                    published(NOW.minus(Duration.ofDays(days)), NOW.minus(Duration.ofHours(24L * days + 30))));
            assertAbout(wait, Duration.ofHours(days));
            assertThat(wait).isGreaterThan(quiet);
            quiet = wait;
        }
        assertAbout(after(UNCHANGED, published(NOW.minus(Duration.ofDays(900)), NOW.minus(Duration.ofDays(903)))), DAY);
    }

    @Test
    void looks_soon_after_an_episode_is_due_and_not_much_in_between() {
        var due = NOW.plus(Duration.ofHours(7));
        var weekly = published(due.minus(WEEK), due.minus(WEEK.multipliedBy(2)), due.minus(WEEK.multipliedBy(3)));
        assertThat(after(UNCHANGED, weekly))
                .isBetween(Duration.ofHours(7), Duration.ofHours(7).plusMinutes(15));
        var farOff = NOW.plus(Duration.ofDays(4));
        var later = published(farOff.minus(WEEK), farOff.minus(WEEK.multipliedBy(2)));
        assertAbout(after(UNCHANGED, later), DAY);
    }

    @Test
    void asks_every_quarter_of_an_hour_while_an_episode_is_late() {
        var due = NOW.minus(Duration.ofMinutes(20));
        var weekly = published(due.minus(WEEK), due.minus(WEEK.multipliedBy(2)));
        assertNotBefore(after(UNCHANGED, weekly), FLOOR);
        var come = published(NOW.minus(Duration.ofMinutes(19)), due.minus(WEEK), due.minus(WEEK.multipliedBy(2)));
        assertThat(after(UNCHANGED, come)).isGreaterThan(Duration.ofHours(20));
    }

    @ParameterizedTest
    @CsvSource({"PT10M, PT15M", "PT2H, PT2H", "P3D, P3D", "P30D, P7D"})
    void obeys_what_the_server_says_of_freshness(Duration freshFor, Duration wait) {
        var news = published(NOW.minusSeconds(60), NOW.minusSeconds(120), NOW.minusSeconds(300));
        assertNotBefore(after(new FetchResult.Unchanged(VALIDATORS, freshFor), news), wait);
    }

    @ParameterizedTest
    @CsvSource({"PT1M, PT54M", "PT5H, PT5H", "P30D, P7D"})
    void obeys_the_ttl_of_the_feed(Duration ttl, Duration wait) {
        assertThat(after(UNCHANGED, hinted(ttl, Set.of(), Set.of()))).isBetween(wait, wait.plusMinutes(10));
    }

    @Test
    void stays_away_in_the_hours_and_days_to_skip() {
        for (int seed = 0; seed < 50; seed++) {
            var hours = FeedSchedule.waitAfter(UNCHANGED, hinted(null, Set.of(12, 13, 14), Set.of()), NOW, seed)
                    .orElseThrow();
            assertThat(NOW.plus(hours).atOffset(ZoneOffset.UTC).getHour()).isEqualTo(15);
            var days = FeedSchedule.waitAfter(UNCHANGED, hinted(null, Set.of(), Set.of(DayOfWeek.WEDNESDAY)), NOW, seed)
                    .orElseThrow();
            assertThat(NOW.plus(days).atOffset(ZoneOffset.UTC).getDayOfWeek()).isEqualTo(DayOfWeek.THURSDAY);
        }
    }

    @Test
    void does_not_fall_for_a_feed_that_wants_to_be_skipped_for_ever() {
        var always = hinted(null, Set.copyOf(IntStream.range(0, 24).boxed().toList()), Set.of());
        assertAbout(after(UNCHANGED, always), USUAL);
    }

    @Test
    void asks_a_server_without_validators_at_most_daily() {
        assertNotBefore(after(new FetchResult.Unchanged(Validators.NONE, null), FeedHistory.NEW), DAY);
        var body = new FeedBody(new byte[0], null, TestData.ADDRESS);
        assertNotBefore(after(new FetchResult.Changed(body, Validators.NONE, null), FeedHistory.NEW), DAY);
        assertAbout(after(new FetchResult.Changed(body, VALIDATORS, null), FeedHistory.NEW), USUAL);
    }

    @Test
    void asks_a_complete_show_weekly() {
        assertAbout(after(UNCHANGED, new FeedHistory(0, null, List.of(NOW), PollHints.NONE, true)), WEEK);
    }

    @Test
    void uses_the_rhythm_that_a_new_feed_states() {
        var hints = new PollHints(null, Set.of(), Set.of(), Duration.ofDays(7));
        assertAbout(after(UNCHANGED, new FeedHistory(0, null, List.of(), hints, false)), Duration.ofHours(7));
    }

    @Test
    void waits_as_long_as_the_server_asks_and_not_for_ever() {
        assertNotBefore(
                after(new FetchResult.Throttled(Duration.ofHours(3)), failing(1, Duration.ZERO)), Duration.ofHours(3));
        assertNotBefore(after(new FetchResult.Throttled(Duration.ofDays(40)), failing(1, Duration.ZERO)), WEEK);
        assertNotBefore(
                after(new FetchResult.Throttled(Duration.ZERO), failing(3, Duration.ZERO)), Duration.ofHours(1));
    }

    @ParameterizedTest
    @CsvSource({"1, PT15M", "2, PT30M", "3, PT1H", "6, PT8H", "8, P1D", "1000, P1D"})
    void backs_off_from_a_feed_that_does_not_answer(int failures, Duration wait) {
        var result = new FetchResult.Unreachable("fetch.timeout", "It does not answer.");
        assertNotBefore(after(result, failing(failures, Duration.ofDays(1))), wait);
    }

    @Test
    void asks_for_a_missing_or_private_feed_daily_and_after_a_fortnight_weekly() {
        for (var result : List.of(new FetchResult.Missing(), new FetchResult.NeedsAccess(403))) {
            assertNotBefore(after(result, failing(1, Duration.ZERO)), DAY);
            assertNotBefore(after(result, failing(13, Duration.ofDays(13))), DAY);
            assertNotBefore(after(result, failing(14, Duration.ofDays(14))), WEEK);
        }
        assertNotBefore(
                after(new FetchResult.Refused("fetch.too_large", "Too large."), failing(1, Duration.ZERO)), DAY);
    }

    @Test
    void never_asks_again_for_what_is_gone_and_at_once_for_what_has_moved() {
        assertThat(FeedSchedule.waitAfter(new FetchResult.Gone(), FeedHistory.NEW, NOW, 1))
                .isEmpty();
        var moved = new FetchResult.Moved(URI.create("https://b.example/f"), true);
        assertThat(FeedSchedule.waitAfter(moved, FeedHistory.NEW, NOW, 1)).hasValue(Duration.ZERO);
    }

    @Test
    void spreads_feeds_that_were_asked_together_and_repeats_itself_for_the_same_seed() {
        var waits = IntStream.range(0, 100)
                .mapToObj(seed -> FeedSchedule.waitAfter(UNCHANGED, FeedHistory.NEW, NOW, seed)
                        .orElseThrow())
                .toList();
        assertThat(Set.copyOf(waits)).hasSizeGreaterThan(95);
        assertThat(FeedSchedule.waitAfter(UNCHANGED, FeedHistory.NEW, NOW, 5)).hasValue(waits.get(5));
    }
}
