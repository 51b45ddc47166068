package io.podbrief.insight.extractive;

import io.podbrief.embedding.Embedder;
import io.podbrief.transcript.Transcript;
import java.util.List;
import java.util.Optional;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/// The extractor's steps one by one, for whoever measures them. Pure and safe for several threads.
@Component
@NamedInterface("inspection")
public final class Inspection {
    private static final Lexicon STOP_WORDS = Lexicon.english("stop_words");

    private final Embedder embedder;
    private final Grammar grammar = new Grammar();

    public Inspection(Embedder embedder) {
        this.embedder = embedder;
    }

    /// One sentence of a transcript.
    ///
    /// @param turn number of the turn it belongs to, from 0
    /// @param start index of its first character in the transcript's text, in `char` units
    /// @param end index after its last one
    @NamedInterface("inspection")
    public record Sentence(int turn, int start, int end, String text) {}

    /// The sentences of a transcript in order, as the extractor splits them.
    public List<Sentence> sentences(Transcript transcript) {
        return Talk.of(transcript).sentences().stream()
                .map(sentence -> new Sentence(sentence.turn(), sentence.start(), sentence.end(), sentence.text()))
                .toList();
    }

    /// The number of the topic of each sentence, from 0, never falling. Embeds every sentence.
    public List<Integer> segments(Transcript transcript) {
        var talk = Talk.of(transcript);
        var texts = talk.sentences().stream().map(Talk.Sentence::text).toList();
        return Segments.of(talk, embedder.embed(texts));
    }

    /// The first rule of whole, printable sentences that a text breaks, such as `C4` (QUALITY Q6).
    public Optional<String> incomplete(String text) {
        return Completeness.broken(Passage.alone(text, new Parts(grammar)));
    }

    /// The first rule of standing by itself that a text breaks, such as `G1` (QUALITY Q7).
    public Optional<String> dependent(String text) {
        return SelfContainment.broken(Passage.alone(text, new Parts(grammar)));
    }

    /// The words of a text, lower-cased: the one tokeniser of everything that is measured.
    public static List<String> words(String text) {
        return Wording.of(text).words();
    }

    /// Whether a word says nothing by itself, such as `the`.
    public static boolean isStopWord(String word) {
        return STOP_WORDS.hasWord(word);
    }
}
