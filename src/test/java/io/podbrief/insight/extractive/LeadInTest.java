package io.podbrief.insight.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.embedding.Embedding;
import io.podbrief.insight.Insight;
import io.podbrief.transcript.Source;
import io.podbrief.transcript.SpokenCue;
import io.podbrief.transcript.Transcript;
import java.util.ArrayList;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Which words are shown before a passage, where all have to do with it.
final class LeadInTest {
    private static final Grammar GRAMMAR = new Grammar();

    /// @param turns of Ann and Ben in turn; the passage is the last sentence
    private static Insight.@Nullable Context before(String... turns) {
        var cues = new ArrayList<SpokenCue>();
        for (int i = 0; i < turns.length; i++)
            cues.add(new SpokenCue(null, null, i % 2 == 0 ? "Ann" : "Ben", turns[i]));
        var talk = Talk.of(Transcript.of(new Source.Published("text", null), "en", cues));
        int last = talk.sentences().size() - 1;
        var same = Collections.nCopies(last + 1, Embedding.of(new float[] {1, 0}));
        var parts = new Parts(GRAMMAR);
        return new LeadIn(talk, same, sentence -> sentence == 0, parts).before(Passage.of(talk, last, last, parts));
    }

    @Test
    void is_the_question_that_the_turn_answers() {
        assertThat(before("Hello.", "Why do fire stations cost so much?", "Nobody pays the crew by the bucket."))
                .extracting(Insight.Context::text)
                .isEqualTo("Why do fire stations cost so much?");
    }

    @Test
    void is_the_sentence_before_where_nobody_asked() {
        assertThat(before("Hello. My brother is a fireman in the harbour. Nobody pays the crew by the bucket."))
                .extracting(Insight.Context::text)
                .isEqualTo("My brother is a fireman in the harbour.");
    }

    @Test
    void is_two_sentences_where_the_second_leans_on_the_first() {
        assertThat(before(
                        "Hello. My brother is a fireman. He works in the harbour. Nobody pays the crew by the bucket."))
                .extracting(Insight.Context::text)
                .isEqualTo("My brother is a fireman. He works in the harbour.");
    }

    @Test
    void is_nothing_that_breaks_off() {
        assertThat(before("Hello. My brother works in the harbour -- he was sort of a fireman. Nobody pays the crew."))
                .isNull();
    }

    @Test
    void is_not_a_bare_answer_without_its_question() {
        assertThat(before("How many?", "One, and it was a bin. Nobody pays the crew by the bucket."))
                .as("the question is masked here")
                .isNull();
    }

    @Test
    void is_nothing_that_names_nothing() {
        assertThat(before("Hello.", "How are you feeling?", "Nobody pays the crew by the bucket."))
                .isNull();
    }
}
