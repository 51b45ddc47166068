package io.podbrief.evaluation.baseline;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// A way to order passages of one episode that needs no training.
public interface Baseline {
    /// As the tables call it.
    String name();

    /// All passages by index, best first. Equal ones keep the order of the talk.
    ///
    /// @param texts `n` passages in the order of the talk, as words without stop words
    /// @param random for what is left to chance; the same seed gives the same order
    List<Integer> order(List<List<String>> texts, Random random);

    /// All five, in the order of the tables.
    static List<Baseline> all() {
        return List.of(new Lead(), new AtRandom(), new TextRank(), new LexRank(), new CentroidMmr());
    }

    /// Indexes by falling score.
    static List<Integer> byScore(double[] scores) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
                .toList();
    }
}
