package io.podbrief.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AgreementTest {
    private static List<List<Boolean>> pairs(String one, String other) {
        var pairs = new ArrayList<List<Boolean>>();
        for (int i = 0; i < one.length(); i++) pairs.add(List.of(one.charAt(i) == '1', other.charAt(i) == '1'));
        return pairs;
    }

    /// The worked example of Krippendorff (2011), section A: two observers, ten articles, alpha .095.
    @Test
    void gives_what_the_worked_example_gives() {
        var agreement = Agreement.of(pairs("0100000000", "1110010010"));
        assertThat(agreement.alpha()).isCloseTo(0.095, within(0.001));
        assertThat(agreement.items()).isEqualTo(10);
    }

    @Test
    void is_one_where_readers_agree_and_leaves_out_what_was_read_once() {
        var all = pairs("0110", "0110");
        all.add(List.of(true));
        assertThat(Agreement.of(all)).isEqualTo(new Agreement(4, 1));
    }
}
