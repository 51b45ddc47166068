package io.podbrief.pipeline;

import io.podbrief.insight.Sourced;
import io.podbrief.ranking.Ranked;
import io.podbrief.ranking.Ranker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/// The five that anybody sees who has told us nothing about themselves, worked out anew every few minutes.
@Component
public final class Frontline {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Candidates candidates;
    private final Clock clock;
    private Instant madeAt = Instant.EPOCH;
    private List<Sourced> five = List.of();

    Frontline(Candidates candidates, Clock clock) {
        this.candidates = candidates;
        this.clock = clock;
    }

    /// Best first; fewer where there are fewer.
    public synchronized List<Sourced> five() {
        var now = clock.instant();
        if (five.size() < Ranker.SIZE || madeAt.plus(FRESH).isBefore(now)) {
            var slot = candidates.slot();
            for (var window : Candidates.WINDOWS) {
                five = Ranker.five(Ranker.rank(slot.within(window), List.of(), now)).stream()
                        .map(Ranked::sourced)
                        .toList();
                if (five.size() == Ranker.SIZE) break;
            }
            madeAt = now;
        }
        return five;
    }
}
