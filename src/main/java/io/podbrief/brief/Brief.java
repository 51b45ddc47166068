package io.podbrief.brief;

import io.podbrief.insight.Score;
import io.podbrief.insight.Sourced;
import io.podbrief.subscriber.Subscriber;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What one reader gets for one of their local dates: composed once, then frozen.
///
/// @param date the reader's own date
/// @param window how far back the insights were looked for
/// @param episodesScanned episodes that became ready in that window
/// @param items in reading order, at most five; none in a brief that was skipped
/// @param hash SHA-256 of what the reader sees, hexadecimal
public record Brief(
        UUID id,
        Subscriber.Id reader,
        LocalDate date,
        Duration window,
        int episodesScanned,
        Instant composedAt,
        List<Item> items,
        String hash) {
    /// The one edition there is so far.
    public static final String DAILY = "daily";

    /// One insight in a brief.
    ///
    /// @param position from 1
    /// @param headline as it stood when the brief was frozen
    /// @param text as it stood when the brief was frozen
    /// @param why what to tell the reader about the choice
    /// @param score its parts sum to its total
    /// @param shows how many shows made the claim by then, `>= 1`
    public record Item(
            int position, Sourced sourced, String headline, String text, String why, Score score, int shows) {}

    public Brief {
        items = List.copyOf(items);
    }
}
