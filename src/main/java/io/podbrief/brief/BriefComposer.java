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

    /// Freezes nothing yet: the same input gives the same brief, but for the moment it is made.
    ///
    /// @param five at most five, in reading order
    /// @param shows how many shows make the claim of each, in the same order
    public Brief compose(Subscriber.Id reader, LocalDate date, Scope scope, List<Ranked> five, List<Integer> shows) {
        var items = new ArrayList<Brief.Item>();
        for (var ranked : five) {
            var insight = ranked.sourced().insight();
            items.add(new Brief.Item(
                    items.size() + 1,
                    ranked.sourced(),
                    insight.headline(),
                    insight.text(),
                    ranked.why(),
                    ranked.score(),
                    shows.get(items.size())));
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
                    item.why())) seen.append(part).append('\n');
        }
        return Sha256.hex(seen.toString());
    }
}
