package io.podbrief.insight.extractive;

import io.podbrief.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A transcript as turns and sentences (QUALITY Q1). The map from here to the transcript's characters never
/// changes: everything later refers to sentences by index and to words by their place in the text.
///
/// @param transcript where the text, the times and the speakers are
/// @param turns in order; a turn is one speaker's until another speaks
/// @param sentences in order over the whole episode
record Talk(Transcript transcript, List<Turn> turns, List<Sentence> sentences) {
    /// @param speaker `null` when not known
    /// @param first index of its first sentence
    /// @param last index of its last sentence, inclusive
    record Turn(int index, @Nullable String speaker, int first, int last) {}

    /// @param start index of its first character in the transcript's text
    /// @param end index after its last character
    record Sentence(int index, int turn, int start, int end, String text, Wording wording) {
        boolean isQuestion() {
            return text.endsWith("?") || text.endsWith("?\"") || text.endsWith("?”");
        }
    }

    Talk {
        turns = List.copyOf(turns);
        sentences = List.copyOf(sentences);
    }

    static Talk of(Transcript transcript) {
        var text = transcript.text();
        var turns = new ArrayList<Turn>();
        var sentences = new ArrayList<Sentence>();
        int from = 0;
        while (from < text.length()) {
            int newline = text.indexOf('\n', from);
            int to = newline < 0 ? text.length() : newline;
            int first = sentences.size();
            for (var span : SentenceSplitter.split(text, from, to)) {
                var words = text.substring(span.start(), span.end());
                sentences.add(new Sentence(
                        sentences.size(), turns.size(), span.start(), span.end(), words, Wording.of(words)));
            }
            if (sentences.size() > first)
                turns.add(new Turn(
                        turns.size(), transcript.speakerAt(sentences.get(first).start()), first, sentences.size() - 1));
            from = to + 1;
        }
        return new Talk(transcript, turns, sentences);
    }

    /// Marks that end a sentence per 40 words, the density below which a text counts as unpunctuated (Q1).
    double terminalsPer40Words() {
        long words = sentences.stream()
                .mapToLong(sentence -> sentence.wording().count())
                .sum();
        long ends = sentences.stream()
                .filter(sentence -> ".!?…\"”’')]"
                                .indexOf(sentence.text().charAt(sentence.text().length() - 1))
                        >= 0)
                .count();
        return words == 0 ? 0 : 40.0 * ends / words;
    }

    /// The speaker with the most questions, who asks for a living; `null` when nobody is named or nobody asks.
    @Nullable
    String mostAsking() {
        var questions = new java.util.TreeMap<String, Integer>();
        for (var sentence : sentences) {
            var speaker = turns.get(sentence.turn()).speaker();
            if (speaker != null && sentence.isQuestion()) questions.merge(speaker, 1, Integer::sum);
        }
        return questions.entrySet().stream()
                .max(java.util.Map.Entry.<String, Integer>comparingByValue())
                .map(java.util.Map.Entry::getKey)
                .orElse(null);
    }
}
