package io.podbrief.cli;

import io.podbrief.cli.BriefResult.Problem;
import io.podbrief.feed.Episode;
import io.podbrief.feed.EpisodeStore;
import io.podbrief.feed.Feed;
import io.podbrief.feed.FeedPoller;
import io.podbrief.feed.FeedStore;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/// Following feeds by hand: takes note of them, reads those that are new, and tells what was found.
final class Following {
    private static final int MOST = 10_000;

    private final Sources sources;
    private final FeedStore feeds;
    private final FeedPoller poller;
    private final EpisodeStore episodes;
    private final PrintWriter out;

    Following(Sources sources, FeedStore feeds, FeedPoller poller, EpisodeStore episodes, PrintWriter out) {
        this.sources = sources;
        this.feeds = feeds;
        this.poller = poller;
        this.episodes = episodes;
        this.out = out;
    }

    /// Follows what is given and prints what was found.
    ///
    /// @param keepFailing whether a feed that cannot be read now is kept and asked again later
    /// @return what could not be followed, each by name
    List<Problem> follow(List<String> given, boolean keepFailing) {
        var problems = Collections.synchronizedList(new ArrayList<Problem>());
        var found = sources.read(given, problems);
        for (var one : found) if (!one.added()) out.println("Already followed: " + name(one.feed()));
        poller.poll(
                found.stream()
                        .filter(Sources.Given::added)
                        .map(Sources.Given::feed)
                        .toList(),
                polled -> tell(polled, keepFailing, problems));
        out.flush();
        return List.copyOf(problems);
    }

    private synchronized void tell(FeedPoller.Polled polled, boolean keepFailing, List<Problem> problems) {
        var feed = polled.feed();
        var problem = polled.problem();
        if (problem != null) {
            problems.add(Problem.of(problem, feed.url().toString()));
            if (!keepFailing) feeds.remove(feed.id());
            return;
        }
        var all = episodes.of(feed.podcast(), MOST);
        long started = all.stream()
                .filter(episode -> episode.stage() != Episode.Stage.LISTED)
                .count();
        long withTranscript =
                all.stream().filter(episode -> !episode.transcripts().isEmpty()).count();
        out.println("Following " + name(feed) + ": " + all.size() + " episodes, " + withTranscript
                + " with a published transcript; " + started + " to be processed");
        if (feed.state().equals("bozo")) out.println("   The feed was read, but " + feed.reason() + ".");
        if (withTranscript == 0 && !all.isEmpty()) {
            out.println(
                    "   None of its episodes has a published transcript, and speech recognition is not part of this version: they will give nothing yet.");
        }
        out.println("   Next: podbrief poll, or leave it to podbrief serve");
    }

    private static String name(Feed feed) {
        return Objects.requireNonNullElse(feed.title(), feed.url().toString());
    }
}
