package io.podbrief.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numbers, dates, names and negations of a written text against what was said.
final class FactsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            20% | twenty percent
            twenty percent | 20 %
            four million dollars | $4 million
            $4M | four million
            900 homes | nine hundred homes
            three hundred and forty | 340
            25,000 | twenty-five thousand
            the 1980s | the eighties, or '80s
            2025 | in twenty twenty-five
            two years | a couple of years
            $20 billion to $25 billion | 20, $25 billion
            the fifth | number five
            one of them | the company
            """)
    void knows_a_number_by_its_value(String text, String said) {
        assertThat(Numbers.unproven(text, said, Set.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            20% | 20 euros
            21 percent | twenty percent
            forty million | four million
            4% | 0.4%
            thousands | millions
            1,000 | 100
            five | two or three
            """)
    void finds_another_number(String text, String said) {
        assertThat(Numbers.unproven(text, said, Set.of())).isPresent();
    }

    @Test
    void takes_dates_from_what_was_said_and_from_the_day_it_was_said() {
        var day = LocalDate.of(2026, 5, 12);
        assertThat(Dates.unproven("It fell in May and in March.", "back in Mar of that year", day))
                .isEmpty();
        assertThat(Dates.unproven("It fell on Tuesday.", "on Monday", day)).contains("TUESDAY");
        assertThat(Dates.numbers("on 12 May 2026", "", day)).contains("2026", "12");
        assertThat(Dates.numbers("in 2027", "by next year", day))
                .contains("2027")
                .doesNotContain("2025", "12");
    }

    @Test
    void finds_names_that_nobody_said() {
        var said = "Google could not open TensorFlow, because it depended on it in america.";
        assertThat(Names.unproven(
                        "American rivals of Google opened TensorFlow, Ada says.", said, List.of("Ada Example"), true))
                .isEmpty();
        assertThat(Names.unproven("In Europe Google could not.", said, List.of(), true))
                .contains("Europe");
        assertThat(Names.unproven("Facebook could not open it.", said, List.of(), true))
                .contains("Facebook");
        assertThat(Names.unproven("The engineers could not. Companies rarely do.", said, List.of(), true))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ocean cannot pay directly for all transactions. | You cannot do that for all mined transactions.
            Nobody sells energy in the evening. | They don't sell any energy in the evening.
            The right is gone for good. | It never gets the right back.
            Boards do not build what they rent. | Boards seldom build what they can rent.
            It does not, however, allow removing the licence. | It does allow forking, but does not allow removing the licence.
            """)
    void lets_a_denial_be_said_in_other_words(String text, String said) {
        assertThat(Negations.unproven(text, said)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Repositories map to companies. | Repositories do not map to companies.
            The chip is not late. | The chip is late, and nobody minds.
            Prices never halve. | Prices halve.
            It works without a good story. | It works with a good story.
            """)
    void finds_what_only_one_of_the_two_denies(String text, String said) {
        assertThat(Negations.unproven(text, said)).isPresent();
    }
}
