package io.podbrief.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.testing.ShippedEncoders;
import org.junit.jupiter.api.Test;

/// Precision before recall, on stories that nobody chose a threshold by.
final class SameClaimTest {
    @Test
    void merges_no_two_claims_of_the_stories_kept_for_measuring_and_some_that_are_one() {
        var results = new Results();
        SameClaim.measure(new ClaimPairs(ShippedEncoders.EMBEDDER).ofStories("test"), results);
        var precision = results.of(Figure.SAME_PRECISION, Results.OURS, Form.PUBLISHED);
        var recall = results.of(Figure.SAME_RECALL, Results.OURS, Form.PUBLISHED);
        assertThat(Tally.ratio(precision.values())).isGreaterThanOrEqualTo(0.95);
        assertThat(Tally.ratio(recall.values())).isGreaterThanOrEqualTo(0.15);
    }
}
