package io.podbrief.insight.extractive;

import java.util.List;

/// A run of consecutive whole sentences of one turn, cleaned, that may become an insight (QUALITY Q4).
///
/// @param first index of its first sentence in the talk
/// @param last index of its last one, inclusive
/// @param cleaned what is shown of it
/// @param parts the shown text sentence by sentence, `>= 1`
/// @param wording the words of the shown text
record Passage(int first, int last, CleanUp.Cleaned cleaned, List<Part> parts, Wording wording) {
    /// One sentence of the shown text with its words tagged.
    record Part(String text, Wording wording, List<Grammar.Tagged> tags) {
        Part {
            tags = List.copyOf(tags);
        }
    }

    Passage {
        parts = List.copyOf(parts);
    }

    static Passage of(Talk talk, int first, int last, Parts parts) {
        var text = talk.transcript().text();
        var cleaned = CleanUp.of(
                text,
                talk.sentences().get(first).start(),
                talk.sentences().get(last).end());
        var shown = cleaned.text();
        var sentences = SentenceSplitter.split(shown, 0, shown.length()).stream()
                .map(span -> parts.of(shown.substring(span.start(), span.end())))
                .toList();
        return new Passage(first, last, cleaned, sentences, Wording.of(shown));
    }

    /// A text by itself, as the gates read it: nothing around it, nothing left out of it.
    static Passage alone(String text, Parts parts) {
        var sentences = SentenceSplitter.split(text, 0, text.length()).stream()
                .map(span -> parts.of(text.substring(span.start(), span.end())))
                .toList();
        var cleaned = new CleanUp.Cleaned(text, List.of(), 0, false);
        return new Passage(0, sentences.size() - 1, cleaned, sentences, Wording.of(text));
    }

    String text() {
        return cleaned.text();
    }

    boolean overlaps(Passage other) {
        return first <= other.last && other.first <= last;
    }
}
