package io.podbrief.evaluation;

import io.podbrief.evaluation.Results.Unit;
import io.podbrief.evaluation.Sample.Show;
import io.podbrief.platform.Failure;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What two readers of a round said, by who chose the items: shares of yes, and how far the readers agree.
public final class RoundScore {
    /// One line of the key.
    record Keyed(int number, String system, String form, Unit episode) {}

    private final List<Keyed> key;
    private final Answers one;
    private final Answers other;

    RoundScore(List<Keyed> key, Answers one, Answers other) {
        this.key = List.copyOf(key);
        this.one = one;
        this.other = other;
    }

    /// Reads and prints.
    ///
    /// @param key as [ReadingRound] wrote it
    /// @throws Failure.Permanent `round.not_found`, `round.key` if it is no key, `round.answers` if an
    ///     answer is missing or cannot be read, or one file is given twice
    public static void print(Path key, Path one, Path other, PrintWriter out) {
        if (one.normalize().equals(other.normalize()))
            throw new Failure.Permanent("round.answers", one + " is given twice: two readers have two files.");
        var items = key(key);
        var numbers = items.stream().map(Keyed::number).collect(Collectors.toSet());
        new RoundScore(items, Answers.read(one, numbers), Answers.read(other, numbers)).print(out);
    }

    private static List<Keyed> key(Path file) {
        Answers.lines(file);
        try {
            var items = new ArrayList<Keyed>();
            for (var row : Row.of(file)) {
                var episode = new Unit(new Show(row.text("show"), "", ""), row.text("episode"));
                items.add(new Keyed(row.whole("number"), row.text("system"), row.text("form"), episode));
            }
            if (items.isEmpty()) throw new IllegalArgumentException("no items");
            return items;
        } catch (IllegalArgumentException | NoSuchElementException e) {
            throw new Failure.Permanent(
                    "round.key", file + " is no key of a round. Name the .key.tsv that --sheet wrote.", e);
        }
    }

    void print(PrintWriter out) {
        out.println("Share of yes, with intervals of 95 % by drawing episodes, " + Bootstrap.DRAWS + " draws, seed 1.");
        out.println();
        out.println("| system | form | items | reader 1 | reader 2 | both say yes |");
        out.println("|---|---|---|---|---|---|");
        for (var system : key.stream().map(Keyed::system).distinct().sorted().toList()) {
            for (var form : key.stream().map(Keyed::form).distinct().sorted().toList())
                row(
                        system,
                        form,
                        item -> item.system().equals(system) && item.form().equals(form),
                        out);
            row(system, "all", item -> item.system().equals(system), out);
        }
        out.println();
        agreement("all items", _ -> true, out);
        agreement(Results.OURS, item -> item.system().equals(Results.OURS), out);
        out.flush();
    }

    private void row(String system, String form, Predicate<Keyed> which, PrintWriter out) {
        long items = key.stream().filter(which).count();
        if (items == 0) return;
        out.println("| " + system + " | " + form + " | " + items + " | "
                + share(which, item -> one.yes(item.number())) + " | "
                + share(which, item -> other.yes(item.number())) + " | "
                + share(which, item -> one.yes(item.number()) && other.yes(item.number())) + " |");
    }

    private String share(Predicate<Keyed> which, Predicate<Keyed> yes) {
        var tallies = tallies(which, yes);
        var interval = Bootstrap.of(tallies);
        return "%s (%s–%s)"
                .formatted(
                        Tables.number(Tally.ratio(tallies)),
                        Tables.number(interval.low()),
                        Tables.number(interval.high()));
    }

    /// One for each episode.
    List<Tally> tallies(Predicate<Keyed> which, Predicate<Keyed> yes) {
        var tallies = new TreeMap<Unit, Tally>(Unit.ORDER);
        key.stream()
                .filter(which)
                .forEach(item -> tallies.merge(item.episode(), new Tally(yes.test(item) ? 1 : 0, 1), Tally::plus));
        return List.copyOf(tallies.values());
    }

    private void agreement(String name, Predicate<Keyed> which, PrintWriter out) {
        var agreement = Agreement.of(key.stream()
                .filter(which)
                .map(item -> List.of(one.yes(item.number()), other.yes(item.number())))
                .toList());
        out.println("Krippendorff's alpha, " + name + ": " + Tables.number(agreement.alpha()) + " (" + agreement.items()
                + " items).");
    }
}
