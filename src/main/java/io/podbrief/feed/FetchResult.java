package io.podbrief.feed;

import io.podbrief.platform.http.Validators;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Everything that asking a feed for news can lead to. A dead feed is an answer, not an exception.
public sealed interface FetchResult {
    /// A body that we did not have.
    ///
    /// @param freshFor how long the server says it stays good; `null` when it does not say
    record Changed(
            FeedBody body, Validators validators, @Nullable Duration freshFor) implements FetchResult {}

    /// Nothing new: 304, or the same bytes again.
    ///
    /// @param validators to use from now on
    /// @param freshFor as in [Changed]
    record Unchanged(Validators validators, @Nullable Duration freshFor) implements FetchResult {}

    /// The feed is elsewhere; ask there at once.
    ///
    /// @param permanent 301 or 308, to be counted by [FeedMove]; else for this time only
    record Moved(URI to, boolean permanent) implements FetchResult {}

    /// Too much, ask later: 429, or 503 with a Retry-After.
    ///
    /// @param retryAfter how long the server wants us to wait; zero when it does not say
    record Throttled(Duration retryAfter) implements FetchResult {}

    /// No answer, or one that says the server is broken.
    ///
    /// @param code stable, such as `fetch.timeout`
    record Unreachable(String code, String sentence) implements FetchResult {}

    /// An answer that we will not take: over a cap, from a forbidden address, not a feed.
    ///
    /// @param code stable, such as `fetch.too_large` or `feed.not_a_feed`
    record Refused(String code, String sentence) implements FetchResult {}

    /// 401 or 403: the feed is private.
    record NeedsAccess(int status) implements FetchResult {}

    /// 404: it is not there, for now at least.
    record Missing() implements FetchResult {}

    /// 410: it is gone for good.
    record Gone() implements FetchResult {}
}
