package io.podbrief.cli;

import io.podbrief.brief.Wording;
import io.podbrief.cli.BriefResult.Problem;
import io.podbrief.embedding.Embedder;
import io.podbrief.feed.Episode;
import io.podbrief.feed.EpisodeStore;
import io.podbrief.feed.FeedPoller;
import io.podbrief.insight.InsightStore;
import io.podbrief.insight.Sourced;
import io.podbrief.llm.Models;
import io.podbrief.pipeline.EpisodeWork;
import io.podbrief.ranking.Ranked;
import io.podbrief.ranking.Ranker;
import io.podbrief.relation.Claim;
import io.podbrief.relation.ClaimStore;
import io.podbrief.relation.Relations;
import io.podbrief.relation.Voices;
import io.podbrief.subscriber.Interest;
import io.podbrief.transcript.Listening;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
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
    private final SpeechOffer offer;
    private final Models models;
    private final InsightStore insights;
    private final ClaimStore claims;
    private final Relations relations;
    private final Embedder embedder;
    private final Clock clock;

    BriefRun(
            Sources sources,
            FeedPoller poller,
            EpisodeStore episodes,
            EpisodeWork work,
            Listening listening,
            SpeechOffer offer,
            Models models,
            InsightStore insights,
            ClaimStore claims,
            Relations relations,
            Embedder embedder,
            Clock clock) {
        this.sources = sources;
        this.poller = poller;
        this.episodes = episodes;
        this.work = work;
        this.listening = listening;
        this.offer = offer;
        this.models = models;
        this.insights = insights;
        this.claims = claims;
        this.relations = relations;
        this.embedder = embedder;
        this.clock = clock;
    }

    /// @param sources addresses and files
    /// @param since how far back; `null` for the newest three of each feed
    /// @param speech what to do where a model that hears speech is wanted and not there
    record Request(
            List<String> sources,
            List<String> interests,
            @Nullable Duration since,
            SpeechOffer.Answer speech) {}

    /// Runs until every episode has been worked through, or until Ctrl-C; then with what was found by then.
    ///
    /// @param note gets a line for each part of the work
    BriefResult run(Request request, PrintWriter note) {
        var now = clock.instant();
        var problems = Collections.synchronizedList(new ArrayList<Problem>());
        var given = sources.read(request.sources(), problems);
        note.println("Reading " + given.size() + (given.size() == 1 ? " feed" : " feeds"));
        int read = poll(given, problems);
        var chosen = chosen(given, request.since(), now);
        var silent = chosen.stream().filter(Episode::isAudioOnly).toList();
        note.println("Working through " + Wording.counted(chosen.size(), "episode"));
        offer.make(silent, request.speech(), note);
        note.println("Mode: " + models.mode());
        models.wayUp().ifPresent(note::println);
        note.flush();
        var interests = interests(request.interests());
        boolean stopped = work(chosen, interests, note);
        return result(chosen, interests, problems, new Circumstances(now, read == 0, stopped));
    }

    /// @return whether it was stopped before the end
    private boolean work(List<Episode> chosen, List<Interest> interests, PrintWriter note) {
        try (var progress = Terminal.progress("Episodes", chosen.size());
                var _ = new CtrlC(
                        Thread.currentThread(), () -> progress.say(note, "Stopping; the brief of what is there:"))) {
            listening.watch(underWay -> progress.doing(words(underWay)));
            var first = firstToHear(chosen);
            var others =
                    chosen.stream().filter(episode -> !first.contains(episode)).toList();
            return work(first, interests, progress, note) || work(others, interests, progress, note);
        } finally {
            listening.watch(_ -> {});
        }
    }

    /// Hearing takes long: of those that have audio only the newest of each show comes before all others.
    private static List<Episode> firstToHear(List<Episode> newestFirst) {
        var shows = new HashSet<Long>();
        return newestFirst.stream()
                .filter(episode -> !episode.isAudioOnly() || shows.add(episode.podcast()))
                .toList();
    }

    private boolean work(List<Episode> some, List<Interest> interests, Terminal.Progress progress, PrintWriter note) {
        some.forEach(episode -> episodes.start(episode.id(), Episode.Stage.TRANSCRIPT));
        work.runDue(id -> {
            progress.step();
            best(id, interests).ifPresent(words -> progress.say(note, words));
        });
        return Thread.interrupted();
    }

    private static String words(Listening.UnderWay underWay) {
        var length = underWay.length();
        double speed = underWay.heard().toMillis()
                / (double) Math.max(1, underWay.work().toMillis());
        return "hearing" + (underWay.position().isZero() ? "" : " " + Wording.time(underWay.position()))
                + (length == null ? "" : " of " + Wording.time(length))
                + (underWay.position().isZero() ? "" : String.format(Locale.ROOT, ", %.1f x real time", speed));
    }

    /// The best insight of an episode that has just been worked through, in a line.
    private Optional<String> best(Episode.Id id, List<Interest> interests) {
        var candidates = candidates(insights.of(id));
        return Ranker.rank(candidates, interests, clock.instant()).stream()
                .findFirst()
                .map(ranked -> "   + " + ranked.sourced().insight().headline() + " ("
                        + ranked.sourced().origin().show() + ")");
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

    /// The episodes to work through, newest first.
    private List<Episode> chosen(List<Sources.Given> given, @Nullable Duration since, Instant now) {
        return given.stream()
                .flatMap(one -> episodes.of(one.feed().podcast(), since == null ? NEWEST : MOST).stream())
                .filter(episode -> since == null || !episode.publishedAt().isBefore(now.minus(since)))
                .distinct()
                .sorted(Comparator.comparing(Episode::publishedAt).reversed())
                .toList();
    }

    /// @param stopped whether Ctrl-C ended the work
    private record Circumstances(Instant now, boolean everySourceFailed, boolean stopped) {}

    private BriefResult result(
            List<Episode> chosen, List<Interest> interests, List<Problem> problems, Circumstances circumstances) {
        var scanned = new ArrayList<Episode>();
        for (var one : chosen) {
            var episode = episodes.find(one.id()).orElse(one);
            var reason = episode.reason();
            boolean ready = episode.stage() == Episode.Stage.READY;
            if (ready || reason != null) scanned.add(episode);
            if (!ready && reason != null) problems.add(Problem.of(reason, name(episode)));
            if (!ready && reason == null && circumstances.stopped())
                problems.add(
                        new Problem("brief.stopped", "Ctrl-C came before the end of this episode.", name(episode)));
        }
        var all = new ArrayList<Sourced>();
        insights.forEach(all::add);
        var candidates = candidates(all);
        var five = Ranker.five(Ranker.rank(candidates, interests, circumstances.now()));
        return new BriefResult(
                circumstances.now(),
                scanned,
                (int) scanned.stream().map(Episode::podcast).distinct().count(),
                five.stream().map(this::chosen).toList(),
                candidates.size(),
                !interests.isEmpty(),
                circumstances.everySourceFailed(),
                List.copyOf(problems));
    }

    private static String name(Episode episode) {
        return (episode.show() == null ? "" : episode.show() + ": ") + episode.name();
    }

    private BriefResult.Chosen chosen(Ranked ranked) {
        return new BriefResult.Chosen(
                ranked, relations.all(ranked.sourced().insight().id()));
    }

    private List<Ranker.Candidate> candidates(List<Sourced> all) {
        var claimOf =
                claims.claimsOf(all.stream().map(one -> one.insight().id()).toList());
        var voices = claims.voicesOf(claimOf.values());
        return all.stream()
                .filter(one -> claimOf.containsKey(one.insight().id()))
                .map(one -> {
                    Claim.Id claim =
                            Objects.requireNonNull(claimOf.get(one.insight().id()));
                    return new Ranker.Candidate(
                            one, claim, voices.getOrDefault(claim, Voices.ONE).count());
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
