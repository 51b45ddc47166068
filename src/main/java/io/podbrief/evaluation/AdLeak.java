package io.podbrief.evaluation;

import java.util.List;

/// M6: how many picks touch a known advert. Only on episodes whose adverts are known.
final class AdLeak implements PickMetric {
    @Override
    public void measure(Extracted episode, List<Pick> picks, Sheet sheet) {
        var adverts = episode.sample().adverts();
        if (adverts.isEmpty()) return;
        if (picks.isEmpty()) sheet.add(Figure.AD_LEAK, 0, 0);
        for (var pick : picks) {
            boolean leaks = adverts.stream().anyMatch(span -> span.touches(pick.words()));
            sheet.check(Figure.AD_LEAK, leaks, leaks, pick.text());
        }
    }
}
