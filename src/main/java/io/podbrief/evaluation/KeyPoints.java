package io.podbrief.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The arguments of C_gold/argkp: single sentences of a debate, with the key points that people found in them. Two
/// that share a key point say the same, loosely: the data has no others.
record KeyPoints(List<Argument> arguments) {
    /// @param dev whether of the four topics that its publisher keeps apart
    /// @param points found in it; empty where nobody found any
    record Argument(String id, String text, String topic, boolean dev, Set<String> points) {
        boolean makesThePointOf(Argument other) {
            return points.stream().anyMatch(other.points::contains);
        }
    }

    /// @param folder C_gold/argkp
    static KeyPoints read(Path folder) {
        var arguments = new ArrayList<Argument>();
        for (var part : List.of("train", "dev")) {
            var points = new HashMap<String, Set<String>>();
            for (var row : rows(folder, "labels_" + part))
                if (text(row, "label").equals("1"))
                    points.computeIfAbsent(text(row, "arg_id"), _ -> new HashSet<>())
                            .add(text(row, "key_point_id"));
            for (var row : rows(folder, "arguments_" + part)) {
                var id = text(row, "arg_id");
                arguments.add(new Argument(
                        id,
                        text(row, "argument"),
                        text(row, "topic"),
                        part.equals("dev"),
                        Set.copyOf(points.getOrDefault(id, Set.of()))));
            }
        }
        return new KeyPoints(arguments);
    }

    private static String text(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    private static List<Map<String, String>> rows(Path folder, String name) {
        var records = records(DataFolder.text(folder.resolve("kpm_data").resolve(name + ".csv")));
        var names = records.getFirst();
        return records.subList(1, records.size()).stream()
                .map(cells -> {
                    Map<String, String> row = new HashMap<>();
                    for (int i = 0; i < names.size(); i++) row.put(names.get(i), cells.get(i));
                    return row;
                })
                .toList();
    }

    /// Comma-separated values as RFC 4180 has them: quoted cells may hold commas, line ends and doubled quotes.
    private static List<List<String>> records(String csv) {
        var records = new ArrayList<List<String>>();
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < csv.length() && csv.charAt(i + 1) == '"';
                if (doubled) {
                    cell.append(c);
                    i++;
                } else quoted = !quoted;
            } else if (quoted || c != ',' && c != '\n' && c != '\r') {
                cell.append(c);
            } else if (c != '\r') {
                cells.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    records.add(List.copyOf(cells));
                    cells.clear();
                }
            }
        }
        if (!cells.isEmpty()) {
            cells.add(cell.toString());
            records.add(List.copyOf(cells));
        }
        return records;
    }
}
