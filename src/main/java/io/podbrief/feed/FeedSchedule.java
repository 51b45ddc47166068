package io.podbrief.feed;

import io.podbrief.platform.http.Validators;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// When to ask a feed again. Polite first: never before the server or the feed allow it. Then quick: soon after an
/// episode is due, rarely when none is. Pure, so that a year of polling can be tried out in a moment.
public final class FeedSchedule {
    /// No feed is asked more often.
    public static final Duration FLOOR = Duration.ofMinutes(15);

    /// How often a feed is asked of which nothing is known.
    public static final Duration USUAL = Duration.ofMinutes(60);

    /// How often a quiet feed, or one that fails, is asked at least; and one whose server gives no validators at
    /// most.
    public static final Duration DAY = Duration.ofHours(24);

    /// How often one is asked that will hardly come back.
    public static final Duration WEEK = Duration.ofDays(7);

    /// After so long a missing feed is asked weekly, no longer daily.
    private static final Duration PATIENCE = Duration.ofDays(14);

    private static final Duration MOST_DELAY = Duration.ofMinutes(10);
    private static final int HOURS_OF_A_WEEK = 7 * 24;

    private final FeedHistory history;
    private final Instant now;

    /// In `[0, 1)`, different for each feed and poll.
    private final double chance;

    private FeedSchedule(FeedHistory history, Instant now, long seed) {
        this.history = history;
        this.now = now;
        this.chance = new SplittableRandom(seed).nextDouble();
    }

    /// Time to wait before the next poll; empty means never again.
    ///
    /// @param result what the present poll led to
    /// @param seed spreads feeds that would all be asked at once; take the feed's id and the hour, say
    public static Optional<Duration> waitAfter(FetchResult result, FeedHistory history, Instant now, long seed) {
        var schedule = new FeedSchedule(history, now, seed);
        return switch (result) {
            case FetchResult.Changed it -> Optional.of(schedule.usual(it.validators(), it.freshFor()));
            case FetchResult.Unchanged it -> Optional.of(schedule.usual(it.validators(), it.freshFor()));
            case FetchResult.Moved _ -> Optional.of(Duration.ZERO);
            case FetchResult.Throttled(var asked) -> Optional.of(schedule.throttled(asked));
            case FetchResult.Unreachable _ -> Optional.of(schedule.backoff());
            case FetchResult.Refused _ -> Optional.of(schedule.delayed(DAY));
            case FetchResult.NeedsAccess _, FetchResult.Missing _ -> Optional.of(schedule.patient());
            case FetchResult.Gone _ -> Optional.empty();
        };
    }

    private Duration usual(Validators validators, @Nullable Duration freshFor) {
        var rhythm = new ReleaseRhythm(history.published(), history.hints().rhythm(), now).next();
        var wanted = history.complete() ? WEEK : rhythm.pause();
        var spread = rhythm.exact() && !history.complete() ? delayed(wanted) : hastened(wanted);
        return outsideSkipped(longer(spread, delayed(least(validators, freshFor))));
    }

    /// What the server and the feed ask for.
    private Duration least(Validators validators, @Nullable Duration freshFor) {
        var least = validators.equals(Validators.NONE) ? DAY : FLOOR;
        if (freshFor != null) least = longer(least, shorter(freshFor, WEEK));
        var ttl = history.hints().ttl();
        return ttl == null ? least : longer(least, shorter(ttl, WEEK));
    }

    private Duration throttled(Duration asked) {
        return longer(delayed(shorter(asked, WEEK)), backoff());
    }

    /// 15, 30, 60 … minutes, at most a day.
    private Duration backoff() {
        int doublings = Math.clamp(history.failures() - 1, 0, 7);
        return delayed(shorter(FLOOR.multipliedBy(1L << doublings), DAY));
    }

    private Duration patient() {
        var since = history.failingSince();
        boolean longGone = since != null && !now.isBefore(since.plus(PATIENCE));
        return delayed(longGone ? WEEK : DAY);
    }

    /// A little later than asked for, never earlier.
    private Duration delayed(Duration wait) {
        var most = shorter(wait.dividedBy(10), MOST_DELAY);
        return wait.plusMillis((long) (most.toMillis() * chance));
    }

    /// Up to a tenth earlier, where only we asked for it.
    private Duration hastened(Duration wait) {
        return wait.minusMillis((long) (wait.toMillis() * chance / 10));
    }

    /// Moves out of the hours and days at which the feed asks to be left alone; they are UTC. If that is always,
    /// it is a mistake and does not count.
    private Duration outsideSkipped(Duration wait) {
        var at = now.plus(wait);
        for (int hours = 0; hours <= HOURS_OF_A_WEEK; hours++) {
            if (!isSkipped(at)) return Duration.between(now, at);
            at = at.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS).plusSeconds((long)
                    (MOST_DELAY.toSeconds() * chance));
        }
        return wait;
    }

    private boolean isSkipped(Instant at) {
        var utc = at.atOffset(ZoneOffset.UTC);
        DayOfWeek day = utc.getDayOfWeek();
        return history.hints().skipHours().contains(utc.getHour())
                || history.hints().skipDays().contains(day);
    }

    static Duration between(Duration least, Duration wait, Duration most) {
        return longer(least, shorter(wait, most));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
