package io.podbrief.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.embedding.Embedding;
import io.podbrief.insight.Insight;
import io.podbrief.search.InsightIndex.Entry;
import io.podbrief.search.InsightIndex.Hit;
import io.podbrief.search.InsightIndex.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What every index promises; each one's test extends this.
public abstract class InsightIndexContract {
    /// An empty index, the same for the whole of a test.
    protected abstract InsightIndex index();

    private static final Entry BATTERIES = entry("ins_a", "Battery owners earn by standing ready", 1, 0, 0);
    private static final Entry PUMPS = entry("ins_b", "Heat pumps cost less by the street", 0, 1, 0);
    private static final Entry CLOUDS = entry("ins_c", "Clouds compete for model makers", 0, 0, 1);

    private static Entry entry(String id, String words, float... meaning) {
        return new Entry(new Insight.Id(id), words, Embedding.of(meaning));
    }

    private List<String> ids(Question question) {
        return index().find(question).stream().map(hit -> hit.id().value()).toList();
    }

    @Test
    void finds_at_once_what_was_added() {
        index().add(List.of(BATTERIES, PUMPS, CLOUDS));
        assertThat(ids(new Question("pump", null, 10))).containsExactly("ins_b");
        assertThat(ids(new Question(null, Embedding.of(1, 0.2f, 0), 1))).containsExactly("ins_a");
    }

    @Test
    void takes_the_word_endings_of_english_lightly() {
        index().add(List.of(BATTERIES, PUMPS));
        assertThat(ids(new Question("batteries owned", null, 10))).containsExactly("ins_a");
    }

    @Test
    void gives_the_cosine_as_the_score_of_a_meaning() {
        index().add(List.of(BATTERIES, PUMPS));
        var hits = index().find(new Question(null, Embedding.of(3, 4, 0), 10));
        assertThat(hits.getFirst().score()).isCloseTo(0.8, org.assertj.core.data.Offset.offset(1e-5));
        assertThat(hits.getLast().score()).isCloseTo(0.6, org.assertj.core.data.Offset.offset(1e-5));
    }

    @Test
    void puts_first_what_both_words_and_meaning_find() {
        index().add(List.of(BATTERIES, PUMPS, CLOUDS));
        assertThat(ids(new Question("clouds", Embedding.of(0, 0.1f, 1), 3)).getFirst())
                .isEqualTo("ins_c");
    }

    @Test
    void changes_nothing_when_the_same_is_added_twice() {
        index().add(List.of(BATTERIES));
        index().add(List.of(BATTERIES));
        assertThat(index().size()).isEqualTo(1);
        assertThat(ids(new Question("battery", null, 10))).containsExactly("ins_a");
    }

    @Test
    void replaces_an_entry_of_the_same_id() {
        index().add(List.of(BATTERIES));
        index().add(List.of(entry("ins_a", "Something else entirely", 0, 0, 1)));
        assertThat(ids(new Question("battery", null, 10))).isEmpty();
        assertThat(ids(new Question("entirely", null, 10))).containsExactly("ins_a");
    }

    @Test
    void orders_equal_scores_by_id() {
        index().add(List.of(
                entry("ins_z", "same words", 1, 0, 0),
                entry("ins_y", "same words", 1, 0, 0),
                entry("ins_x", "same words", 1, 0, 0)));
        assertThat(ids(new Question("same", null, 10))).containsExactly("ins_x", "ins_y", "ins_z");
        assertThat(ids(new Question(null, Embedding.of(1, 0, 0), 10))).containsExactly("ins_x", "ins_y", "ins_z");
    }

    @Test
    void forgets_what_is_taken_out() {
        index().add(List.of(BATTERIES, PUMPS));
        index().remove(List.of(BATTERIES.id(), new Insight.Id("ins_unknown")));
        assertThat(index().size()).isEqualTo(1);
        assertThat(ids(new Question("battery", null, 10))).isEmpty();
    }

    @Test
    void finds_the_same_after_a_rebuild() {
        var entries = new ArrayList<Entry>();
        var random = new Random(1);
        for (int i = 0; i < 300; i++)
            entries.add(entry("ins_" + i, "text " + i % 7, random.nextFloat(), random.nextFloat(), random.nextFloat()));
        index().add(entries);
        var question = new Question("text 3", Embedding.of(1, 1, 0), 20);
        var before = index().find(question);
        index().clear();
        assertThat(index().size()).isZero();
        for (var entry : entries.reversed()) index().add(List.of(entry));
        assertThat(index().find(question)).isEqualTo(before);
    }

    @Test
    void finds_nearly_all_of_what_an_exact_search_finds() {
        var random = new Random(2);
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < 1_000; i++) {
            var values = new float[32];
            for (int j = 0; j < values.length; j++) values[j] = (float) random.nextGaussian();
            entries.add(new Entry(new Insight.Id("ins_" + i), "w", Embedding.of(values)));
        }
        index().add(entries);
        int found = 0;
        for (var asked : entries.subList(0, 50)) {
            var exact = entries.stream()
                    .map(entry -> new Hit(entry.id(), entry.embedding().cosine(asked.embedding())))
                    .sorted(Comparator.comparingDouble(Hit::score).reversed())
                    .limit(10)
                    .map(Hit::id)
                    .toList();
            var hits = index().find(new Question(null, asked.embedding(), 10)).stream()
                    .map(Hit::id)
                    .toList();
            found += (int) exact.stream().filter(hits::contains).count();
        }
        assertThat(found).isGreaterThanOrEqualTo(490); // of 500
    }

    @Test
    void takes_any_words() {
        index().add(List.of(BATTERIES));
        for (var words : List.of("", "AND OR NOT", "\"", "a* ~^ (", "ready ".repeat(5_000), "\u0000")) {
            assertThat(index().find(new Question(words, null, 5))).isNotNull();
        }
    }
}
