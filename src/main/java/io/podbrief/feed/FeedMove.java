package io.podbrief.feed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/// A feed that seems to have moved for good, by a permanent redirect or by its own `itunes:new-feed-url`. Believed
/// only when it has said so again and again: a mistake or a break-in for an hour must not move everybody.
///
/// @param to the new address
/// @param sightings how often it was seen in a row, `>= 1`
/// @param first when it was seen first
public record FeedMove(URI to, int sightings, Instant first) {
    private static final int ENOUGH_SIGHTINGS = 3;
    private static final Duration ENOUGH_TIME = Duration.ofHours(24);
    private static final double ENOUGH_EPISODES = 0.5;

    public FeedMove {
        if (sightings < 1) throw new IllegalArgumentException(sightings + " sightings of " + to);
    }

    /// Counts one more sighting; another address than before begins anew.
    ///
    /// @param before what was known so far; `null` for nothing
    public static FeedMove seen(@Nullable FeedMove before, URI to, Instant now) {
        if (before == null || !before.to.equals(to)) return new FeedMove(to, 1, now);
        return new FeedMove(to, before.sightings + 1, before.first);
    }

    /// Whether the new address is to be stored: three sightings over at least a day.
    public boolean isSettled(Instant now) {
        return sightings >= ENOUGH_SIGHTINGS && !now.isBefore(first.plus(ENOUGH_TIME));
    }

    /// Whether the feed at the new address is the same podcast: the same `podcast:guid`, or at least half of the
    /// episodes.
    /// To be asked as well before a `new-feed-url` is believed.
    public static boolean isSameShow(ParsedFeed old, ParsedFeed moved) {
        var guid = old.podcast().guid();
        if (guid != null && guid.equals(moved.podcast().guid())) return true;
        var there = new HashSet<String>();
        for (var episode : moved.episodes()) there.add(episode.guid());
        long both = old.episodes().stream()
                .filter(episode -> there.contains(episode.guid()))
                .count();
        return both > 0 && both >= ENOUGH_EPISODES * old.episodes().size();
    }
}
