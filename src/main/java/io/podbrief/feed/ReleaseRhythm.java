package io.podbrief.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When a podcast's next episode is to be looked for, judged by when the last ones came.
///
/// Most podcasts are released by a clock: every Tuesday at five. A moment of the week at which at least two
/// episodes of the last weeks came, in different weeks, is a slot. In a slot the feed is asked every quarter of an
/// hour until the episode is there. Outside of slots it is asked about twice per usual gap if it keeps to its
/// slots, and 24 times if it does not; the longer it is silent, the less often, at most once a day apart.
///
/// Cost: `O(n^2)` for the `n <= 20` episodes looked at.
final class ReleaseRhythm {
    private static final int LOOKS_AT = 20;
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration REMEMBERS = WEEK.multipliedBy(6);

    /// Two episodes in the same slot may come this far apart: publishers are late, and clocks change by an hour.
    private static final Duration TOLERANCE = Duration.ofMinutes(65);

    /// After the expected moment, so that the first question already finds what came on time.
    private static final Duration GRACE = Duration.ofMinutes(3);

    private static final int POLLS_PER_GAP = 24;
    private static final int POLLS_PER_GAP_IF_REGULAR = 2;

    private final List<Instant> times;
    private final @Nullable Duration stated;
    private final Instant now;

    /// @param stated how often episodes are meant to come; `null` when the feed does not say
    ReleaseRhythm(List<Instant> published, @Nullable Duration stated, Instant now) {
        this.stated = stated;
        this.now = now;
        times = published.stream()
                .filter(time -> !time.isAfter(now))
                .distinct()
                .sorted(Comparator.reverseOrder())
                .limit(LOOKS_AT)
                .toList();
    }

    /// How long to wait, as far as the rhythm goes.
    ///
    /// @param exact whether it leads to a slot, so that it must not be shortened
    record Next(Duration pause, boolean exact) {}

    Next next() {
        var slots = slots();
        boolean regular = !slots.isEmpty() && 2 * inSlots() > recent().size();
        var idle = idle(regular ? POLLS_PER_GAP_IF_REGULAR : POLLS_PER_GAP);
        var soonest = new Next(idle, false);
        for (var slot : slots) {
            var wait = untilAsked(slot);
            if (wait.compareTo(soonest.pause) < 0) soonest = new Next(wait, true);
        }
        return soonest;
    }

    private Duration idle(int pollsPerGap) {
        var gap = gap();
        if (gap == null) return FeedSchedule.USUAL;
        return FeedSchedule.between(FeedSchedule.FLOOR, gap.dividedBy(pollsPerGap), FeedSchedule.DAY);
    }

    /// The median time between episodes, or the present silence if that is longer; `null` when nothing is known.
    private @Nullable Duration gap() {
        var gaps = new ArrayList<Duration>();
        for (int at = 1; at < times.size(); at++) gaps.add(Duration.between(times.get(at), times.get(at - 1)));
        gaps.sort(null);
        var usual = gaps.isEmpty() ? stated : gaps.get(gaps.size() / 2);
        if (times.isEmpty()) return usual;
        var silence = Duration.between(times.getFirst(), now);
        return usual == null || silence.compareTo(usual) > 0 ? silence : usual;
    }

    /// Episodes that say something about the weeks to come.
    private List<Instant> recent() {
        return times.stream().filter(time -> time.isAfter(now.minus(REMEMBERS))).toList();
    }

    private long inSlots() {
        return recent().stream().filter(this::isRepeated).count();
    }

    /// The latest episode of each moment of the week that came up in more than one week.
    private List<Instant> slots() {
        var found = new ArrayList<Instant>();
        for (var time : recent()) {
            boolean seen = found.stream().anyMatch(slot -> isSameMoment(slot, time));
            if (!seen && isRepeated(time)) found.add(time);
        }
        return found;
    }

    private boolean isRepeated(Instant time) {
        return recent().stream()
                .anyMatch(
                        other -> isSameMoment(time, other) && apart(time, other).compareTo(TOLERANCE) > 0);
    }

    /// Whether two moments are the same time of the week.
    private static boolean isSameMoment(Instant one, Instant other) {
        long rest = apart(one, other).toSeconds() % WEEK.toSeconds();
        return Math.min(rest, WEEK.toSeconds() - rest) <= TOLERANCE.toSeconds();
    }

    private static Duration apart(Instant one, Instant other) {
        return Duration.between(one, other).abs();
    }

    /// From now to the next question that this slot is worth.
    private Duration untilAsked(Instant slot) {
        long weeks = Duration.between(slot, now.plus(TOLERANCE)).dividedBy(WEEK);
        var expected = slot.plus(WEEK.multipliedBy(weeks));
        boolean late = !now.isBefore(expected.plus(GRACE)) && now.isBefore(expected.plus(TOLERANCE));
        if (weeks > 0 && !hasCome(expected)) {
            if (late) return FeedSchedule.FLOOR;
            if (now.isBefore(expected.plus(GRACE))) return Duration.between(now, expected.plus(GRACE));
        }
        var next = Duration.between(now, expected.plus(WEEK).plus(GRACE));
        return next.compareTo(FeedSchedule.FLOOR) < 0 ? FeedSchedule.FLOOR : next;
    }

    private boolean hasCome(Instant expected) {
        return !times.isEmpty() && !times.getFirst().isBefore(expected.minus(TOLERANCE));
    }
}
