package io.podbrief.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.relation.Figures.Figure;
import io.podbrief.relation.Figures.Kind;
import org.junit.jupiter.api.Test;

final class FiguresTest {
    @Test
    void reads_digits_and_words_alike() {
        for (var text : new String[] {"30% of it", "thirty percent of it", "three tenths of it", "30 per cent of it"})
            assertThat(Figures.of(text).all()).as(text).hasSize(1).allMatch(new Figure(Kind.SHARE, 0.3)::near);
        for (var text :
                new String[] {"1,200 a day", "twelve hundred a day", "one thousand two hundred a day", "1.2k a day"})
            assertThat(Figures.of(text).all()).as(text).containsExactly(new Figure(Kind.AMOUNT, 1200));
        assertThat(Figures.of("$4.5m, that is four and a half").all()).contains(new Figure(Kind.AMOUNT, 4_500_000));
        assertThat(Figures.of("half a million, half a percent").all())
                .containsExactly(new Figure(Kind.AMOUNT, 500_000), new Figure(Kind.SHARE, 0.005));
        assertThat(Figures.of("since 2015 twenty-five of them").all())
                .containsExactly(new Figure(Kind.YEAR, 2015), new Figure(Kind.AMOUNT, 25));
        assertThat(Figures.of("one of the second kind").all()).isEmpty();
    }

    @Test
    void conflict_where_each_gives_one_that_the_other_lacks() {
        var cut = Figures.of("from 40 to 28 euros");
        assertThat(cut.conflictsWith(Figures.of("from 40 to 35 euros"))).isTrue();
        assertThat(cut.conflictsWith(Figures.of("28 euros"))).isFalse();
        assertThat(cut.conflictsWith(Figures.of("28 euros in 2026"))).isFalse();
        assertThat(cut.areIn(Figures.of("28 euros"))).isFalse();
        assertThat(Figures.of("nearly a fifth").shares(Figures.of("nineteen percent")))
                .isTrue();
    }
}
