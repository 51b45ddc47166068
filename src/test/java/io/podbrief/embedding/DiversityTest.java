package io.podbrief.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podbrief.embedding.Diversity.Candidate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiversityTest {
    private static final Embedding EAST = Embedding.of(1, 0);
    private static final Embedding NEARLY_EAST = Embedding.of(0.99f, 0.14f);
    private static final Embedding NORTH = Embedding.of(0, 1);

    private static List<String> pick(int k, double lambda, List<Candidate<String>> candidates) {
        return Diversity.pick(candidates, k, lambda, (_, _) -> true);
    }

    @Test
    void picks_by_relevance_alone_with_a_lambda_of_one() {
        var candidates = List.of(
                new Candidate<>("c", 0.1, NORTH),
                new Candidate<>("a", 0.9, EAST),
                new Candidate<>("b", 0.8, NEARLY_EAST));

        assertThat(pick(3, 1, candidates)).containsExactly("a", "b", "c");
    }

    @Test
    void prefers_something_else_to_more_of_the_same() {
        var candidates = List.of(
                new Candidate<>("a", 0.9, EAST),
                new Candidate<>("b", 0.8, NEARLY_EAST),
                new Candidate<>("c", 0.5, NORTH));

        assertThat(pick(2, 0.6, candidates)).containsExactly("a", "c");
    }

    @Test
    void keeps_the_given_order_among_equals() {
        var candidates = List.of(
                new Candidate<>("first", 0.5, EAST),
                new Candidate<>("second", 0.5, EAST),
                new Candidate<>("third", 0.5, EAST));

        assertThat(pick(3, 0.7, candidates)).containsExactly("first", "second", "third");
    }

    @Test
    void takes_nothing_that_may_not_join() {
        var candidates = List.of(
                new Candidate<>("aa", 0.9, EAST), new Candidate<>("ab", 0.8, NORTH), new Candidate<>("ba", 0.1, EAST));

        var picked = Diversity.pick(
                candidates, 3, 0.8, (next, taken) -> taken.stream().noneMatch(one -> one.charAt(0) == next.charAt(0)));

        assertThat(picked).containsExactly("aa", "ba");
    }

    @Test
    void gives_fewer_where_there_are_fewer() {
        assertThat(pick(5, 0.5, List.of(new Candidate<>("a", 0, EAST)))).containsExactly("a");
        assertThat(pick(0, 0.5, List.of(new Candidate<>("a", 0, EAST)))).isEmpty();
        assertThat(pick(5, 0.5, List.of())).isEmpty();
    }

    @Test
    void refuses_numbers_out_of_range() {
        assertThatThrownBy(() -> pick(-1, 0.5, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pick(1, 1.5, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pick(1, Double.NaN, List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
