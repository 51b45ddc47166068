package io.podbrief.evaluation;

import io.podbrief.insight.extractive.Inspection;
import java.util.List;

/// M2: 35 to 70 words, and how many there are on average.
final class Lengths implements PickMetric {
    @Override
    public void measure(Extracted episode, List<Pick> picks, Sheet sheet) {
        for (var pick : picks) {
            int words = Inspection.words(pick.text()).size();
            boolean holds = words >= 35 && words <= 70;
            sheet.check(Figure.LENGTH, holds, !holds, words + " words: " + pick.text());
            sheet.add(Figure.MEAN_LENGTH, words, 1);
        }
    }
}
