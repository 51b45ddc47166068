package io.podbrief.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a feed says about when to ask for it again.
///
/// @param ttl how long an answer stays good, greater than zero; `null` when not given
/// @param skipHours hours of the day in UTC, 0 to 23, at which not to ask
/// @param skipDays days of the week in UTC on which not to ask
/// @param rhythm how often episodes are meant to come, greater than zero; `null` when not given
public record PollHints(
        @Nullable Duration ttl,
        Set<Integer> skipHours,
        Set<DayOfWeek> skipDays,
        @Nullable Duration rhythm) {
    /// A feed that says nothing about it.
    public static final PollHints NONE = new PollHints(null, Set.of(), Set.of(), null);

    public PollHints {
        skipHours = Set.copyOf(skipHours);
        skipDays = Set.copyOf(skipDays);
        for (int hour : skipHours) {
            if (hour < 0 || hour > 23) throw new IllegalArgumentException("hour " + hour + " of a day");
        }
        if (ttl != null && !ttl.isPositive()) throw new IllegalArgumentException("a ttl of " + ttl);
        if (rhythm != null && !rhythm.isPositive()) throw new IllegalArgumentException("a rhythm of " + rhythm);
    }
}
