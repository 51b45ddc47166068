package io.podbrief.transcript.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was reached on data that is not part of the project, kept in a file that is: it may only improve.
///
/// Measures whose name ends in `lost` or `different` or `refused` may only fall, all others only rise. Run
/// with `-Dgolden.update=true` to write what is reached now, then read the difference.
final class Scoreboard {
    private static final Path FOLDER = Path.of("src/test/resources/transcript");

    private final Map<String, Double> reached = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();

    void set(String measure, double value) {
        reached.put(measure, value);
    }

    void count(String measure) {
        reached.merge(measure, 1.0, Double::sum);
    }

    double value(String measure) {
        return reached.getOrDefault(measure, 0.0);
    }

    /// A line of the file for people; not compared.
    void remark(String line) {
        remarks.add(line);
    }

    void compareWith(String file) {
        var path = FOLDER.resolve(file);
        try {
            if (Boolean.getBoolean("golden.update")) Files.writeString(path, text());
            var committed = Files.readAllLines(path).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .toList();
            assertThat(committed).as("measures in " + file).hasSameSizeAs(reached.keySet());
            for (var row : committed) compare(row[0], Double.parseDouble(row[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compare(String measure, double before) {
        assertThat(reached).containsKey(measure);
        double now = reached.getOrDefault(measure, Double.NaN);
        boolean fewerIsBetter =
                measure.endsWith("lost") || measure.endsWith("different") || measure.endsWith("refused");
        if (fewerIsBetter) assertThat(now).as(measure).isLessThanOrEqualTo(before);
        else assertThat(now).as(measure).isGreaterThanOrEqualTo(before - 0.0005);
    }

    private String text() {
        var text = new StringBuilder();
        reached.forEach((measure, value) ->
                text.append(measure).append('\t').append(written(value)).append('\n'));
        remarks.forEach(remark -> text.append("# ").append(remark).append('\n'));
        return text.toString();
    }

    private static String written(double value) {
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : String.format(java.util.Locale.ROOT, "%.4f", value);
    }
}
