package io.podbrief.insight.extractive;

import io.podbrief.insight.Quote;
import io.podbrief.transcript.Transcript;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// The sentences of a quote that say most of what a text says: what stands beside a written insight as its proof.
public final class ShortQuote {
    private ShortQuote() {}

    /// Cuts a quote.
    ///
    /// @param text what the quote is to support
    /// @param most words that it may have
    /// @return whole sentences, one after another, exact; empty where even one sentence is too long
    public static Optional<Quote> of(Quote quote, String text, int most, Transcript transcript) {
        var wanted = new HashSet<>(Wording.of(text).words());
        var spans = SentenceSplitter.split(quote.text(), 0, quote.text().length());
        SentenceSplitter.Span best = null;
        long bestOverlap = 0;
        for (int first = 0; first < spans.size(); first++) {
            for (int last = first; last < spans.size(); last++) {
                var span = new SentenceSplitter.Span(
                        spans.get(first).start(), spans.get(last).end());
                var words = Wording.of(quote.text().substring(span.start(), span.end()));
                long overlap = overlap(words, wanted);
                if (words.count() <= most && overlap > bestOverlap) {
                    best = span;
                    bestOverlap = overlap;
                }
            }
        }
        return Optional.ofNullable(best).map(span -> cut(quote, span, transcript));
    }

    private static long overlap(Wording words, Set<String> wanted) {
        return words.words().stream().distinct().filter(wanted::contains).count();
    }

    private static Quote cut(Quote quote, SentenceSplitter.Span span, Transcript transcript) {
        int start = transcript.charAt(quote.start()) + span.start();
        int end = transcript.charAt(quote.start()) + span.end();
        return Quotes.of(transcript, start, end);
    }
}
