package io.podbrief.evaluation.baseline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Chance.
final class AtRandom implements Baseline {
    @Override
    public String name() {
        return "RANDOM";
    }

    @Override
    public List<Integer> order(List<List<String>> texts, Random random) {
        var order = new ArrayList<>(IntStream.range(0, texts.size()).boxed().toList());
        Collections.shuffle(order, random);
        return order;
    }
}
