package io.podbrief.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.evaluation.Evaluation.Plan;
import io.podbrief.insight.extractive.Extractive;
import io.podbrief.insight.extractive.Inspection;
import io.podbrief.testing.ShippedEncoders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The part of the evaluation that every build runs, on the episodes that ship with the product. A figure may fall by
/// half the width of its interval below the stored reference, no more (QUALITY E4). `-Dgolden.update=true` writes
/// the reference anew; read the diff.
final class EvaluationTest {
    private static final Path REFERENCE = Path.of("src/test/resources/evaluation/reference.tsv");
    private static final Set<String> METRICS = Set.of("M1", "M2", "M3", "M5", "M6", "M7");
    private static final Results RESULTS = new Results();

    @BeforeAll
    static void measure() {
        var extractive =
                new Extractive(ShippedEncoders.EMBEDDER, ShippedEncoders.CLASSIFIER, ShippedEncoders.FOR_THE_DEMO);
        var evaluation = new Evaluation(extractive, ShippedEncoders.EMBEDDER, new Inspection(ShippedEncoders.EMBEDDER));
        evaluation.measure(OwnEpisodes.all(), new Plan(METRICS, List.of()), RESULTS, _ -> {});
    }

    private static List<Tally> tallies(Figure figure, Form form) {
        return List.copyOf(RESULTS.of(figure, Results.OURS, form).values());
    }

    @Test
    void quotes_to_the_letter_in_both_forms() {
        for (var form : Form.values())
            assertThat(Tally.ratio(tallies(Figure.VERBATIM, form)))
                    .as("M1, " + form)
                    .isEqualTo(1);
    }

    @Test
    void is_no_worse_than_the_reference() throws IOException {
        if (Boolean.getBoolean("golden.update")) Files.write(REFERENCE, lines());
        var rows = Files.readAllLines(REFERENCE).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .toList();
        assertThat(rows).hasSameSizeAs(measured());
        for (var row : rows) {
            var figure = Figure.valueOf(row[0]);
            double value = Tally.ratio(tallies(figure, Form.valueOf(row[1])));
            double drop = drop(figure.goal(), Double.parseDouble(row[2]), value);
            assertThat(drop)
                    .as("%s, %s: %s now, %s before", row[0], row[1], value, row[2])
                    .isLessThanOrEqualTo(Double.parseDouble(row[3]) + 0.0005);
        }
    }

    /// How much worse a value is than before; for a range, how far outside.
    private static double drop(Goal goal, double before, double now) {
        return switch (goal) {
            case Goal.AtLeast _, Goal.Times _ -> before - now;
            case Goal.AtMost _ -> now - before;
            case Goal.Open(boolean more) -> more ? before - now : now - before;
            case Goal.Between(double low, double high) -> Math.max(low - now, now - high);
        };
    }

    private record Measured(Figure figure, Form form) {}

    private static List<Measured> measured() {
        var found = new ArrayList<Measured>();
        for (var figure : Figure.values())
            for (var form : Form.values()) if (!tallies(figure, form).isEmpty()) found.add(new Measured(figure, form));
        return found;
    }

    private static List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("# figure\tform\tvalue\thalf the width of its interval");
        for (var one : measured()) {
            var tallies = tallies(one.figure(), one.form());
            lines.add(String.format(
                    Locale.ROOT,
                    "%s\t%s\t%.4f\t%.4f",
                    one.figure(),
                    one.form(),
                    Tally.ratio(tallies),
                    Bootstrap.of(tallies).halfWidth()));
        }
        return lines;
    }
}
