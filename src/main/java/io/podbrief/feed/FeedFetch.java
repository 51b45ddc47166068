package io.podbrief.feed;

import io.podbrief.platform.Sha256;
import io.podbrief.platform.http.Answer;
import io.podbrief.platform.http.Ask;
import io.podbrief.platform.http.SafeHttp;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Asks a feed's server for news, with the validators of the last answer.
@Component
final class FeedFetch {
    private static final List<Integer> PERMANENT = List.of(301, 308);

    private final SafeHttp web;

    FeedFetch(SafeHttp web) {
        this.web = web;
    }

    /// What came of asking.
    ///
    /// @param result of the body that was found in the end
    /// @param movedTo where permanent redirects led; `null` when there were none, or not all were permanent
    record Fetched(
            FetchResult result,
            @org.jspecify.annotations.Nullable URI movedTo) {}

    Fetched fetch(Feed feed) {
        var answer = web.get(Ask.of(feed.url().toString(), Ask.Kind.FEED).unless(feed.validators()));
        return new Fetched(result(answer, feed), movedTo(answer));
    }

    private static FetchResult result(Answer answer, Feed feed) {
        return switch (answer) {
            case Answer.NotModified same ->
                new FetchResult.Unchanged(same.validators(), same.freshness().freshFor());
            case Answer.Changed changed
            when hash(changed.content().body().bytes()).equals(feed.bodyHash()) ->
                new FetchResult.Unchanged(
                        changed.validators(), changed.freshness().freshFor());
            case Answer.Changed changed -> {
                var content = changed.content();
                var body = new FeedBody(content.body().bytes(), content.charset(), changed.uri());
                yield new FetchResult.Changed(
                        body, changed.validators(), changed.freshness().freshFor());
            }
            case Answer.Refused refused -> new FetchResult.Refused(refused.code(), refused.sentence());
            case Answer.Failed failed -> new FetchResult.Unreachable(failed.code(), failed.sentence());
            case Answer.HttpStatus status -> result(status);
        };
    }

    private static FetchResult result(Answer.HttpStatus answer) {
        var after = answer.retryAfter();
        return switch (answer.status()) {
            case 401, 403 -> new FetchResult.NeedsAccess(answer.status());
            case 404 -> new FetchResult.Missing();
            case 410 -> new FetchResult.Gone();
            case 429 -> new FetchResult.Throttled(after == null ? Duration.ZERO : after);
            default ->
                after != null && answer.status() == 503
                        ? new FetchResult.Throttled(after)
                        : new FetchResult.Unreachable(answer.code(), answer.sentence());
        };
    }

    private static @org.jspecify.annotations.Nullable URI movedTo(Answer answer) {
        var hops = answer.hops();
        boolean permanent = !hops.isEmpty() && hops.stream().allMatch(hop -> PERMANENT.contains(hop.status()));
        return permanent ? hops.getLast().to() : null;
    }

    /// SHA-256 of a body, hexadecimal.
    static String hash(byte[] body) {
        return Sha256.hex(body);
    }
}
