package io.podbrief.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A row of a tab-separated file whose first line names the columns.
record Row(Map<String, String> cells) {
    Row {
        cells = Map.copyOf(cells);
    }

    static List<Row> of(Path file) {
        var lines = DataFolder.text(file).lines().toList();
        var names = lines.getFirst().split("\t");
        var rows = new ArrayList<Row>();
        for (var line : lines.subList(1, lines.size())) {
            var values = line.split("\t", -1);
            var cells = new HashMap<String, String>();
            for (int i = 0; i < Math.min(names.length, values.length); i++) cells.put(names[i], values[i]);
            rows.add(new Row(cells));
        }
        return rows;
    }

    boolean has(String column) {
        return cells.containsKey(column);
    }

    /// @throws IllegalArgumentException if there is no such column
    String text(String column) {
        var value = cells.get(column);
        if (value == null) throw new IllegalArgumentException("no column " + column + " in " + cells);
        return value;
    }

    int whole(String column) {
        return Integer.parseInt(text(column));
    }

    double number(String column) {
        return Double.parseDouble(text(column));
    }
}
