package io.podbrief.ranking;

import io.podbrief.embedding.Diversity;
import io.podbrief.insight.Score;
import io.podbrief.insight.Sourced;
import io.podbrief.relation.Claim;
import io.podbrief.relation.News;
import io.podbrief.subscriber.Interest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Chooses the few insights that matter to one reader (QUALITY K2 to K4). Pure: the same input gives the same
/// choice.
///
/// `score = 4 * relevance + 0.5 * quality + 0.3 * 2^(-age / 36 h) + change`, where relevance is the greatest cosine to
/// one of the reader's interests (0 for a reader without any), quality is standardised over the candidates, and
/// change is 2 for what changes a claim that the reader was told, else 0. Then maximal marginal relevance with caps.
/// What is news only because more shows say it fills the places that are left over.
public final class Ranker {
    /// Insights in a brief.
    public static final int SIZE = 5;

    private static final double RELEVANCE = 4;
    private static final double QUALITY = 0.5;
    private static final double FRESHNESS = 0.3;
    private static final double CHANGE = 2; // as much as half of all relevance: who was told a thing is owed its end
    private static final Duration HALF_LIFE = Duration.ofHours(36);
    private static final double LAMBDA = 0.75;
    /// Cosine of all-MiniLM-L6-v2 between an interest and an insight below which the interest does not speak for
    /// it.
    private static final double LEAST_RELEVANCE = 0.25;
    /// Cosine at which two insights count as one topic, of which a brief holds at most [#PER_TOPIC].
    private static final double SAME_TOPIC = 0.5;
    private static final int PER_TOPIC = 2;

    private Ranker() {}

    /// An insight that may be chosen.
    ///
    /// @param claim what the insight claims
    /// @param voices how many independent voices make that claim, `>= 1`
    /// @param news what makes it worth telling to the reader
    public record Candidate(Sourced sourced, Claim.Id claim, int voices, News news) {
        /// One that is new to anybody.
        public Candidate(Sourced sourced, Claim.Id claim, int voices) {
            this(sourced, claim, voices, new News.New());
        }

        /// The same for a reader to whom it is this.
        public Candidate as(News theirs) {
            return new Candidate(sourced, claim, voices, theirs);
        }

        boolean isUpdate() {
            return news instanceof News.Update;
        }
    }

    /// Every candidate with its score, best first; those that none of the reader's interests speaks for are left
    /// out, unless they change what the reader was told.
    public static List<Ranked> rank(List<Candidate> candidates, List<Interest> interests, Instant now) {
        double mean = candidates.stream().mapToDouble(Ranker::quality).average().orElse(0);
        double spread = Math.sqrt(candidates.stream()
                .mapToDouble(c -> Math.pow(quality(c) - mean, 2))
                .average()
                .orElse(0));
        var ranked = new ArrayList<Ranked>();
        for (var candidate : candidates) {
            var closest = closest(candidate, interests);
            double relevance =
                    closest.map(interest -> cosine(candidate, interest)).orElse(0.0);
            if (!interests.isEmpty() && relevance < LEAST_RELEVANCE && !candidate.isUpdate()) continue;
            var score = new Score.Sum();
            score.add("relevance", RELEVANCE * relevance);
            score.add("quality", spread > 0 ? QUALITY * (quality(candidate) - mean) / spread : 0);
            score.add("freshness", FRESHNESS * freshness(candidate, now));
            score.add("change", candidate.isUpdate() ? CHANGE : 0);
            var speaking = closest.filter(_ -> relevance >= LEAST_RELEVANCE);
            ranked.add(new Ranked(
                    candidate.sourced(),
                    candidate.claim(),
                    score.total(),
                    why(candidate, speaking, candidates.size()),
                    candidate.news()));
        }
        ranked.sort(Comparator.comparingDouble((Ranked r) -> -r.score().total())
                .thenComparing(r -> r.sourced().insight().id().value()));
        return ranked;
    }

    /// The best of a ranked list that go together: one per episode, two per show and two per topic as long as that
    /// gives five; where the input has fewer episodes or shows, the caps bend to it. What is news only because more
    /// shows say it comes last, and only into places that are left.
    ///
    /// @return at most [#SIZE], in the order to read them
    public static List<Ranked> five(List<Ranked> ranked) {
        var news = ranked.stream().filter(one -> !isOnlyGrown(one)).toList();
        var caps = Caps.of(news);
        var five = new ArrayList<>(five(news, caps));
        for (var one : ranked)
            if (isOnlyGrown(one) && five.size() < SIZE && caps.allow(one, five) && newTopic(one, five)) five.add(one);
        return five;
    }

    private static boolean isOnlyGrown(Ranked one) {
        return one.news() instanceof News.Voices;
    }

    private static List<Ranked> five(List<Ranked> ranked, Caps caps) {
        double low = ranked.stream().mapToDouble(r -> r.score().total()).min().orElse(0);
        double high = ranked.stream().mapToDouble(r -> r.score().total()).max().orElse(1);
        var candidates = ranked.stream()
                .map(r -> new Diversity.Candidate<>(
                        r,
                        high > low ? (r.score().total() - low) / (high - low) : 1,
                        r.sourced().insight().embedding()))
                .toList();
        var five = Diversity.pick(
                candidates, SIZE, LAMBDA, (next, picked) -> caps.allow(next, picked) && newTopic(next, picked));
        return five.size() == SIZE ? five : Diversity.pick(candidates, SIZE, LAMBDA, caps::allow);
    }

    private static boolean newTopic(Ranked next, List<Ranked> picked) {
        var embedding = next.sourced().insight().embedding();
        return picked.stream()
                        .filter(other -> other.sourced().insight().embedding().cosine(embedding) >= SAME_TOPIC)
                        .count()
                < PER_TOPIC;
    }

    /// How many a brief may hold of one episode and of one show.
    private record Caps(int perEpisode, int perShow) {
        private static final int PER_SHOW = 2;

        static Caps of(List<Ranked> ranked) {
            var episodes = new HashSet<Long>();
            var shows = new HashSet<Long>();
            for (var one : ranked) {
                episodes.add(one.sourced().origin().episode().value());
                shows.add(one.sourced().origin().podcast());
            }
            return new Caps(share(episodes.size()), Math.max(PER_SHOW, share(shows.size())));
        }

        private static int share(int among) {
            return among == 0 ? 1 : Math.ceilDiv(SIZE, among);
        }

        boolean allow(Ranked next, List<Ranked> picked) {
            var counts = new HashMap<String, Integer>();
            for (var other : picked) {
                if (other.claim().equals(next.claim())) return false;
                counts.merge("episode " + other.sourced().origin().episode().value(), 1, Integer::sum);
                counts.merge("show " + other.sourced().origin().podcast(), 1, Integer::sum);
            }
            return counts.getOrDefault(
                                    "episode "
                                            + next.sourced().origin().episode().value(),
                                    0)
                            < perEpisode
                    && counts.getOrDefault("show " + next.sourced().origin().podcast(), 0) < perShow;
        }
    }

    private static double quality(Candidate candidate) {
        return candidate.sourced().insight().score().total();
    }

    private static Optional<Interest> closest(Candidate candidate, List<Interest> interests) {
        return interests.stream().max(Comparator.comparingDouble(interest -> cosine(candidate, interest)));
    }

    private static double cosine(Candidate candidate, Interest interest) {
        return candidate.sourced().insight().embedding().cosine(interest.embedding());
    }

    private static double freshness(Candidate candidate, Instant now) {
        var age = Duration.between(candidate.sourced().origin().publishedAt(), now);
        return Math.pow(2, -Math.max(0, age.toMinutes()) / (double) HALF_LIFE.toMinutes());
    }

    /// @param closest the interest that speaks for it most; empty where none does
    private static String why(Candidate candidate, Optional<Interest> closest, int among) {
        var why = closest.map(interest -> "you follow " + interest.wording())
                .orElse(
                        candidate.isUpdate()
                                ? "you were told what it changes"
                                : "one of the strongest of " + among + " new insights");
        return candidate.voices() > 1 ? why + "; " + candidate.voices() + " independent voices" : why;
    }
}
