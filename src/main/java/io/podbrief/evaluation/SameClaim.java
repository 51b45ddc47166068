package io.podbrief.evaluation;

import io.podbrief.evaluation.ClaimPairs.Pair;
import io.podbrief.relation.Duplicates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// M13: which pairs are taken for one claim, beside what a cosine alone would take.
final class SameClaim {
    private static final Map<String, Predicate<Pair>> SYSTEMS = new LinkedHashMap<>();

    static {
        SYSTEMS.put(Results.OURS, pair -> Duplicates.same(pair.one(), pair.other()));
        SYSTEMS.put("cosine >= .9", pair -> pair.one().cosine(pair.other()) >= 0.9);
        SYSTEMS.put("cosine >= .8", pair -> pair.one().cosine(pair.other()) >= 0.8);
        SYSTEMS.put("cosine >= .7", pair -> pair.one().cosine(pair.other()) >= 0.7);
    }

    private SameClaim() {}

    static void measure(List<Pair> pairs, Results results) {
        SYSTEMS.forEach((system, rule) -> {
            for (var pair : pairs) {
                var sheet = new Sheet(results, system, Form.PUBLISHED, pair.topic());
                boolean taken = rule.test(pair);
                sheet.add(Figure.SAME_PRECISION, taken && pair.same() ? 1 : 0, taken ? 1 : 0);
                sheet.add(Figure.SAME_RECALL, taken && pair.same() ? 1 : 0, pair.same() ? 1 : 0);
                if (taken && !pair.same())
                    sheet.note(Figure.SAME_PRECISION, pair.one().cosine(pair.other()), pair.text());
            }
        });
    }
}
