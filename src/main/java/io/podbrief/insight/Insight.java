package io.podbrief.insight;

import io.podbrief.embedding.Embedding;
import io.podbrief.feed.Episode;
import io.podbrief.platform.Sha256;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One claim worth knowing, with the words that prove it.
///
/// @param headline 2 to 14 words, plain text, no full stop
/// @param text what the reader reads. QUOTE: the quote's words, some fillers left out; WRITTEN: a model's
/// @param topic a few words that say what it is about; plain text, may be empty
/// @param context words said right before the quote that make it clearer, shown in grey; `null` where none are
///     needed
/// @param saidOn the day the episode was published
/// @param evidence what a WRITTEN text was written from: the passage, whose words make the id, and after it what was
///     said before, if that was used. Empty for QUOTE, whose quote is its passage
/// @param embedding of `text`
public record Insight(
        Id id,
        Episode.Id episode,
        Tier tier,
        Kind kind,
        String headline,
        String text,
        String topic,
        Quote quote,
        @Nullable Context context,
        Score score,
        LocalDate saidOn,
        List<Span> evidence,
        Embedding embedding) {
    public Insight {
        evidence = List.copyOf(evidence);
    }

    /// `ins_` and 12 characters of base 36, derived from the episode's guid and the quote's words, so that another
    /// extraction of the same words has the same id.
    public record Id(String value) {
        private static final int DIGITS = 12;

        static Id of(String guid, String quote) {
            var anchor = quote.toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}]+", " ")
                    .strip();
            var digits = new BigInteger(1, Sha256.of(guid + "\n" + anchor)).toString(Character.MAX_RADIX);
            return new Id("ins_" + digits.substring(digits.length() - DIGITS));
        }
    }

    /// Exact words before the quote.
    ///
    /// @param speaker who said them; `null` when not known
    /// @param text one or two sentences, an exact substring of the transcript
    public record Context(@Nullable String speaker, String text) {}

    /// The id that an insight quoting these words of that episode has.
    public static Id idOf(Material material, Quote quote) {
        return Id.of(material.guid(), quote.text());
    }
}
