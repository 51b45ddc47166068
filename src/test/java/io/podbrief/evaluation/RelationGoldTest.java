package io.podbrief.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The labelled relations are whole: docs/relations-gold.md says what the columns mean.
final class RelationGoldTest {
    private static final Map<String, Integer> AT_LEAST = Map.ofEntries(
            entry("contradicts", 45),
            entry("updates", 55),
            entry("same", 35),
            entry("corroborates", 30),
            entry("qualifies", 25),
            entry("causes", 10),
            entry("example-of", 10),
            entry("resolved", 8),
            entry("related", 1),
            entry("unrelated", 1));
    private static final Set<String> HARD = Set.of(
            "topic-adjacent",
            "payer-payee",
            "other-period",
            "other-scope",
            "part-whole",
            "conditional",
            "same-name",
            "list-items",
            "but-however");
    private static final Set<String> FROM_IS_NEVER_OLDER =
            Set.of("same", "corroborates", "contradicts", "updates", "resolved", "related", "unrelated");

    private record Text(String id, String subject, LocalDate saidOn, String text) {}

    private record Pair(String from, String to, String type, String note) {}

    private final Map<String, Text> texts = rows("relation_texts.tsv", 6).stream()
            .map(cells -> new Text(cells.getFirst(), cells.get(1), LocalDate.parse(cells.get(4)), cells.get(5)))
            .collect(Collectors.toMap(Text::id, Function.identity()));
    private final List<Pair> pairs = rows("relation_pairs.tsv", 5).stream()
            .map(cells -> new Pair(cells.getFirst(), cells.get(1), cells.get(2), cells.get(4)))
            .toList();
    private final Map<String, String> parts =
            rows("relation_split.tsv", 2).stream().collect(Collectors.toMap(List::getFirst, List::getLast));

    private static List<List<String>> rows(String file, int columns) {
        try (var stream =
                Objects.requireNonNull(RelationGoldTest.class.getResourceAsStream("/evaluation/" + file), file)) {
            var rows = new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split("\t", -1)))
                    .toList();
            assertThat(rows)
                    .as(file)
                    .allSatisfy(cells -> assertThat(cells).hasSize(columns).noneMatch(String::isBlank));
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Text text(String id) {
        return Objects.requireNonNull(texts.get(id), id);
    }

    private Map<String, Long> counts(Function<Pair, String> by) {
        return pairs.stream().collect(Collectors.groupingBy(by, Collectors.counting()));
    }

    @Test
    void holds_texts_as_long_as_insights_are() {
        assertThat(texts.values())
                .allSatisfy(text ->
                        assertThat(text.text().split("\\s+")).as(text.id()).hasSizeBetween(25, 70));
        assertThat(texts.values()).extracting(Text::text).doesNotHaveDuplicates();
    }

    @Test
    void pairs_two_texts_of_one_subject_once() {
        assertThat(pairs).allSatisfy(pair -> {
            assertThat(pair.from()).isNotEqualTo(pair.to());
            assertThat(text(pair.from()).subject()).isEqualTo(text(pair.to()).subject());
        });
        assertThat(pairs).extracting(pair -> Set.of(pair.from(), pair.to())).doesNotHaveDuplicates();
    }

    @Test
    void uses_every_text() {
        assertThat(pairs).flatExtracting(Pair::from, Pair::to).containsAll(texts.keySet());
    }

    @Test
    void points_from_the_newer_text_where_the_type_does_not_point_by_itself() {
        assertThat(pairs)
                .filteredOn(pair -> FROM_IS_NEVER_OLDER.contains(pair.type()))
                .allSatisfy(pair -> assertThat(text(pair.from()).saidOn())
                        .as("%s %s %s", pair.from(), pair.type(), pair.to())
                        .isAfterOrEqualTo(text(pair.to()).saidOn()));
    }

    @Test
    void has_enough_of_every_type() {
        var counts = counts(Pair::type);
        assertThat(counts.keySet()).isEqualTo(AT_LEAST.keySet());
        assertThat(counts)
                .allSatisfy((type, count) ->
                        assertThat(count).as(type).isGreaterThanOrEqualTo(AT_LEAST.getOrDefault(type, 0)));
        assertThat(pairs).hasSizeGreaterThanOrEqualTo(360);
        assertThat(parts).hasSizeGreaterThanOrEqualTo(36);
    }

    @Test
    void has_ten_hard_negatives_of_every_kind_and_calls_none_of_them_a_relation() {
        var hard = pairs.stream().filter(pair -> !pair.note().equals("-")).toList();
        assertThat(hard).hasSizeGreaterThanOrEqualTo(90).extracting(Pair::type).containsOnly("related", "unrelated");
        var counts = counts(Pair::note);
        counts.remove("-");
        assertThat(counts.keySet()).isEqualTo(HARD);
        assertThat(counts.values()).allMatch(count -> count >= 10);
    }

    @Test
    void labels_all_pairs_of_the_story_of_eleven() {
        assertThat(texts.values())
                .filteredOn(text -> text.subject().equals("cells-exclusive"))
                .hasSize(11);
        assertThat(pairs)
                .filteredOn(pair -> text(pair.from()).subject().equals("cells-exclusive"))
                .hasSize(55);
        assertThat(parts).containsEntry("cells-exclusive", "dev");
    }

    @Test
    void gives_every_subject_to_one_half_and_every_type_to_both() {
        assertThat(parts.keySet())
                .isEqualTo(texts.values().stream().map(Text::subject).collect(Collectors.toSet()));
        var types = pairs.stream()
                .collect(Collectors.groupingBy(
                        pair -> String.valueOf(parts.get(text(pair.from()).subject())),
                        Collectors.groupingBy(Pair::type, Collectors.counting())));
        assertThat(types.keySet()).containsExactlyInAnyOrder("dev", "test");
        assertThat(types.values()).allSatisfy(half -> {
            assertThat(half.keySet()).isEqualTo(AT_LEAST.keySet());
            assertThat(half.values().stream().mapToLong(Long::longValue).sum())
                    .isBetween(pairs.size() * 2L / 5, pairs.size() * 3L / 5);
        });
    }
}
