package io.podbrief.insight;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What came out of one episode, and what did not.
///
/// @param insights best first
/// @param cuts what was kept out, in order
/// @param counts how many passages there were and how many were left out, by reason, such as `candidates`, `ad`,
///     `G1`
public record Extraction(List<Insight> insights, List<Cut> cuts, SortedMap<String, Integer> counts) {
    public Extraction {
        insights = List.copyOf(insights);
        cuts = List.copyOf(cuts);
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }
}
