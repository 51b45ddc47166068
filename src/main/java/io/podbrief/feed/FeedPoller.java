package io.podbrief.feed;

import io.podbrief.platform.http.Validators;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Asks feeds for news and stores what they say.
@Component
public final class FeedPoller {
    private static final Logger LOG = LoggerFactory.getLogger(FeedPoller.class);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int BATCH = 100;
    private static final int RECENT = 20; // episodes whose dates tell a feed's rhythm

    private final FeedFetch fetch;
    private final FeedStore feeds;
    private final EpisodeStore episodes;
    private final FeedSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FeedPoller(
            FeedFetch fetch,
            FeedStore feeds,
            EpisodeStore episodes,
            FeedSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.fetch = fetch;
        this.feeds = feeds;
        this.episodes = episodes;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// What a poll led to.
    ///
    /// @param feed as it stands after the poll
    /// @param outcome in a few words, such as `200`, `304` or a code
    /// @param problem code and sentence; `null` when all went well
    /// @param added episodes that were not known
    /// @param changed known episodes of which something changed
    public record Polled(
            Feed feed, String outcome, @Nullable String problem, int added, int changed) {}

    /// Polls every feed that is due.
    ///
    /// @return how many were asked
    public int pollDue() {
        int asked = 0;
        for (var due = feeds.claimDue(BATCH, LEASE); !due.isEmpty(); due = feeds.claimDue(BATCH, LEASE)) {
            poll(
                    due,
                    polled -> LOG.atInfo()
                            .addKeyValue("feed", polled.feed().id().value())
                            .addKeyValue("outcome", polled.outcome())
                            .addKeyValue("added", polled.added())
                            .addKeyValue("next", polled.feed().nextPollAt())
                            .log("polled"));
            asked += due.size();
        }
        return asked;
    }

    /// Polls every feed given and returns when all have answered. One bad feed cannot stop the others.
    ///
    /// @param onAnswer called from any thread
    public void poll(List<Feed> due, Consumer<Polled> onAnswer) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var feed : due) {
                threads.execute(() -> {
                    try {
                        onAnswer.accept(poll(feed));
                    } catch (RuntimeException e) {
                        LOG.atError()
                                .setCause(e)
                                .addKeyValue("feed", feed.id().value())
                                .log("polling failed by a bug; the feed is tried again after its lease");
                        onAnswer.accept(new Polled(feed, "bug", "bug: " + e + " Please report it.", 0, 0));
                    }
                });
            }
        }
    }

    /// Polls one feed now. An address that leads to a page and not to a feed is replaced, the first time, by the
    /// first feed that the page offers.
    public Polled poll(Feed feed) {
        return poll(feed, feed.readAt() == null);
    }

    private Polled poll(Feed feed, boolean mayLookAround) {
        var fetched = fetch.fetch(feed);
        var movedTo = fetched.movedTo();
        if (movedTo != null) followMove(feed, movedTo);
        if (!(fetched.result() instanceof FetchResult.Changed changed)) return settle(feed, fetched.result());
        return switch (FeedParser.parse(
                changed.body().bytes(), changed.body().charset(), changed.body().address())) {
            case Reading.Read read -> store(feed, changed, read.feed());
            case Reading.NotAFeed page
            when mayLookAround && follows(feed, page.offered()) ->
                poll(feeds.find(feed.id()).orElseThrow(), false);
            case Reading.Refused refused -> settle(feed, new FetchResult.Refused(refused.code(), refused.sentence()));
        };
    }

    /// Moves a feed to the first of those that a page offers.
    private boolean follows(Feed feed, List<URI> offered) {
        return !offered.isEmpty() && feeds.move(feed.id(), offered.getFirst());
    }

    /// Stores what a body says that did not come by the web, such as a file's.
    public Polled read(Feed feed, byte[] body) {
        return switch (FeedParser.parse(body, null, feed.url())) {
            case Reading.Read read ->
                store(
                        feed,
                        new FetchResult.Changed(new FeedBody(body, null, feed.url()), Validators.NONE, null),
                        read.feed());
            case Reading.Refused refused -> settle(feed, new FetchResult.Refused(refused.code(), refused.sentence()));
        };
    }

    private void followMove(Feed feed, URI to) {
        var move = FeedMove.seen(feeds.move(feed.id()), to, clock.instant());
        if (move.isSettled(clock.instant()) && feeds.move(feed.id(), to)) {
            LOG.atInfo()
                    .addKeyValue("feed", feed.id().value())
                    .addKeyValue("to", to)
                    .log("feed has moved for good");
        }
        feeds.sighted(feed.id(), move);
    }

    private Polled store(Feed feed, FetchResult.Changed changed, ParsedFeed parsed) {
        boolean first = feed.readAt() == null;
        var counts = new EnumMap<EpisodeStore.Change, Integer>(EpisodeStore.Change.class);
        transaction.executeWithoutResult(_ -> {
            feeds.describe(feed.podcast(), parsed.podcast());
            var now = clock.instant();
            for (var episode : parsed.episodes()) {
                boolean old = episode.publishedBy(now).isBefore(now.minus(FeedSchedule.WEEK));
                var change = episodes.put(feed.podcast(), episode, first || old);
                counts.merge(change, 1, Integer::sum);
                if (change == EpisodeStore.Change.NEW && !first && !old)
                    episodes.startListed(feed.podcast(), episode.guid());
            }
            if (first) episodes.startNewest(feed.podcast(), settings.newest(), null);
            var state = parsed.marks().isEmpty() ? "ok" : "bozo";
            var history = new FeedHistory(
                    0,
                    null,
                    dates(parsed, now),
                    parsed.podcast().hints(),
                    parsed.podcast().complete());
            feeds.settle(
                    feed.id(),
                    new FeedStore.Polled(
                            state,
                            marks(parsed),
                            changed.validators(),
                            FeedFetch.hash(changed.body().bytes()),
                            history,
                            now,
                            next(changed, history, feed)));
        });
        return new Polled(
                feeds.find(feed.id()).orElseThrow(),
                "200",
                null,
                counts.getOrDefault(EpisodeStore.Change.NEW, 0),
                counts.getOrDefault(EpisodeStore.Change.CHANGED, 0));
    }

    private static List<Instant> dates(ParsedFeed parsed, Instant now) {
        return parsed.newest(RECENT).stream()
                .map(episode -> episode.publishedBy(now))
                .toList();
    }

    private static @Nullable String marks(ParsedFeed parsed) {
        if (parsed.marks().isEmpty()) return null;
        return String.join(
                "; ", parsed.marks().stream().sorted().map(Bozo::sentence).toList());
    }

    private @Nullable Instant next(FetchResult result, FeedHistory history, Feed feed) {
        var now = clock.instant();
        if (!"http".equals(feed.url().getScheme()) && !"https".equals(feed.url().getScheme())) return null;
        return FeedSchedule.waitAfter(result, history, now, feed.id().value() * 31 + now.getEpochSecond() / 3600)
                .map(now::plus)
                .orElse(null);
    }

    /// Settles a poll that brought no body.
    private Polled settle(Feed feed, FetchResult result) {
        var now = clock.instant();
        var before = feeds.history(feed.id());
        boolean fine = result instanceof FetchResult.Unchanged;
        var since = before.failingSince() == null ? now : before.failingSince();
        var history = new FeedHistory(
                fine ? 0 : before.failures() + 1,
                fine ? null : since,
                before.published(),
                before.hints(),
                before.complete());
        var verdict = Verdict.of(result, feed);
        var validators = result instanceof FetchResult.Unchanged same ? same.validators() : feed.validators();
        feeds.settle(
                feed.id(),
                new FeedStore.Polled(
                        verdict.state(),
                        verdict.problem(),
                        validators,
                        null,
                        history,
                        null,
                        next(result, history, feed)));
        return new Polled(
                feeds.find(feed.id()).orElseThrow(), verdict.outcome(), fine ? null : verdict.problem(), 0, 0);
    }

    /// What a result without a body makes of a feed.
    ///
    /// @param problem code and sentence; for an unchanged feed what it was before
    private record Verdict(
            String state, String outcome, @Nullable String problem) {
        static Verdict of(FetchResult result, Feed feed) {
            return switch (result) {
                case FetchResult.Unchanged _ ->
                    new Verdict(
                            feed.state().equals("bozo") ? "bozo" : "ok",
                            "304",
                            feed.state().equals("bozo") ? feed.reason() : null);
                case FetchResult.Throttled _ ->
                    failed(
                            "unreachable",
                            "fetch.http_status",
                            "The feed's server asks to be left alone for a while; it is asked again later.");
                case FetchResult.Unreachable(var code, var sentence) -> failed("unreachable", code, sentence);
                case FetchResult.Refused(var code, var sentence) ->
                    failed(code.startsWith("feed.") ? "not_a_feed" : "unreachable", code, sentence);
                case FetchResult.NeedsAccess(var status) ->
                    failed(
                            "needs_access",
                            "fetch.http_status",
                            "The feed's server answers " + status
                                    + ": the feed is private, or the server does not want us.");
                case FetchResult.Missing _ ->
                    failed(
                            "unreachable",
                            "fetch.http_status",
                            "The feed's server answers 404: there is no feed under this address now.");
                case FetchResult.Gone _ ->
                    failed(
                            "gone",
                            "fetch.http_status",
                            "The feed's server answers 410: the feed is gone for good and is not asked again.");
                case FetchResult.Changed _, FetchResult.Moved _ ->
                    throw new IllegalStateException("a result with a body");
            };
        }

        private static Verdict failed(String state, String code, String sentence) {
            return new Verdict(state, code, code + ": " + sentence);
        }
    }
}
