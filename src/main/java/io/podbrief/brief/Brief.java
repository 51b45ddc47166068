package io.podbrief.brief;

import io.podbrief.insight.Insight;
import io.podbrief.insight.Score;
import io.podbrief.insight.Sourced;
import io.podbrief.relation.News;
import io.podbrief.subscriber.Subscriber;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
    /// @param voices how many independent voices made the claim by then, `>= 1`
    /// @param news what made it worth telling to this reader
    /// @param disputedBy the shows that disputed the claim by then, as in `Night Tariff, Grid Talk`; may be empty
    public record Item(
            int position,
            Sourced sourced,
            String headline,
            String text,
            String why,
            Score score,
            int voices,
            News news,
            String disputedBy) {
        private static final int LONGEST_DIFFERENCE = 240;

        /// `NEW`, `UPDATE`, `+2 VOICES` or `AGAIN`.
        public String label() {
            return switch (news) {
                case News.New _ -> "NEW";
                case News.Update _ -> "UPDATE";
                case News.Voices voices -> "+" + voices.more() + " VOICES";
                case News.Again _ -> "AGAIN";
            };
        }

        /// What has changed since the reader was told, such as `We told you on 3 May; it has changed: was 40 euros,
        /// now 28 euros.` Empty for what is new.
        public String change() {
            return switch (news) {
                case News.New _ -> "";
                case News.Update(var differs, var _, var on) ->
                    "We told you on " + Wording.shortDay(on) + "; it has changed"
                            + (differs.isEmpty() ? "." : ": " + Wording.cut(differs, LONGEST_DIFFERENCE) + ".");
                case News.Voices(int more, var _, var on) ->
                    Wording.counted(more, "more show") + " say this since we told you on " + Wording.shortDay(on) + ".";
                case News.Again(var on) ->
                    "Again, as our brief of " + Wording.shortDay(on) + " may not have reached you.";
            };
        }

        /// Where the reader was told what this changes; empty where it changes nothing.
        public Optional<Insight.Id> told() {
            return news instanceof News.Update update ? Optional.of(update.told()) : Optional.empty();
        }
    }

    public Brief {
        items = List.copyOf(items);
    }
}
