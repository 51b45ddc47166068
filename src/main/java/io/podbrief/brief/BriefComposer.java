package io.podbrief.brief;

import io.podbrief.platform.Sha256;
import io.podbrief.ranking.Ranked;
import io.podbrief.subscriber.Subscriber;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Puts the chosen insights into a brief.
@Component
public final class BriefComposer {
    private final Clock clock;

    public BriefComposer(Clock clock) {
        this.clock = clock;
    }

    /// What a brief was chosen from.
    ///
    /// @param window how far back was looked
    /// @param episodes how many episodes were looked at
    public record Scope(Duration window, int episodes) {}

    /// How a claim stands among the shows when it is told.
    ///
    /// @param voices how many make it, `>= 1`
    /// @param disputedBy titles of those that dispute it
    public record Standing(int voices, List<String> disputedBy) {
        private static final int NAMED = 2;
        private static final int LONGEST_TITLE = 80;

        /// `Night Tariff, Grid Talk and 3 more`; empty where nobody disputes it.
        public String disputes() {
            var named = disputedBy.stream()
                    .limit(NAMED)
                    .map(title -> Wording.cut(title, LONGEST_TITLE))
                    .collect(Collectors.joining(", "));
            return disputedBy.size() > NAMED ? named + " and " + (disputedBy.size() - NAMED) + " more" : named;
        }
    }

    /// Freezes nothing yet: the same input gives the same brief, but for the moment it is made.
    ///
    /// @param five at most five, in reading order
    /// @param standings how the claim of each stands, in the same order
    public Brief compose(
            Subscriber.Id reader, LocalDate date, Scope scope, List<Ranked> five, List<Standing> standings) {
        var items = new ArrayList<Brief.Item>();
        for (var ranked : five) {
            var insight = ranked.sourced().insight();
            var standing = standings.get(items.size());
            items.add(new Brief.Item(
                    items.size() + 1,
                    ranked.sourced(),
                    insight.headline(),
                    insight.text(),
                    ranked.why(),
                    ranked.score(),
                    standing.voices(),
                    ranked.news(),
                    standing.disputes()));
        }
        var id = UUID.nameUUIDFromBytes(
                (reader.value() + " " + Brief.DAILY + " " + date).getBytes(StandardCharsets.UTF_8));
        return new Brief(id, reader, date, scope.window(), scope.episodes(), clock.instant(), items, hash(items));
    }

    private static String hash(List<Brief.Item> items) {
        var seen = new StringBuilder();
        for (var item : items) {
            var insight = item.sourced().insight();
            for (var part : List.of(
                    insight.id().value(),
                    item.headline(),
                    item.text(),
                    insight.quote().text(),
                    item.why(),
                    item.label(),
                    item.change(),
                    item.disputedBy())) seen.append(part).append('\n');
        }
        return Sha256.hex(seen.toString());
    }
}
