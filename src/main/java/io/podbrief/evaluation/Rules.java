package io.podbrief.evaluation;

import io.podbrief.insight.extractive.Inspection;
import java.util.List;
import java.util.regex.Pattern;

/// M3 and M5: the gate's rules on what is shown, and the fillers left in it. The product passes its own rules by
/// construction, so the first two only show when that breaks (QUALITY E8).
final class Rules implements PickMetric {
    private static final Pattern FILLER =
            Pattern.compile("\\b(um+|uh+|er|erm|hmm|you know|i mean|sort of|kind of)\\b", Pattern.CASE_INSENSITIVE);

    private final Inspection inspection;

    Rules(Inspection inspection) {
        this.inspection = inspection;
    }

    @Override
    public void measure(Extracted episode, List<Pick> picks, Sheet sheet) {
        for (var pick : picks) {
            var dependent = inspection.dependent(pick.text());
            sheet.check(
                    Figure.SELF_CONTAINED,
                    dependent.isEmpty(),
                    dependent.isPresent(),
                    dependent.orElse("") + ": " + pick.text());
            var incomplete = inspection.incomplete(pick.text());
            sheet.check(
                    Figure.COMPLETE,
                    incomplete.isEmpty(),
                    incomplete.isPresent(),
                    incomplete.orElse("") + ": " + pick.text());
            long fillers = FILLER.matcher(pick.text()).results().count();
            sheet.add(
                    Figure.FILLERS,
                    100.0 * fillers,
                    Inspection.words(pick.text()).size());
            if (fillers > 0) sheet.note(Figure.FILLERS, fillers, pick.text());
        }
    }
}
