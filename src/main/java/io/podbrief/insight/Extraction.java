package io.podbrief.insight;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What came out of one episode, and what did not.
///
/// @param insights best first
/// @param quoted by the id of each WRITTEN insight the QUOTE that it was written from, which ships where the text is
///     refused later
/// @param cuts what was kept out, in order
/// @param counts how many passages there were and how many were left out, by reason, such as `candidates`, `ad`,
///     `G1`
public record Extraction(
        List<Insight> insights, Map<Insight.Id, Insight> quoted, List<Cut> cuts, SortedMap<String, Integer> counts) {
    public Extraction {
        insights = List.copyOf(insights);
        quoted = Map.copyOf(quoted);
        cuts = List.copyOf(cuts);
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }
}
