package io.podbrief.evaluation;

import java.util.Collection;
import java.util.List;

/// Krippendorff's alpha for yes and no: 1 - observed disagreement / disagreement by chance. 1 is full agreement, 0 is
/// chance. Items that one reader read do not count.
///
/// Source: Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011.
record Agreement(int items, double alpha) {
    /// @param answers of each item, one a reader
    static Agreement of(Collection<List<Boolean>> answers) {
        int items = 0;
        double yes = 0;
        double no = 0;
        double disagreement = 0;
        for (var item : answers) {
            int readers = item.size();
            if (readers < 2) continue;
            items++;
            long agreed = item.stream().filter(answer -> answer).count();
            yes += agreed;
            no += readers - agreed;
            disagreement += 2.0 * agreed * (readers - agreed) / (readers - 1);
        }
        double n = yes + no;
        return new Agreement(items, 1 - (n - 1) * disagreement / (2 * yes * no));
    }
}
