package io.podbrief.cli;

import io.podbrief.brief.Wording;
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
import org.springframework.stereotype.Component;

/// Following feeds by hand: takes note of them, reads those that are new, and tells what was found.
@Component
final class Following {
    private static final int MOST = 10_000;

    private final Sources sources;
    private final FeedStore feeds;
    private final FeedPoller poller;
    private final EpisodeStore episodes;
    private final SpeechOffer offer;

    Following(Sources sources, FeedStore feeds, FeedPoller poller, EpisodeStore episodes, SpeechOffer offer) {
        this.sources = sources;
        this.feeds = feeds;
        this.poller = poller;
        this.episodes = episodes;
        this.offer = offer;
    }

    /// What to follow.
    ///
    /// @param given addresses and files
    /// @param keepFailing whether a feed that cannot be read now is kept and asked again later
    /// @param speech what to do where a model that hears speech is wanted and not there
    record Wish(List<String> given, boolean keepFailing, SpeechOffer.Answer speech) {}

    /// Follows what is given and prints what was found.
    ///
    /// @return what could not be followed, each by name
    List<Problem> follow(Wish wish, PrintWriter out) {
        var problems = Collections.synchronizedList(new ArrayList<Problem>());
        var silent = Collections.synchronizedList(new ArrayList<Episode>());
        var found = sources.read(wish.given(), problems);
        for (var one : found) if (!one.added()) out.println("Already followed: " + name(one.feed()));
        poller.poll(
                found.stream()
                        .filter(Sources.Given::added)
                        .map(Sources.Given::feed)
                        .toList(),
                polled -> {
                    var problem = polled.problem();
                    if (problem == null) silent.addAll(tell(polled.feed(), out));
                    else problems.add(Problem.of(problem, polled.feed().url().toString()));
                    if (problem != null && !wish.keepFailing())
                        feeds.remove(polled.feed().id());
                });
        offer.make(silent, wish.speech(), out);
        if (!found.isEmpty()) out.println("Next: podbrief poll, or leave it to podbrief serve");
        out.flush();
        return List.copyOf(problems);
    }

    /// @return those of its episodes that are to be processed and have audio only
    private synchronized List<Episode> tell(Feed feed, PrintWriter out) {
        var all = episodes.of(feed.podcast(), MOST);
        var started = all.stream()
                .filter(episode -> episode.stage() != Episode.Stage.LISTED)
                .toList();
        long withTranscript =
                all.stream().filter(episode -> !episode.transcripts().isEmpty()).count();
        out.println("Following " + name(feed) + ": " + Wording.counted(all.size(), "episode") + ", " + withTranscript
                + " with a published transcript; " + started.size() + " to be processed");
        if (feed.state().equals("bozo")) out.println("   The feed was read, but " + feed.reason() + ".");
        return started.stream().filter(Episode::isAudioOnly).toList();
    }

    private static String name(Feed feed) {
        return Objects.requireNonNullElse(feed.title(), feed.url().toString());
    }
}
