package io.podbrief.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What [FeedSchedule] has to know about a feed's past.
///
/// @param failures polls that failed in a row, the present one included; 0 when it did not fail
/// @param failingSince when the first of these failed; `null` when there is none
/// @param published when its newest episodes came out, in any order; the last twenty are enough. Where the feed's
///     own dates run ahead of what it shows, give the moment of the first sight instead
/// @param complete whether the publisher says that no more will come
public record FeedHistory(
        int failures, @Nullable Instant failingSince, List<Instant> published, PollHints hints, boolean complete) {
    /// A feed that nothing is known of yet.
    public static final FeedHistory NEW = new FeedHistory(0, null, List.of(), PollHints.NONE, false);

    public FeedHistory {
        if (failures < 0) throw new IllegalArgumentException(failures + " failures");
        published = List.copyOf(published);
    }
}
