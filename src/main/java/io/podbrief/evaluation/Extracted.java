package io.podbrief.evaluation;

import io.podbrief.evaluation.Sample.Span;
import io.podbrief.insight.Extraction;
import io.podbrief.insight.extractive.Inspection.Sentence;
import io.podbrief.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;

/// An episode in one form, and what the extractor made of it.
record Extracted(
        Sample sample,
        Form form,
        Transcript transcript,
        List<Sentence> sentences,
        Places places,
        Extraction extraction) {

    /// All insights, best first.
    List<Pick> picks() {
        return extraction.insights().stream()
                .map(insight -> {
                    var quote = insight.quote();
                    var span = places.between(transcript.charAt(quote.start()), transcript.charAt(quote.end()));
                    return new Pick(insight.text(), span, insight);
                })
                .toList();
    }

    /// Words that were kept out for a reason.
    List<Span> cuts(boolean adverts) {
        return extraction.cuts().stream()
                .filter(cut -> cut.reason().equals("ad") == adverts)
                .map(cut -> places.between(transcript.charAt(cut.start()), transcript.charAt(cut.end())))
                .toList();
    }

    /// What baselines choose from: for each sentence the shortest run of whole sentences of one turn that begins
    /// with it and has 35 to 70 words, if four sentences are enough for that.
    List<Pick> windows() {
        var windows = new ArrayList<Pick>();
        for (int first = 0; first < sentences.size(); first++) {
            for (int last = first; last < Math.min(sentences.size(), first + 4); last++) {
                if (sentences.get(last).turn() != sentences.get(first).turn()) break;
                var span = places.between(
                        sentences.get(first).start(), sentences.get(last).end());
                if (span.to() - span.from() < 35) continue;
                if (span.to() - span.from() <= 70)
                    windows.add(new Pick(
                            transcript
                                    .text()
                                    .substring(
                                            sentences.get(first).start(),
                                            sentences.get(last).end()),
                            span,
                            null));
                break;
            }
        }
        return windows;
    }
}
