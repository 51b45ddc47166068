package io.podbrief.evaluation;

import io.podbrief.platform.Shipped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The labelled pairs of docs/relations-gold.md, which ship with the product.
final class RelationGold {
    private RelationGold() {}

    /// One made-up saying.
    ///
    /// @param story the subject that it belongs to
    /// @param speaker `null` where it is not known
    record Text(String story, String show, @Nullable String speaker, LocalDate on, String text) {}

    /// @param from the newer, or the active one
    /// @param type as labelled, such as `updates`, `same` or `unrelated`
    record Pair(Text from, Text to, String type) {
        String story() {
            return from.story();
        }
    }

    /// @param half `dev`, which rules may be tuned on, or `test`
    static List<Pair> pairs(String half) {
        var halves = new HashMap<String, String>();
        for (var cells : rows("relation_split")) halves.put(cells[0], cells[1]);
        var texts = new HashMap<String, Text>();
        for (var cells : rows("relation_texts")) texts.put(cells[0], text(cells));
        return rows("relation_pairs").stream()
                .map(cells -> new Pair(known(texts, cells[0]), known(texts, cells[1]), cells[2]))
                .filter(pair -> half.equals(halves.get(pair.story())))
                .toList();
    }

    private static Text text(String[] cells) {
        return new Text(
                cells[1], cells[2], cells[3].equals("-") ? null : cells[3], LocalDate.parse(cells[4]), cells[5]);
    }

    private static Text known(Map<String, Text> texts, String id) {
        return Objects.requireNonNull(texts.get(id), id);
    }

    private static List<String[]> rows(String name) {
        return Shipped.lines("/evaluation/" + name + ".tsv")
                .map(line -> line.split("\t", -1))
                .toList();
    }
}
