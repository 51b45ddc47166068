package io.podbrief.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.insight.Insight;
import io.podbrief.insight.Sourced;
import io.podbrief.testing.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The list's rules, one by one. Embeddings are unit vectors with a chosen cosine to the insight whose list it is, each
/// into a direction of its own.
final class RelatedListTest {
    private static final int DIMENSION = 32;
    private static final Sample OWN = Sample.of(0).from(100, 100).meaning(direction(0, 1));

    private static float[] direction(int axis, double cosine) {
        var values = new float[DIMENSION];
        values[0] = (float) cosine;
        if (axis > 0) values[axis] = (float) Math.sqrt(1 - cosine * cosine);
        return values;
    }

    private static Sample near(int number, long show, double cosine) {
        return Sample.of(number).from(show, number).meaning(direction(number, cosine));
    }

    private static List<String> list(List<Sample> others, Map<Insight.Id, Claim.Id> claims) {
        var all = new HashMap<Insight.Id, Claim.Id>();
        all.put(OWN.insight().id(), new Claim.Id(0));
        for (int i = 0; i < others.size(); i++) all.put(others.get(i).insight().id(), new Claim.Id(i + 1));
        all.putAll(claims);
        return RelatedList.of(
                        OWN.sourced(), others.stream().map(Sample::sourced).toList(), all)
                .stream()
                .map(Sourced::insight)
                .map(insight -> insight.id().value())
                .toList();
    }

    private static List<String> list(Sample... others) {
        return list(List.of(others), Map.of());
    }

    @Test
    void lists_neither_the_insight_nor_its_episode() {
        assertThat(list(OWN, near(1, 100, 0.8).from(100, 100), near(2, 1, 0.6))).containsExactly("ins_2");
    }

    @Test
    void lists_no_episode_twice() {
        assertThat(list(near(1, 1, 0.8), near(2, 1, 0.7).from(1, 1))).containsExactly("ins_1");
    }

    @Test
    void lists_two_of_a_show_at_most_and_so_ten_of_five_shows_or_more() {
        var others = new ArrayList<Sample>();
        for (int i = 1; i <= 30; i++) others.add(near(i, i % 5, 0.6));
        var shows = list(others, Map.of()).stream()
                .map(id -> Integer.parseInt(id.substring(4)) % 5)
                .toList();
        assertThat(shows).hasSize(10);
        for (int show = 0; show < 5; show++)
            assertThat(shows.stream()
                            .filter(java.util.function.Predicate.isEqual(show))
                            .count())
                    .isEqualTo(2);
        assertThat(list(others.stream().filter(one -> one.show() < 2).toList(), Map.of()))
                .hasSize(4);
    }

    @Test
    void lists_a_claim_once_and_its_own_never() {
        var one = near(1, 1, 0.8);
        var again = near(2, 2, 0.7);
        var own = near(3, 3, 0.9);
        var claims = Map.of(
                one.insight().id(), new Claim.Id(7),
                again.insight().id(), new Claim.Id(7),
                own.insight().id(), new Claim.Id(0));
        assertThat(list(List.of(one, again, own), claims)).containsExactly("ins_1");
    }

    @Test
    void lists_the_newest_first_among_equals() {
        var old = near(1, 1, 0.6);
        var newer = near(2, 2, 0.6).published(Sample.PUBLISHED.plus(Duration.ofDays(3)));
        assertThat(list(old, newer)).containsExactly("ins_2", "ins_1");
    }

    @Test
    void lists_fewer_where_fewer_are_near() {
        assertThat(list(near(1, 1, 0.46), near(2, 2, 0.44))).containsExactly("ins_1");
        assertThat(list()).isEmpty();
    }
}
