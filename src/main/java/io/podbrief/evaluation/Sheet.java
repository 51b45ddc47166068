package io.podbrief.evaluation;

import io.podbrief.evaluation.Results.Item;
import io.podbrief.evaluation.Results.Unit;

/// Where one system's figures on one episode are written down.
record Sheet(Results results, String system, Form form, Unit unit) {
    void add(Figure figure, double part, double whole) {
        results.add(figure, system, form, unit, new Tally(part, whole));
    }

    /// Adds one item that holds or not, and notes ours that do not.
    ///
    /// @param text what people read who look at the worst
    void check(Figure figure, boolean counts, boolean bad, String text) {
        add(figure, counts ? 1 : 0, 1);
        if (bad) note(figure, 1, text);
    }

    void note(Figure figure, double badness, String text) {
        if (system.equals(Results.OURS)) results.note(figure, new Item(badness, unit, form, text));
    }
}
