package io.podbrief.relation.typing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QuantitiesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            it fell to $1.2 billion last year            | 1.2e9  | USD
            seven and a half thousand pounds             | 7500   | GBP
            three tenths of what they earn               | 30     | %
            about a fifth of it                          | 20     | %
            eleven hundred boats a season                | 1100   | boat
            an annual 40m kroner                         | 4e7    | NOK
            a hundred and ten schools                    | 110    | school
            twenty-six minutes a day with it             | 26     | minut
            1,200 tonnes daily                           | 1200   | tonn
            two point one million for steel              | 2.1e6  | ''
            """)
    void reads_numbers_with_what_they_count(String words, double value, String unit) {
        var found = Quantities.in(words).getFirst();

        assertThat(found.value()).isEqualTo(value);
        assertThat(found.unit()).isEqualTo(unit);
    }

    @ParameterizedTest
    @CsvSource({"since 2019 it has", "one of them said so", "a third party came", "May the best win"})
    void passes_over_what_counts_nothing(String words) {
        assertThat(Quantities.in(words)).isEmpty();
    }
}
