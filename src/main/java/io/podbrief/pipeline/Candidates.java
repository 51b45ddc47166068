package io.podbrief.pipeline;

import io.podbrief.brief.BriefComposer;
import io.podbrief.feed.EpisodeStore;
import io.podbrief.insight.Insight;
import io.podbrief.insight.InsightStore;
import io.podbrief.ranking.Ranked;
import io.podbrief.ranking.Ranker;
import io.podbrief.relation.Claim;
import io.podbrief.relation.ClaimStore;
import io.podbrief.relation.News;
import io.podbrief.relation.RelationStore;
import io.podbrief.relation.Voices;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The insights that may enter a brief now: those of episodes that became ready within a window. Read once per
/// slot, however many readers there are.
@Component
public final class Candidates {
    /// How far back is looked, the next only where the one before gives too little.
    static final List<Duration> WINDOWS = List.of(Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(7));

    /// An episode that was there before we came is news no longer than this; nor does a change, or what a reader
    /// never had, wait for a place any longer.
    static final Duration OLDEST = Duration.ofDays(7);

    private final InsightStore insights;
    private final ClaimStore claims;
    private final RelationStore relations;
    private final EpisodeStore episodes;
    private final Clock clock;

    Candidates(InsightStore insights, ClaimStore claims, RelationStore relations, EpisodeStore episodes, Clock clock) {
        this.insights = insights;
        this.claims = claims;
        this.relations = relations;
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
        private final Map<Duration, Set<Insight.Id>> ids = new HashMap<>();
        private Map<Claim.Id, Integer> voices = Map.of();

        private Slot(Instant now) {
            this.now = now;
        }

        /// How many independent voices make each of the claims there are.
        Map<Claim.Id, Integer> voices() {
            if (voices.isEmpty()) {
                voices = within(OLDEST).stream()
                        .collect(Collectors.toMap(Ranker.Candidate::claim, Ranker.Candidate::voices, (one, _) -> one));
            }
            return voices;
        }

        /// Those that may enter a reader's brief: of the window what is new to them, and whatever its age what
        /// changes what they were told, or never reached them. That more shows say what they know comes after
        /// all news, so only once the window is the widest, and in other words than they were told it in.
        ///
        /// @param news what each claim is to the reader; a claim left out is nothing to them
        List<Ranker.Candidate> within(Duration window, Map<Claim.Id, News> news) {
            var fresh = ids.computeIfAbsent(window, this::ids);
            return within(OLDEST).stream()
                    .flatMap(one -> Optional.ofNullable(news.get(one.claim())).map(one::as).stream())
                    .filter(one -> switch (one.news()) {
                        case News.New _ ->
                            fresh.contains(one.sourced().insight().id());
                        case News.Update _, News.Again _ -> true;
                        case News.Voices voices ->
                            window.equals(OLDEST)
                                    && !voices.told()
                                            .equals(one.sourced().insight().id());
                    })
                    .toList();
        }

        List<Ranker.Candidate> within(Duration window) {
            return read.computeIfAbsent(window, this::read);
        }

        int episodes(Duration window) {
            return episodes.readySince(now.minus(window));
        }

        private Set<Insight.Id> ids(Duration window) {
            return within(window).stream()
                    .map(one -> one.sourced().insight().id())
                    .collect(Collectors.toSet());
        }

        private List<Ranker.Candidate> read(Duration window) {
            var sourced = insights.readySince(now.minus(window), now.minus(OLDEST));
            var claimOf = claims.claimsOf(
                    sourced.stream().map(one -> one.insight().id()).toList());
            var voices = claims.voicesOf(claimOf.values());
            var statuses = claims.statusOf(claimOf.values());
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
                    .filter(one -> isStanding(statuses.getOrDefault(one.claim(), Claim.Status.CURRENT)))
                    .toList();
        }
    }

    /// Whether a claim may be told: not one that has been overtaken or settled by a newer one.
    private static boolean isStanding(Claim.Status status) {
        return switch (status) {
            case CURRENT, DISPUTED -> true;
            case SUPERSEDED, RESOLVED -> false;
        };
    }

    /// The claim that an insight makes.
    Claim.Id claimOf(Insight.Id insight) {
        return Objects.requireNonNull(claims.claimsOf(List.of(insight)).get(insight));
    }

    /// How the claim of each stands among the shows, in the same order.
    List<BriefComposer.Standing> standings(List<Ranked> five) {
        var ids = five.stream().map(Ranked::claim).toList();
        var voices = claims.voicesOf(ids);
        var disputes = relations.disputedBy(ids);
        return ids.stream()
                .map(id -> new BriefComposer.Standing(
                        voices.getOrDefault(id, Voices.ONE).count(), disputes.getOrDefault(id, List.of())))
                .toList();
    }
}
