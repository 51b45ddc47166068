package io.podbrief.evaluation;

import io.podbrief.evaluation.Results.Unit;
import io.podbrief.evaluation.baseline.Baseline;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Writes results as Markdown tables that a terminal shows well: a table a figure, a row a system, a pair of
/// columns a form. Intervals hold 95 % of the draws; a gain whose interval excludes 0 has a star.
final class Tables {
    private static final String ROW = "| %-18s | %-19s | %-24s | %-19s | %-24s |";
    private static final int WORST = 20;
    private static final int FEWEST_SHOWS = 3; // that a target is met on
    private static final int FEWEST_GENRES = 2;

    private final Results results;
    private final PrintWriter out;

    Tables(Results results, PrintWriter out) {
        this.results = results;
        this.out = out;
    }

    /// All figures that were measured.
    ///
    /// @param worst whether to print the worst items of each
    void print(boolean worst) {
        for (var figure : Figure.values()) {
            var systems = results.systems(
                    figure, Baseline.all().stream().map(Baseline::name).toList());
            if (systems.isEmpty()) continue;
            out.println();
            out.println("### " + figure.metric() + ": " + figure.words());
            out.println();
            table(figure, systems);
            out.println();
            shows(figure);
            verdict(figure);
            if (worst) worst(figure);
        }
    }

    /// One table with a row a figure: the product's own, the best baseline, the target.
    void summary() {
        out.println();
        out.println("| | figure | published | best baseline | heard | target | |");
        out.println("|---|---|---|---|---|---|---|");
        for (var figure : Figure.values()) {
            var ours = results.of(figure, Results.OURS, Form.PUBLISHED);
            if (ours.isEmpty()) continue;
            var target = target(figure, Form.PUBLISHED);
            double miss = miss(figure.goal(), Tally.ratio(ours.values()), Form.PUBLISHED, figure);
            out.println(String.join(
                    " | ",
                    "| " + figure.metric(),
                    figure.words(),
                    value(figure, Results.OURS, Form.PUBLISHED),
                    best(figure),
                    value(figure, Results.OURS, Form.HEARD),
                    target,
                    (target.isEmpty() ? "" : miss > 0 ? "missed" : "met") + " |"));
        }
    }

    /// The best of the others in the published form, by name; empty where there is none or no better or worse.
    private String best(Figure figure) {
        boolean fewer = figure.goal() instanceof Goal.AtMost || figure.goal().equals(new Goal.Open(false));
        if (figure.goal() instanceof Goal.Between) return "";
        Comparator<String> byValue = Comparator.comparingDouble(system -> theirs(figure, system, Form.PUBLISHED));
        return results.systems(figure, List.of()).stream()
                .filter(system -> !system.equals(Results.OURS))
                .filter(system -> !results.of(figure, system, Form.PUBLISHED).isEmpty())
                .max(fewer ? byValue.reversed() : byValue)
                .map(system -> system + " " + number(theirs(figure, system, Form.PUBLISHED)))
                .orElse("");
    }

    private void table(Figure figure, List<String> systems) {
        out.println(ROW.formatted("system", "published", "Podbrief minus it", "heard", "Podbrief minus it"));
        out.println("|---|---|---|---|---|");
        for (var system : systems) {
            var cells = new ArrayList<String>();
            cells.add(system.equals(Results.OURS) ? "**" + system + "**" : system);
            for (var form : Form.values()) {
                cells.add(value(figure, system, form));
                cells.add(system.equals(Results.OURS) ? "" : gain(figure, system, form));
            }
            out.println(ROW.formatted(cells.toArray()));
        }
    }

    private String value(Figure figure, String system, Form form) {
        var tallies = List.copyOf(results.of(figure, system, form).values());
        if (tallies.isEmpty()) return "not measured";
        var interval = Bootstrap.of(tallies);
        return "%s (%s–%s)".formatted(number(Tally.ratio(tallies)), number(interval.low()), number(interval.high()));
    }

    /// Over the episodes that both were measured on.
    private String gain(Figure figure, String system, Form form) {
        return gain(results.of(figure, Results.OURS, form), results.of(figure, system, form));
    }

    private static String gain(Map<Unit, Tally> ours, Map<Unit, Tally> theirs) {
        var both = ours.keySet().stream().filter(theirs::containsKey).toList();
        if (both.isEmpty()) return "";
        var one = both.stream()
                .map(ours::get)
                .map(java.util.Objects::requireNonNull)
                .toList();
        var other = both.stream()
                .map(theirs::get)
                .map(java.util.Objects::requireNonNull)
                .toList();
        var interval = Bootstrap.ofGain(one, other);
        return "%s (%s to %s)%s"
                .formatted(
                        signed(Tally.ratio(one) - Tally.ratio(other)),
                        signed(interval.low()),
                        signed(interval.high()),
                        interval.excludesZero() ? " *" : "");
    }

    private void shows(Figure figure) {
        for (var form : Form.values()) {
            var cells = results.of(figure, Results.OURS, form);
            if (cells.isEmpty()) continue;
            var byShow = byShow(cells);
            boolean alike = byShow.values().stream()
                            .map(tallies -> number(Tally.ratio(tallies)))
                            .distinct()
                            .count()
                    == 1;
            out.println("By show, " + word(form) + " (" + cells.size() + " episodes): "
                    + (alike && byShow.size() > 1
                            ? "the same in all " + byShow.size()
                            : byShow.entrySet().stream()
                                    .map(show -> show.getKey() + " " + number(Tally.ratio(show.getValue())))
                                    .collect(Collectors.joining(", ")))
                    + ".");
        }
    }

    private static Map<String, List<Tally>> byShow(Map<Unit, Tally> cells) {
        return cells.entrySet().stream()
                .collect(Collectors.groupingBy(
                        cell -> cell.getKey().show().name() + " ["
                                + cell.getKey().show().part() + "]",
                        TreeMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private void verdict(Figure figure) {
        for (var form : Form.values()) {
            var cells = results.of(figure, Results.OURS, form);
            var target = target(figure, form);
            if (cells.isEmpty() || target.isEmpty()) continue;
            double value = Tally.ratio(cells.values());
            long shows = cells.keySet().stream()
                    .map(unit -> unit.show().name())
                    .distinct()
                    .count();
            long genres = cells.keySet().stream()
                    .map(unit -> unit.show().genre())
                    .distinct()
                    .count();
            boolean wide = shows >= FEWEST_SHOWS && genres >= FEWEST_GENRES;
            double miss = miss(figure.goal(), value, form, figure);
            out.println("Target, " + word(form) + ": " + target + ": "
                    + (miss > 0 ? "**missed by " + number(miss) + "**" : "met")
                    + (wide ? "" : shows == 1 ? ", one show" : ", on " + shows + " shows of " + genres + " genre")
                    + ".");
        }
    }

    private String target(Figure figure, Form form) {
        return switch (figure.goal()) {
            case Goal.AtLeast(double target) -> "at least " + number(target);
            case Goal.AtMost(double target) -> "at most " + number(target);
            case Goal.Between(double low, double high) -> number(low) + " to " + number(high);
            case Goal.Times(String system, double factor) ->
                "at least " + number(factor) + " times " + system + ", which is "
                        + number(factor * theirs(figure, system, form));
            case Goal.Open _ -> "";
        };
    }

    private double theirs(Figure figure, String system, Form form) {
        return Tally.ratio(results.of(figure, system, form).values());
    }

    /// How much is lacking; 0 or less where nothing is.
    private double miss(Goal goal, double value, Form form, Figure figure) {
        return switch (goal) {
            case Goal.AtLeast(double target) -> target - value;
            case Goal.AtMost(double target) -> value - target;
            case Goal.Between(double low, double high) -> Math.max(low - value, value - high);
            case Goal.Times(String system, double factor) -> factor * theirs(figure, system, form) - value;
            case Goal.Open _ -> 0;
        };
    }

    private void worst(Figure figure) {
        var items = results.worst(figure, WORST);
        if (items.isEmpty()) return;
        out.println();
        out.println("Worst " + items.size() + ":");
        int number = 1;
        for (var item : items) {
            var text = item.text().length() > 600 ? item.text().substring(0, 600) + " …" : item.text();
            out.println(number++ + ". " + item.unit().show().name() + "/"
                    + item.unit().id() + ", " + word(item.form()) + ": " + text.replaceAll("\\s+", " "));
        }
    }

    static String word(Form form) {
        return form.name().toLowerCase(Locale.ROOT);
    }

    static String number(double value) {
        if (!Double.isFinite(value)) return "none";
        return String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.1f" : "%.3f", value);
    }

    private static String signed(double value) {
        return (value >= 0 ? "+" : "") + number(value);
    }
}
