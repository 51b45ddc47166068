package io.podbrief.evaluation;

import io.podbrief.evaluation.Sample.Show;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// All that was measured, whoever measured it in whichever order. Safe for several threads.
final class Results {
    /// The name of what is measured, among the systems.
    static final String OURS = "Podbrief";

    /// One episode, or one sample of another kind.
    record Unit(Show show, String id) {
        static final Comparator<Unit> ORDER =
                Comparator.comparing((Unit unit) -> unit.show().name()).thenComparing(Unit::id);
    }

    /// One item that did badly.
    ///
    /// @param badness more is worse
    record Item(double badness, Unit unit, Form form, String text) {}

    private record Cell(Figure figure, String system, Form form) {}

    private final Map<Cell, TreeMap<Unit, Tally>> cells = new java.util.HashMap<>();
    private final Map<Figure, List<Item>> items = new EnumMap<>(Figure.class);

    /// Adds to what a system reaches on one episode.
    synchronized void add(Figure figure, String system, Form form, Unit unit, Tally tally) {
        cells.computeIfAbsent(new Cell(figure, system, form), _ -> new TreeMap<>(Unit.ORDER))
                .merge(unit, tally, Tally::plus);
    }

    /// Notes an item of ours that did badly.
    synchronized void note(Figure figure, Item item) {
        items.computeIfAbsent(figure, _ -> new ArrayList<>()).add(item);
    }

    /// A system's tallies by episode; empty where it was not measured.
    synchronized Map<Unit, Tally> of(Figure figure, String system, Form form) {
        return cells.getOrDefault(new Cell(figure, system, form), new TreeMap<>(Unit.ORDER));
    }

    /// The systems measured, ours first, then in the order given, then by name.
    synchronized List<String> systems(Figure figure, List<String> order) {
        Set<String> known = new LinkedHashSet<>();
        known.add(OURS);
        known.addAll(order);
        cells.keySet().stream()
                .filter(cell -> cell.figure() == figure)
                .map(Cell::system)
                .sorted()
                .forEach(known::add);
        known.removeIf(system -> of(figure, system, Form.PUBLISHED).isEmpty()
                && of(figure, system, Form.HEARD).isEmpty());
        return List.copyOf(known);
    }

    /// The worst items of a figure, worst first; equal ones in the order of their episodes.
    synchronized List<Item> worst(Figure figure, int most) {
        return items.getOrDefault(figure, List.of()).stream()
                .sorted(Comparator.comparingDouble((Item item) -> -item.badness())
                        .thenComparing(Item::unit, Unit.ORDER)
                        .thenComparing(Item::form)
                        .thenComparing(Item::text))
                .limit(most)
                .toList();
    }
}
