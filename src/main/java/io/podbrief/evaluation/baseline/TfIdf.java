package io.podbrief.evaluation.baseline;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Texts as sparse vectors of unit length: `(1 + ln tf) * ln(1 + n / df)` over their words.
final class TfIdf {
    private final List<Map<String, Double>> vectors;

    /// @param texts `n` texts as words without stop words
    TfIdf(List<List<String>> texts) {
        var holders = new HashMap<String, Integer>();
        for (var text : texts) for (var word : new HashSet<>(text)) holders.merge(word, 1, Integer::sum);
        vectors =
                texts.stream().map(text -> vector(text, holders, texts.size())).toList();
    }

    private static Map<String, Double> vector(List<String> text, Map<String, Integer> holders, int n) {
        var weights = new HashMap<String, Double>();
        for (var word : text) weights.merge(word, 1.0, Double::sum);
        weights.replaceAll(
                (word, count) -> (1 + Math.log(count)) * Math.log1p((double) n / holders.getOrDefault(word, 1)));
        return unit(weights);
    }

    private static Map<String, Double> unit(Map<String, Double> weights) {
        double norm = Math.sqrt(
                weights.values().stream().mapToDouble(weight -> weight * weight).sum());
        if (norm > 0) weights.replaceAll((_, weight) -> weight / norm);
        return weights;
    }

    /// The direction of the sum of texts `[from, to)`.
    Map<String, Double> mean(int from, int to) {
        var sum = new HashMap<String, Double>();
        for (var vector : vectors.subList(from, to))
            vector.forEach((word, weight) -> sum.merge(word, weight, Double::sum));
        return unit(sum);
    }

    /// Cosine of two texts, in `[0, 1]`.
    double cosine(int one, int other) {
        return cosine(vectors.get(one), vectors.get(other));
    }

    /// Cosine of a text and a direction, in `[0, 1]`.
    double cosine(int one, Map<String, Double> other) {
        return cosine(vectors.get(one), other);
    }

    static double cosine(Map<String, Double> one, Map<String, Double> other) {
        if (one.size() > other.size()) return cosine(other, one);
        double dot = 0;
        for (var weight : one.entrySet()) dot += weight.getValue() * other.getOrDefault(weight.getKey(), 0.0);
        return Math.min(1, dot);
    }
}
