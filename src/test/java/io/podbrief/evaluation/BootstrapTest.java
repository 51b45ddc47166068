package io.podbrief.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BootstrapTest {
    private static List<Tally> tallies(int n, java.util.function.IntToDoubleFunction part) {
        return IntStream.range(0, n)
                .mapToObj(i -> new Tally(part.applyAsDouble(i), 1))
                .toList();
    }

    @Test
    void is_about_two_standard_errors_wide_on_either_side() {
        var half = tallies(100, i -> i % 2);
        assertThat(Bootstrap.of(half).low()).isCloseTo(0.5 - 1.96 * 0.05, within(0.02));
        assertThat(Bootstrap.of(half).high()).isCloseTo(0.5 + 1.96 * 0.05, within(0.02));
        assertThat(Bootstrap.of(half)).isEqualTo(Bootstrap.of(half));
    }

    @Test
    void pairs_episodes_so_that_what_they_share_cancels() {
        var ours = tallies(40, i -> i + 1);
        var theirs = tallies(40, i -> i);
        var gain = Bootstrap.ofGain(ours, theirs);
        assertThat(gain.low()).isCloseTo(1, within(1e-9));
        assertThat(gain.high()).isCloseTo(1, within(1e-9));
        assertThat(gain.excludesZero()).isTrue();
    }

    @Test
    void claims_no_gain_that_chance_could_make() {
        var gain = Bootstrap.ofGain(tallies(20, i -> i % 2), tallies(20, i -> (i / 2) % 2));
        assertThat(gain.excludesZero()).isFalse();
    }

    @Test
    void weighs_episodes_by_what_is_counted() {
        assertThat(Tally.ratio(List.of(new Tally(1, 1), new Tally(0, 9)))).isEqualTo(0.1);
    }
}
