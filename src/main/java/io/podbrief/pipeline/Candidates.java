package io.podbrief.pipeline;

import io.podbrief.feed.EpisodeStore;
import io.podbrief.insight.Insight;
import io.podbrief.insight.InsightStore;
import io.podbrief.ranking.Ranked;
import io.podbrief.ranking.Ranker;
import io.podbrief.relation.Claim;
import io.podbrief.relation.ClaimStore;
import io.podbrief.relation.Voices;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// The insights that may enter a brief now: those of episodes that became ready within a window. Read once per
/// slot, however many readers there are.
@Component
public final class Candidates {
    /// How far back is looked, the next only where the one before gives too little.
    static final List<Duration> WINDOWS = List.of(Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(7));

    /// An episode that was there before we came is news no longer than this.
    private static final Duration OLDEST = Duration.ofDays(7);

    private final InsightStore insights;
    private final ClaimStore claims;
    private final EpisodeStore episodes;
    private final Clock clock;

    Candidates(InsightStore insights, ClaimStore claims, EpisodeStore episodes, Clock clock) {
        this.insights = insights;
        this.claims = claims;
        this.episodes = episodes;
        this.clock = clock;
    }

    /// The state of things for one run.
    public Slot slot() {
        return new Slot(clock.instant());
    }

    /// The candidates of one run, each window read when first asked for.
    public final class Slot {
        private final Instant now;
        private final Map<Duration, List<Ranker.Candidate>> read = new HashMap<>();

        private Slot(Instant now) {
            this.now = now;
        }

        List<Ranker.Candidate> within(Duration window) {
            return read.computeIfAbsent(window, this::read);
        }

        int episodes(Duration window) {
            return episodes.readySince(now.minus(window));
        }

        private List<Ranker.Candidate> read(Duration window) {
            var sourced = insights.readySince(now.minus(window), now.minus(OLDEST));
            var claimOf = claims.claimsOf(
                    sourced.stream().map(one -> one.insight().id()).toList());
            var voices = claims.voicesOf(claimOf.values());
            return sourced.stream()
                    .filter(one -> claimOf.containsKey(one.insight().id()))
                    .map(one -> {
                        var claim =
                                Objects.requireNonNull(claimOf.get(one.insight().id()));
                        return new Ranker.Candidate(
                                one,
                                claim,
                                voices.getOrDefault(claim, Voices.ONE).count());
                    })
                    .toList();
        }
    }

    /// The claim that an insight makes.
    Claim.Id claimOf(Insight.Id insight) {
        return Objects.requireNonNull(claims.claimsOf(List.of(insight)).get(insight));
    }

    /// How many shows make each of the claims.
    List<Integer> shows(List<Ranked> five) {
        var shows = claims.showsOf(five.stream().map(Ranked::claim).toList());
        return five.stream()
                .map(ranked -> shows.getOrDefault(ranked.claim(), 1))
                .toList();
    }
}
