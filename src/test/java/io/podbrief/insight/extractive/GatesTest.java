package io.podbrief.insight.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.transcript.Source;
import io.podbrief.transcript.SpokenCue;
import io.podbrief.transcript.Transcript;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Completeness (C) and self-containment (G), on passages that break one rule each.
final class GatesTest {
    private static final Grammar GRAMMAR = new Grammar();
    private static final String TAIL =
            " The Grid Authority pays four times more for the promise to be ready than for the power itself, because a"
                    + " blackout costs far more than an idle battery in a field.";

    private static Passage passage(String text) {
        var transcript = Transcript.of(
                new Source.Published("text", null), "en", List.of(new SpokenCue(null, null, "Ann", text)));
        var talk = Talk.of(transcript);
        return Passage.of(talk, 0, talk.sentences().size() - 1, new Parts(GRAMMAR));
    }

    private static Optional<String> broken(String text) {
        var passage = passage(text);
        return Completeness.broken(passage).or(() -> SelfContainment.broken(passage));
    }

    @Test
    void lets_a_claim_pass_that_stands_by_itself() {
        assertThat(broken("Battery owners hardly sell any energy in the evening." + TAIL))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "C2 | Battery owners hardly sell any energy in the evening. The Grid Authority pays four times more for the promise to be ready than for the power itself, because a blackout costs far more than what do you think?",
                "C3 | Battery owners in the evening.",
                "C4 | Batteries only wait. Battery owners hardly sell any energy in the evening.",
                "C7 | Battery owners \"hardly sell any energy in the evening.",
                "C9 | Battery owners hardly sell any... energy in the evening.",
                "G1 | It hardly sells any energy at all in the evening.",
                "G1 | They hardly sell any energy at all in the evening.",
                "G2 | Actually battery owners hardly sell any energy in the evening.",
                "G3 | However battery owners hardly sell any energy in the evening.",
                "G4 | Battery owners, as I said, hardly sell any energy in the evening.",
                "G5 | We told our owners that we hardly sell our energy in our evening.",
                "G6 | Battery prices fell after she spoke in the evening.",
                "G7 | When they sleep battery owners hardly sell any energy.",
            })
    void stops_what_breaks_a_rule(String rule, String opening) {
        var text = rule.equals("C2") ? opening : opening + TAIL;
        assertThat(broken(text)).contains(rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Wait until you hear the rest.",
                "And then they bought a crane.",
                "We had another battery there.",
                "Tideline built a crane.",
            })
    void stops_what_ends_on_another_thought(String ending) {
        var text = "Battery owners hardly sell any energy in the evening." + TAIL;
        assertThat(broken(text + " " + ending)).contains("C6");
        assertThat(broken(text + " So the owners can sleep at night.")).isEmpty();
    }

    @Test
    void lets_a_long_first_sentence_pass() {
        assertThat(
                        broken(
                                "Battery owners hardly sell any energy in the evening, and in the morning the owners sell even less of"
                                        + " their energy than the owners of a dam in the hills, who open a gate and wait for the money. Nobody pays for rain."))
                .isEmpty();
    }

    @Test
    void stops_what_is_too_short_or_too_long() {
        assertThat(broken("Battery owners hardly sell energy.")).contains("C8");
        assertThat(broken("Battery owners hardly sell any energy in the evening." + TAIL + TAIL + TAIL))
                .contains("C8");
    }

    @Test
    void lets_a_pronoun_look_back_at_its_noun() {
        assertThat(broken("Battery owners say that they hardly sell any energy in the evening." + TAIL))
                .isEmpty();
    }
}
