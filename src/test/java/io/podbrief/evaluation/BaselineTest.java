package io.podbrief.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.evaluation.baseline.Baseline;
import io.podbrief.evaluation.baseline.TextTiling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BaselineTest {
    private static final List<List<String>> TEXTS = List.of(
            List.of("whales", "sing", "far"),
            List.of("bridge", "steel"),
            List.of("river", "crack"),
            List.of("bridge", "crack", "river", "steel"));

    static List<Baseline> baselines() {
        return Baseline.all();
    }

    private static Baseline named(String name) {
        return Baseline.all().stream()
                .filter(baseline -> baseline.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("baselines")
    void orders_every_passage_once_and_always_alike(Baseline baseline) {
        var order = baseline.order(TEXTS, new Random(1));
        assertThat(order).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(baseline.order(TEXTS, new Random(1))).isEqualTo(order);
    }

    @Test
    void puts_what_is_central_first_and_what_is_alone_last() {
        for (var name : List.of("TextRank", "LexRank")) {
            var order = named(name).order(TEXTS, new Random(1));
            assertThat(order.getFirst()).as(name).isEqualTo(3);
            assertThat(order.getLast()).as(name).isEqualTo(0);
        }
    }

    @Test
    void takes_something_else_second_where_passages_are_alike() {
        var again = List.of("bridge", "steel", "toll");
        var other = List.of("bridge", "steel", "crack");
        assertThat(named("centroid+MMR").order(List.of(again, again, other), new Random(1)))
                .containsExactly(0, 2, 1);
    }

    @Test
    void finds_where_the_words_change() {
        var sentences = new ArrayList<List<String>>();
        IntStream.range(0, 27).forEach(i -> sentences.add(List.of("bridge", "steel" + i % 3)));
        IntStream.range(0, 27).forEach(i -> sentences.add(List.of("whales", "song" + i % 3)));
        assertThat(TextTiling.boundaries(sentences)).contains(27);
    }

    @Test
    void takes_fewer_than_eighty_lines() throws Exception {
        for (var file : DataFolder.files(Path.of("src/main/java/io/podbrief/evaluation/baseline")))
            assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThan(80);
    }
}
