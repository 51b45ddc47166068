package io.podbrief.evaluation.baseline;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// What is said first.
final class Lead implements Baseline {
    @Override
    public String name() {
        return "LEAD";
    }

    @Override
    public List<Integer> order(List<List<String>> texts, Random random) {
        return IntStream.range(0, texts.size()).boxed().toList();
    }
}
