package io.podbrief.evaluation;

import io.podbrief.evaluation.Results.Unit;
import io.podbrief.evaluation.baseline.Baseline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// M11 and the share that one would forward: labelled windows ranked within their episode. The ranker's scores are
/// those of `tools/ranker/heldout.tsv`: each by a model that was trained without the window's show. The shipped
/// model has seen all six.
final class Forward {
    private static final int SEEDS = 5;
    private static final int BEST = 2;
    private static final int FEWEST = 6; // labelled windows of an episode that are worth ranking
    private static final double DOUBT = 0.5; // as the product weighs the classifier's doubts

    /// What the held-out model says of a window, in log-odds.
    private record Heads(double worth, double clear, double inContext, double clean, double advert) {
        double score(boolean withContext) {
            return worth + DOUBT * (chance(withContext ? inContext : clear) + chance(clean) + chance(-advert));
        }

        private static double chance(double logOdds) {
            return -Math.log1p(Math.exp(-logOdds));
        }
    }

    private final Results results;
    private final Map<String, Heads> heads = new HashMap<>();

    Forward(Results results, Path heldOut) {
        this.results = results;
        for (var row : Row.of(heldOut)) {
            heads.put(
                    row.text("id"),
                    new Heads(
                            row.number("worth3"),
                            row.number("clear"),
                            row.number("clearc"),
                            row.number("clean"),
                            row.number("ad")));
        }
    }

    void measure(Iterable<LabelledWindow> windows) {
        var byEpisode = new TreeMap<Unit, List<LabelledWindow>>(Unit.ORDER);
        for (var window : windows)
            if (heads.containsKey(window.id()))
                byEpisode
                        .computeIfAbsent(window.episode(), _ -> new ArrayList<>())
                        .add(window);
        byEpisode.forEach((episode, all) -> {
            all.sort(Comparator.comparingDouble(LabelledWindow::position).thenComparing(LabelledWindow::id));
            var asked = all.stream().filter(LabelledWindow::wasAskedInContext).toList();
            worth(episode, all);
            best(episode, all, Figure.FORWARD_ALONE);
            best(episode, asked, Figure.FORWARD_IN_CONTEXT);
        });
    }

    private void worth(Unit episode, List<LabelledWindow> windows) {
        var right = windows.stream()
                .map(window -> window.holds(LabelledWindow.Reading::isWorth))
                .toList();
        if (!right.contains(true) || !right.contains(false)) return;
        orders(windows, window -> score(window).worth())
                .forEach((system, orders) -> orders.forEach(order -> results.add(
                        Figure.WORTH_AUC, system, Form.PUBLISHED, episode, new Tally(auc(order, right), 1))));
    }

    private void best(Unit episode, List<LabelledWindow> windows, Figure figure) {
        if (windows.size() < FEWEST) return;
        boolean inContext = figure == Figure.FORWARD_IN_CONTEXT;
        Predicate<LabelledWindow.Reading> wanted =
                inContext ? LabelledWindow.Reading::forwardsInContext : LabelledWindow.Reading::forwardsAlone;
        orders(windows, window -> score(window).score(inContext)).forEach((system, orders) -> {
            var sheet = new Sheet(results, system, Form.PUBLISHED, episode);
            for (var order : orders) {
                for (int index : order.subList(0, BEST)) {
                    var window = windows.get(index);
                    boolean holds = window.holds(wanted);
                    sheet.add(figure, holds ? 1 : 0, 1);
                    if (!holds) sheet.note(figure, score(window).score(inContext), window.text());
                }
            }
        });
    }

    private Heads score(LabelledWindow window) {
        var known = heads.get(window.id());
        if (known == null) throw new IllegalArgumentException("no held-out score of " + window.id());
        return known;
    }

    /// Each system's order of the windows; chance has one for each seed.
    private static Map<String, List<List<Integer>>> orders(
            List<LabelledWindow> windows, java.util.function.ToDoubleFunction<LabelledWindow> ranker) {
        var orders = new LinkedHashMap<String, List<List<Integer>>>();
        orders.put(
                Results.OURS,
                List.of(Baseline.byScore(windows.stream().mapToDouble(ranker).toArray())));
        var texts = windows.stream().map(LabelledWindow::terms).toList();
        for (var baseline : Baseline.all())
            orders.put(
                    baseline.name(),
                    IntStream.rangeClosed(1, baseline.name().equals("RANDOM") ? SEEDS : 1)
                            .mapToObj(seed -> baseline.order(texts, new Random(seed)))
                            .toList());
        return orders;
    }

    /// The chance that a right one stands before a wrong one.
    private static double auc(List<Integer> order, List<Boolean> right) {
        double before = 0;
        int seen = 0;
        for (int index : order) {
            if (right.get(index)) seen++;
            else before += seen;
        }
        return before / ((double) seen * (order.size() - seen));
    }
}
