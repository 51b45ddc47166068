package io.podbrief.relation;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What English number words stand for, all in lower case.
public final class NumberWords {
    private static final Map<String, Double> VALUES = values();
    private static final Map<String, Double> SCALES = Map.ofEntries(
            Map.entry("hundred", 1e2),
            Map.entry("thousand", 1e3),
            Map.entry("k", 1e3),
            Map.entry("million", 1e6),
            Map.entry("m", 1e6),
            Map.entry("mn", 1e6),
            Map.entry("billion", 1e9),
            Map.entry("bn", 1e9),
            Map.entry("b", 1e9),
            Map.entry("trillion", 1e12));

    private NumberWords() {}

    private static Map<String, Double> values() {
        var values = new HashMap<String, Double>();
        var small =
                "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
                        .split(" ");
        for (int i = 0; i < small.length; i++) values.put(small[i], (double) i);
        var tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
        for (int i = 0; i < tens.length; i++) values.put(tens[i], 20.0 + 10 * i);
        return values;
    }

    /// Of `zero` to `nineteen` and the tens; `null` for all other words.
    public static @Nullable Double value(String word) {
        return VALUES.get(word);
    }

    /// What a word such as `million` or `bn` multiplies by; `null` for all other words.
    public static @Nullable Double scale(String word) {
        return SCALES.get(word);
    }
}
