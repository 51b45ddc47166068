package io.podbrief.feed.namespace;

import org.jspecify.annotations.Nullable;

/// The best of several things that a feed says about one matter. A lower rank is better; of equal ranks the first
/// wins.
final class Choice<T> {
    private @Nullable T value;
    private int rank = Integer.MAX_VALUE;

    /// @param offered what the feed says; `null` is no offer
    void offer(int offeredRank, @Nullable T offered) {
        if (offered == null || offeredRank >= rank) return;
        value = offered;
        rank = offeredRank;
    }

    @Nullable
    T best() {
        return value;
    }
}
