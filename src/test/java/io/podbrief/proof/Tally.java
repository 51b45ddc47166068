package io.podbrief.proof;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// How many proofs of each kind hold, and how many are refused.
final class Tally {
    private final Map<String, int[]> counts = new TreeMap<>();
    private final Map<String, Integer> blamed = new TreeMap<>();

    /// @return whether it holds
    boolean count(String kind, List<Check> checks) {
        boolean holds = checks.stream().noneMatch(check -> check.verdict() == Check.Verdict.FAIL);
        counts.computeIfAbsent(kind, _ -> new int[2])[holds ? 0 : 1]++;
        checks.stream()
                .filter(check -> check.verdict() == Check.Verdict.FAIL)
                .forEach(check -> blamed.merge(kind + " by " + check.name(), 1, Integer::sum));
        return holds;
    }

    int all(String kind) {
        var count = counts.getOrDefault(kind, new int[2]);
        return count[0] + count[1];
    }

    double accepted(String kind) {
        return (double) counts.getOrDefault(kind, new int[2])[0] / all(kind);
    }

    double refused(String kind) {
        return 1 - accepted(kind);
    }

    void print(String title) {
        System.out.println(title);
        counts.forEach((kind, count) -> System.out.printf(
                Locale.ROOT,
                "  %-34s %5d, refused %5d (%.1f %%)%n",
                kind,
                count[0] + count[1],
                count[1],
                100.0 * count[1] / (count[0] + count[1])));
        System.out.println("  refused by check: " + blamed);
    }
}
