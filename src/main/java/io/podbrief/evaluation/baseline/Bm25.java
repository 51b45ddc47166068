package io.podbrief.evaluation.baseline;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Texts by how well their words answer one of them.
///
/// Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, with k1 1.2 and
/// b .75; the weight of a word is `ln(1 + (n - df + .5) / (df + .5))`, as Lucene has it.
public final class Bm25 {
    private static final double K1 = 1.2;
    private static final double B = 0.75;

    private final List<Map<String, Integer>> texts;
    private final Map<String, Integer> holders = new HashMap<>();
    private final double meanLength;

    public Bm25(List<String> texts) {
        this.texts = texts.stream().map(Bm25::counts).toList();
        for (var text : this.texts) for (var word : text.keySet()) holders.merge(word, 1, Integer::sum);
        meanLength = this.texts.stream().mapToInt(Bm25::length).average().orElse(1);
    }

    private static Map<String, Integer> counts(String text) {
        var counts = new HashMap<String, Integer>();
        Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .forEach(word -> counts.merge(word, 1, Integer::sum));
        return counts;
    }

    private static int length(Map<String, Integer> text) {
        return text.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// A score for each text, itself included, `>= 0`.
    public double[] scores(int query) {
        var words = new HashSet<>(texts.get(query).keySet());
        return texts.stream().mapToDouble(text -> score(words, text)).toArray();
    }

    private double score(HashSet<String> words, Map<String, Integer> text) {
        double score = 0;
        double length = K1 * (1 - B + B * length(text) / meanLength);
        for (var word : words) {
            var count = text.get(word);
            if (count == null) continue;
            int df = Objects.requireNonNull(holders.get(word));
            score += Math.log1p((texts.size() - df + 0.5) / (df + 0.5)) * count * (K1 + 1) / (count + length);
        }
        return score;
    }
}
