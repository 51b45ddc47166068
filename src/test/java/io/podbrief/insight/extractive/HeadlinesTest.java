package io.podbrief.insight.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.insight.Kind;
import io.podbrief.transcript.Source;
import io.podbrief.transcript.SpokenCue;
import io.podbrief.transcript.Transcript;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Headlines of passages in our own words.
final class HeadlinesTest {
    private static final Grammar GRAMMAR = new Grammar();

    private static String headline(String text, Kind kind) {
        return Headlines.of(passage(text), kind).orElse("");
    }

    private static Passage passage(String text) {
        var talk = talk(text);
        return Passage.of(talk, 0, talk.sentences().size() - 1, new Parts(GRAMMAR));
    }

    private static Talk talk(String text) {
        return Talk.of(Transcript.of(
                new Source.Published("text", null), "en", List.of(new SpokenCue(null, null, "Ann", text))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The big problem here is that grid operators buy transformers two years too early. Nobody asks them. | Grid operators buy transformers two years too early",
                "It turns out that the chargers have only one fuse. The rest is software. | The chargers have only one fuse",
                "What we found is that the tenants boil their water at night. Nobody told them to do so. | The tenants boil their water at night",
                "And obviously, the harbour sold its old crane to a bank. | The harbour sold its old crane to a bank",
                "There is research that shows that lenders price a flood within a week. | Lenders price a flood within a week",
            })
    void begin_behind_what_claims_nothing(String text, String headline) {
        assertThat(headline(text, Kind.OPINION)).isEqualTo(headline);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The harbour keeps the old cranes because nobody has written down what the new ones cost over thirty years of salt. | The harbour keeps the old cranes",
                "Gross margin on the cloud business comes out near thirty percent, less than half of what the software brought in. | Gross margin on the cloud business comes out near thirty percent",
            })
    void end_where_the_rest_takes_nothing_back(String text, String headline) {
        assertThat(headline(text, Kind.NUMBER)).isEqualTo(headline);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A fleet of electric lorries pays for itself within four years if the depot can be had for next to nothing from the town.",
                "Coal power is by a long way the cheapest thing in the country, but only as long as you leave the smoke out of the sum.",
                "Coal has been replaced not only by the wind of the north sea but by the gas that came with it through the same pipes.",
            })
    void never_end_before_what_takes_a_claim_back(String text) {
        assertThat(headline(text, Kind.FACT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I don't think so.",
                "Really excited to be here.",
                "One of those was print.",
                "The loop of writing code on a laptop at home.",
                "Eighty percent of the people that have a dishwasher.",
                "How much can a harbour get out of an old crane?",
                "Whether or not the harbour can sell its old crane.",
                "They bought their old crane from the harbour in May.",
                "That harbour never had a crane of its own.",
                "The harbour said, \"Take the old crane to the bank.",
            })
    void are_never_a_filler_a_fragment_a_question_or_about_something_not_named(String text) {
        assertThat(headline(text, Kind.FACT)).isEmpty();
    }

    @Test
    void take_the_claim_with_the_number_rather_than_the_opener() {
        assertThat(headline(
                        "The harbour is a quiet place these days. Cranes there lost forty percent of their work to rail.",
                        Kind.FACT))
                .isEqualTo("Cranes there lost forty percent of their work to rail");
    }

    @Test
    void pass_over_a_sentence_that_names_nothing() {
        assertThat(headline("We will never know that. The harbour sold its old crane to a bank last year.", Kind.FACT))
                .isEqualTo("The harbour sold its old crane to a bank last year");
    }

    @Test
    void keep_a_pair_of_quotation_marks() {
        assertThat(headline(
                        "The founder wrote an article about \"Stop collaboration\". It was read widely.", Kind.FACT))
                .isEqualTo("The founder wrote an article about \"Stop collaboration\"");
    }

    @Test
    void are_a_label_out_of_the_text_where_no_clause_stands() {
        var text = "With WabiSabi, gone. I created a fresh circuit identity for myself and pushed it through.";
        assertThat(headline(text, Kind.FACT)).isEmpty();
        assertThat(new Topics(talk(text)).label(passage(text))).hasValue("Fresh circuit identity");
    }
}
