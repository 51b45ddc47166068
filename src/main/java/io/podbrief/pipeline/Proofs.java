package io.podbrief.pipeline;

import io.podbrief.insight.Insight;
import io.podbrief.insight.Span;
import io.podbrief.proof.Proof;
import io.podbrief.proof.Shortening;
import io.podbrief.transcript.Source;
import io.podbrief.transcript.Transcript;
import java.util.List;

/// Insights as proofs. It stands here because `proof` must not know what it checks.
public final class Proofs {
    private Proofs() {}

    /// Puts a proof together.
    ///
    /// @param transcript that has the insight's quote at its place
    /// @param address of the insight's page
    public static Proof of(Insight insight, Proof.Origin origin, Transcript transcript, String address) {
        var quote = insight.quote();
        var tier = switch (insight.tier()) {
            case QUOTE -> Proof.Tier.QUOTE;
            case WRITTEN -> Proof.Tier.WRITTEN;
        };
        var evidence = spans(insight).stream()
                .map(span -> Proof.Evidence.of(transcript, span.start(), span.end()))
                .toList();
        return new Proof(
                insight.id().value(),
                address,
                tier,
                insight.headline(),
                insight.text(),
                new Proof.Quote(quote.text(), quote.start(), quote.end(), quote.speaker(), quote.from(), quote.to()),
                insight.saidOn(),
                origin,
                words(transcript),
                evidence,
                tier == Proof.Tier.QUOTE ? Shortening.leftOut(quote.text(), quote.start(), insight.text()) : List.of());
    }

    /// A QUOTE rests on its quote alone.
    private static List<Span> spans(Insight insight) {
        var quote = insight.quote();
        return insight.evidence().isEmpty() ? List.of(new Span(quote.start(), quote.end())) : insight.evidence();
    }

    private static Proof.Words words(Transcript transcript) {
        int characters = transcript.codePointAt(transcript.text().length());
        return switch (transcript.source()) {
            case Source.Published(var format, var url) ->
                new Proof.Words(format, url == null ? null : url.toString(), transcript.hash(), characters);
            case Source.Recognized(var recognizer, var model) ->
                new Proof.Words(recognizer + "/" + model, null, transcript.hash(), characters);
        };
    }
}
