package io.podbrief.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.platform.http.Validators;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/// Sixty days of polling made-up shows by the schedule alone: what it costs and how soon an episode is seen.
class PollingTest {
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final Duration LEARNING = Duration.ofDays(30);
    private static final Duration LENGTH = Duration.ofDays(60);
    private static final FetchResult ANSWER = new FetchResult.Unchanged(new Validators("\"x\"", null), null);

    /// What polling a group of shows came to, after the first month.
    private record Bill(int polls, List<Duration> delays) {
        double pollsPerEpisode() {
            return (double) polls / delays.size();
        }

        Duration medianDelay() {
            Collections.sort(delays);
            return delays.get(delays.size() / 2);
        }
    }

    private static Bill poll(int shows, BiFunction<Instant, Random, Instant> next) {
        var bill = new Bill(0, new ArrayList<>());
        int polls = 0;
        for (int show = 0; show < shows; show++) {
            var random = new Random(show);
            var episodes = new ArrayList<Instant>();
            var at = START.minus(Duration.ofDays(40)).plusSeconds(random.nextInt(7 * 24 * 3600));
            while (at.isBefore(START.plus(LENGTH))) {
                episodes.add(at);
                at = next.apply(at, random);
            }
            polls += poll(episodes, show, bill.delays);
        }
        return new Bill(polls, bill.delays);
    }

    private static int poll(List<Instant> episodes, long seed, List<Duration> delays) {
        int polls = 0;
        var last = START;
        for (var now = START; now.isBefore(START.plus(LENGTH)); ) {
            var seen = now;
            var published =
                    episodes.stream().filter(episode -> !episode.isAfter(seen)).toList();
            if (now.isAfter(START.plus(LEARNING))) {
                polls++;
                for (var episode : published) {
                    if (episode.isAfter(last)) delays.add(Duration.between(episode, now));
                }
            }
            last = now;
            var newest = published.reversed().stream().limit(20).toList();
            var history = new FeedHistory(0, null, newest, PollHints.NONE, false);
            var wait = FeedSchedule.waitAfter(ANSWER, history, now, seed * 1_000_003 + polls)
                    .orElseThrow();
            assertThat(wait).isGreaterThanOrEqualTo(FeedSchedule.FLOOR);
            now = now.plus(wait);
        }
        return polls;
    }

    private static Duration late(Random random) {
        return Duration.ofSeconds(random.nextInt(600));
    }

    @Test
    void sees_the_episodes_of_punctual_shows_soon_and_asks_little() {
        var daily = poll(20, (at, random) -> day(at, 1).plus(late(random)));
        assertThat(daily.medianDelay()).isLessThan(Duration.ofMinutes(15));
        assertThat(daily.pollsPerEpisode()).isLessThan(5);
        var weekly = poll(20, (at, random) -> day(at, 7).plus(late(random)));
        assertThat(weekly.medianDelay()).isLessThan(Duration.ofMinutes(15));
        assertThat(weekly.pollsPerEpisode()).isLessThan(12);
    }

    /// The same minute, days later, whatever the lateness before.
    private static Instant day(Instant at, int days) {
        return at.minusSeconds(at.getEpochSecond() % 600).plus(Duration.ofDays(days));
    }

    @Test
    void costs_shows_without_a_clock_no_more_than_hourly_polling() {
        var irregular = poll(20, (at, random) -> at.plusSeconds(3 * 24 * 3600 + random.nextInt(4 * 24 * 3600)));
        assertThat(irregular.pollsPerEpisode()).isLessThan(40);
        assertThat(irregular.medianDelay()).isLessThan(Duration.ofHours(4));
    }
}
