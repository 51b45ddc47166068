package io.podbrief.insight.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CleanUpTest {
    private static String clean(String text) {
        return CleanUp.of(text, 0, text.length()).text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "We uh sell um batteries. | We sell batteries.",
                "I, I think the the price fell. | I think the price fell.",
                "It is, you know, hard to store power. | It is hard to store power.",
                "So, batteries wait. | Batteries wait.",
                "Yeah, so, batteries wait. | Batteries wait.",
                "And batteries wait. | Batteries wait.",
                "The grid - the grid operator pays. | The grid operator pays.",
                "Prices fell. [laughs] Nobody cared. | Prices fell. Nobody cared.",
            })
    void leaves_out_what_says_nothing(String spoken, String printed) {
        assertThat(clean(spoken)).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It was very, very expensive.",
                "But the price is not not zero.",
                "You know the price of power.",
                "I mean it.",
                "They like batteries, and so do we.",
                "He sold it maybe, maybe not.",
                "It cost 20 20 years ago.",
                "With agents reporting to you, you need fewer meetings.",
            })
    void keeps_what_means_something(String spoken) {
        assertThat(clean(spoken)).isEqualTo(spoken);
    }

    @Test
    void does_not_drop_a_false_start_that_holds_a_negation() {
        assertThat(clean("It's not - it's a battery.")).contains("not");
    }

    @Test
    void refuses_to_drop_more_than_a_fifth() {
        var text = "Um uh er um we um uh sell.";
        assertThat(CleanUp.of(text, 0, text.length()).tooMuch()).isTrue();
    }

    private static final Set<String> GUARDED =
            Set.of("not", "no", "never", "40", "Lumenfold", "may", "must", "maybe", "probably", "won't");

    /// T6: what changes the meaning is never left out.
    @Property(tries = 2_000)
    void never_drops_negations_numbers_names_modals_or_hedges(@ForAll("talk") String text) {
        var cleaned = clean(text);
        for (var word : GUARDED) {
            assertThat(count(cleaned, word)).as(word + " in: " + text).isEqualTo(count(text, word));
        }
    }

    /// M1: what is shown is a subsequence of what was said.
    @Property(tries = 2_000)
    void only_ever_leaves_words_out(@ForAll("talk") String text) {
        var said = words(text);
        int at = 0;
        for (var word : words(clean(text))) {
            while (at < said.size() && !said.get(at).equalsIgnoreCase(word)) at++;
            assertThat(at).as(text).isLessThan(said.size());
            at++;
        }
    }

    @Property(tries = 500)
    void says_where_each_kept_word_lies(@ForAll("talk") String text) {
        var cleaned = CleanUp.of(text, 0, text.length());
        var kept = cleaned.kept().stream()
                .map(span -> text.substring(span.start(), span.end()))
                .collect(Collectors.joining(" "));
        assertThat(words(kept))
                .usingElementComparator(String::compareToIgnoreCase)
                .isEqualTo(words(cleaned.text()));
    }

    @Provide
    Arbitrary<String> talk() {
        return Arbitraries.of(
                        "um",
                        "uh,",
                        "you",
                        "know,",
                        "I",
                        "I,",
                        "mean,",
                        "the",
                        "the",
                        "not",
                        "no",
                        "never",
                        "40",
                        "Lumenfold",
                        "price",
                        "fell.",
                        "So,",
                        "And",
                        "But",
                        "-",
                        "may",
                        "must",
                        "maybe",
                        "probably",
                        "won't",
                        "grid,",
                        "like,",
                        "sells",
                        "power.",
                        "it's",
                        "[laughs]")
                .list()
                .ofMinSize(3)
                .ofMaxSize(30)
                .map(words -> String.join(" ", words) + ".");
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[^\\p{L}\\p{N}']+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static long count(String text, String word) {
        return words(text).stream().filter(word::equalsIgnoreCase).count();
    }
}
