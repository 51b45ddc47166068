package io.podbrief.cli;

import io.podbrief.cli.BriefResult.Problem;
import io.podbrief.embedding.Embedder;
import io.podbrief.feed.Episode;
import io.podbrief.feed.EpisodeStore;
import io.podbrief.feed.FeedPoller;
import io.podbrief.insight.InsightStore;
import io.podbrief.insight.Sourced;
import io.podbrief.pipeline.EpisodeWork;
import io.podbrief.ranking.Ranked;
import io.podbrief.ranking.Ranker;
import io.podbrief.relation.Claim;
import io.podbrief.relation.RelationStore;
import io.podbrief.relation.Relations;
import io.podbrief.subscriber.Interest;
import io.podbrief.transcript.Listening;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The whole line in one go, over an empty database: feeds, episodes, insights, the choice of five.
@Component
final class BriefRun {
    private static final int NEWEST = 3; // episodes of each feed where no period is asked for
    private static final int MOST = 500;

    private final Sources sources;
    private final FeedPoller poller;
    private final EpisodeStore episodes;
    private final EpisodeWork work;
    private final Listening listening;
    private final InsightStore insights;
    private final RelationStore claims;
    private final Relations relations;
    private final Embedder embedder;
    private final Clock clock;

    BriefRun(
            Sources sources,
            FeedPoller poller,
            EpisodeStore episodes,
            EpisodeWork work,
            Listening listening,
            InsightStore insights,
            RelationStore claims,
            Relations relations,
            Embedder embedder,
            Clock clock) {
        this.sources = sources;
        this.poller = poller;
        this.episodes = episodes;
        this.work = work;
        this.listening = listening;
        this.insights = insights;
        this.claims = claims;
        this.relations = relations;
        this.embedder = embedder;
        this.clock = clock;
    }

    /// @param sources addresses and files
    /// @param since how far back; `null` for the newest three of each feed
    record Request(
            List<String> sources,
            List<String> interests,
            @Nullable Duration since) {}

    /// @param note gets a line for each part of the work
    BriefResult run(Request request, PrintWriter note) {
        var now = clock.instant();
        var problems = Collections.synchronizedList(new ArrayList<Problem>());
        var given = sources.read(request.sources(), problems);
        note.println("Reading " + given.size() + (given.size() == 1 ? " feed" : " feeds"));
        int read = poll(given, problems);
        start(given, request.since(), now);
        var scanned = episodes.started();
        note.println("Working through " + scanned.size() + " episodes");
        var silent = scanned.stream()
                .filter(episode -> episode.transcripts().isEmpty() && episode.audio() != null)
                .toList();
        if (!silent.isEmpty()) listening.estimate(silent).ifPresent(note::println);
        note.flush();
        try (var progress = Terminal.progress("Episodes", scanned.size())) {
            work.runDue(_ -> progress.step());
        }
        return result(request, now, problems, read == 0);
    }

    private int poll(List<Sources.Given> given, List<Problem> problems) {
        var read = new java.util.concurrent.atomic.AtomicInteger();
        java.util.function.Consumer<FeedPoller.Polled> settle = polled -> {
            var problem = polled.problem();
            var source = polled.feed().url().toString();
            var flaw = polled.feed().state().equals("bozo") ? polled.feed().reason() : null;
            if (problem != null) problems.add(Problem.of(problem, source));
            else read.incrementAndGet();
            if (flaw != null) problems.add(new Problem("feed.bozo", "The feed was read, but " + flaw + ".", source));
        };
        for (var one : given) {
            var file = one.file();
            if (file != null) settle.accept(poller.read(one.feed(), Sources.body(file)));
        }
        poller.poll(
                given.stream()
                        .filter(one -> one.file() == null)
                        .map(Sources.Given::feed)
                        .toList(),
                settle);
        return read.get();
    }

    private void start(List<Sources.Given> given, @Nullable Duration since, Instant now) {
        for (var one : given) {
            if (since == null) episodes.startNewest(one.feed().podcast(), NEWEST, null);
            else episodes.startNewest(one.feed().podcast(), MOST, now.minus(since));
        }
    }

    private BriefResult result(Request request, Instant now, List<Problem> problems, boolean everySourceFailed) {
        var scanned = episodes.started();
        for (var episode : scanned) {
            var reason = episode.reason();
            if (episode.stage() != Episode.Stage.READY && reason != null)
                problems.add(Problem.of(reason, name(episode)));
        }
        var all = candidates();
        var five = Ranker.five(Ranker.rank(all, interests(request.interests()), now));
        var chosen = five.stream().map(ranked -> chosen(ranked)).toList();
        var shows = new HashSet<>(scanned.stream().map(Episode::podcast).toList()).size();
        return new BriefResult(
                now,
                scanned,
                shows,
                chosen,
                all.size(),
                !request.interests().isEmpty(),
                everySourceFailed,
                List.copyOf(problems));
    }

    private static String name(Episode episode) {
        return (episode.show() == null ? "" : episode.show() + ": ") + episode.name();
    }

    private BriefResult.Chosen chosen(Ranked ranked) {
        var id = ranked.sourced().insight().id();
        var related = new ArrayList<>(relations.same(id));
        related.addAll(relations.related(id));
        return new BriefResult.Chosen(ranked, related);
    }

    private List<Ranker.Candidate> candidates() {
        var all = new ArrayList<Sourced>();
        insights.forEach(all::add);
        var claimOf =
                claims.claimsOf(all.stream().map(one -> one.insight().id()).toList());
        var shows = claims.showsOf(claimOf.values());
        return all.stream()
                .filter(one -> claimOf.containsKey(one.insight().id()))
                .map(one -> {
                    Claim.Id claim =
                            Objects.requireNonNull(claimOf.get(one.insight().id()));
                    return new Ranker.Candidate(one, claim, shows.getOrDefault(claim, 1));
                })
                .toList();
    }

    private List<Interest> interests(List<String> wordings) {
        var interests = new ArrayList<Interest>();
        for (var wording : wordings) {
            if (!wording.isBlank())
                interests.add(new Interest(
                        new Interest.Id(interests.size() + 1L), wording.strip(), embedder.embed(wording.strip())));
        }
        return interests;
    }
}
