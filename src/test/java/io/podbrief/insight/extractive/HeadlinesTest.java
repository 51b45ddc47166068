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

/// Headlines of passages in our own words.
final class HeadlinesTest {
    private static final Grammar GRAMMAR = new Grammar();

    private static String headline(String text, Kind kind) {
        var transcript = Transcript.of(
                new Source.Published("text", null), "en", List.of(new SpokenCue(null, null, "Ann", text)));
        var talk = Talk.of(transcript);
        return Headlines.of(Passage.of(talk, 0, talk.sentences().size() - 1, new Parts(GRAMMAR)), kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The big problem here is that grid operators buy transformers two years too early. Nobody asks them. | Grid operators buy transformers two years too early",
                "It turns out that most chargers share one fuse. The rest is software. | Most chargers share one fuse",
                "What we found is that tenants heat water at night. Nobody told them to do so. | Tenants heat water at night",
            })
    void begin_behind_an_opening_that_claims_nothing(String text, String headline) {
        assertThat(headline(text, Kind.FACT)).isEqualTo(headline);
    }

    @Test
    void leave_i_think_out_only_where_the_insight_is_shown_as_a_view() {
        var text = "I think battery owners will earn more from waiting. The market pays for it.";
        assertThat(headline(text, Kind.OPINION)).isEqualTo("Battery owners will earn more from waiting");
        assertThat(headline(text, Kind.FACT)).startsWith("I think");
    }

    @Test
    void pass_over_a_sentence_that_names_nothing() {
        assertThat(headline("We will never know that. The harbour sold its old crane to a bank last year.", Kind.FACT))
                .isEqualTo("The harbour sold its old crane to a bank last year");
    }

    @Test
    void keep_a_pair_of_quotation_marks() {
        assertThat(headline(
                        "Our founder wrote an article about \"Stop collaboration\". It was read widely.", Kind.FACT))
                .isEqualTo("Our founder wrote an article about \"Stop collaboration\"");
    }

    @Test
    void never_cut_a_later_sentence_before_its_but() {
        var text =
                "Coincidence is one explanation. I would love to claim that anyone still running telnet in 2026 doesn't"
                        + " care about security, but that would be naive.";
        assertThat(headline(text, Kind.PREDICTION)).isEqualTo("Coincidence is one explanation");
    }

    @Test
    void take_a_short_sentence_rather_than_cut_a_long_one() {
        var text =
                "The future we're going to live in is not one where you have like a $20 subscription a month. I think"
                        + " humans are going to burn $10,000 in tokens, maybe $100,000 in tokens per human.";
        assertThat(headline(text, Kind.PREDICTION))
                .isEqualTo("Humans are going to burn $10,000 in tokens, maybe $100,000 in tokens per human");
    }

    @Test
    void cut_a_long_sentence_at_its_comma_and_leave_what_i_would_do_alone() {
        var text =
                "Gross margin on Brackwater's cloud business comes out near thirty percent, less than half its average."
                        + " I'd go to maybe thirty-three if you're generous about depreciation.";
        assertThat(headline(text, Kind.NUMBER))
                .isEqualTo("Gross margin on Brackwater's cloud business comes out near thirty percent …");
    }

    @Test
    void drop_a_tag_and_never_begin_with_a_filler() {
        assertThat(headline("We are the place to run your sales agents, right? Maybe.", Kind.ADVICE))
                .isEqualTo("We are the place to run your sales agents");
        assertThat(headline("Otherwise yes. Like you can pick Daric or pick the Anthony Towns version.", Kind.OPINION))
                .isEqualTo("Otherwise yes");
    }
}
