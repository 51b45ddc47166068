package io.podbrief.evaluation;

import io.podbrief.evaluation.baseline.TextTiling;
import io.podbrief.insight.extractive.Inspection;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/// M8: how well the topics that the extractor finds begin where people say that topics begin, in sentences.
///
/// Pk: the share of pairs of sentences, half a mean topic apart, that one side has in the same topic and the other
/// has not. Source: Beeferman, Berger and Lafferty, "Statistical Models for Text Segmentation", 1999. WindowDiff: the
/// share of such pairs with another number of starts between them. Source: Pevzner and Hearst, 2002.
final class Segmentation {
    private static final int SEEDS = 5;
    private static final int NEAR = 2; // sentences

    private final Inspection inspection;

    Segmentation(Inspection inspection) {
        this.inspection = inspection;
    }

    /// @param sheets where a system's figures go, by its name
    void measure(Extracted episode, Function<String, Sheet> sheets) {
        var gold = gold(episode);
        int n = episode.sentences().size();
        if (gold.isEmpty() || n < 20) return;
        var ours = found(inspection.segments(episode.transcript()));
        count(gold, ours, n, sheets.apply(Results.OURS));
        note(episode, gold, ours, sheets.apply(Results.OURS));
        count(gold, new BitSet(), n, sheets.apply("none"));
        count(gold, even(gold.cardinality(), n), n, sheets.apply("even, true count"));
        for (int seed = 1; seed <= SEEDS; seed++)
            count(gold, random(gold.cardinality(), n, seed), n, sheets.apply("RANDOM, true count"));
        count(gold, tiles(episode), n, sheets.apply("TextTiling"));
    }

    /// Sentences that begin a topic, without the first one.
    private static BitSet gold(Extracted episode) {
        var starts = new BitSet();
        for (var topic : episode.sample().topics()) {
            int sentence = 0;
            while (sentence < episode.sentences().size()
                    && episode.places().wordAt(episode.sentences().get(sentence).start()) < topic.word()) sentence++;
            if (sentence > 0 && sentence < episode.sentences().size()) starts.set(sentence);
        }
        return starts;
    }

    private static BitSet found(List<Integer> segments) {
        var starts = new BitSet();
        for (int i = 1; i < segments.size(); i++) if (!segments.get(i).equals(segments.get(i - 1))) starts.set(i);
        return starts;
    }

    private static BitSet even(int count, int n) {
        var starts = new BitSet();
        for (int i = 1; i <= count; i++) starts.set((int) ((long) i * n / (count + 1)));
        return starts;
    }

    private static BitSet random(int count, int n, int seed) {
        var random = new Random(seed);
        var starts = new BitSet();
        while (starts.cardinality() < count) starts.set(1 + random.nextInt(n - 1));
        return starts;
    }

    private static BitSet tiles(Extracted episode) {
        var sentences = new ArrayList<List<String>>();
        for (var sentence : episode.sentences())
            sentences.add(Inspection.words(sentence.text()).stream()
                    .filter(word -> !Inspection.isStopWord(word))
                    .toList());
        var starts = new BitSet();
        TextTiling.boundaries(sentences).forEach(starts::set);
        return starts;
    }

    private static void count(BitSet gold, BitSet found, int n, Sheet sheet) {
        int apart = Math.max(2, Math.round(n / (gold.cardinality() + 1f) / 2));
        int pk = 0;
        int windowDiff = 0;
        int pairs = n - apart;
        for (int i = 0; i < pairs; i++) {
            int right = gold.get(i + 1, i + apart + 1).cardinality();
            int guess = found.get(i + 1, i + apart + 1).cardinality();
            if ((right > 0) != (guess > 0)) pk++;
            if (right != guess) windowDiff++;
        }
        if (pairs > 0) {
            sheet.add(Figure.PK, (double) pk / pairs, 1);
            sheet.add(Figure.WINDOW_DIFF, (double) windowDiff / pairs, 1);
        }
        int hits = hits(gold, found);
        sheet.add(Figure.BOUNDARIES, 2.0 * hits, gold.cardinality() + found.cardinality());
    }

    /// Starts that are found near a right one; each right one counts once.
    private static int hits(BitSet gold, BitSet found) {
        var free = (BitSet) gold.clone();
        int hits = 0;
        for (int start = found.nextSetBit(0); start >= 0; start = found.nextSetBit(start + 1)) {
            int near = free.nextSetBit(Math.max(0, start - NEAR));
            if (near < 0 || near > start + NEAR) continue;
            free.clear(near);
            hits++;
        }
        return hits;
    }

    /// The topics whose start was missed by most sentences.
    private static void note(Extracted episode, BitSet gold, BitSet found, Sheet sheet) {
        for (int start = gold.nextSetBit(0); start >= 0; start = gold.nextSetBit(start + 1)) {
            int before = found.previousSetBit(start);
            int after = found.nextSetBit(start);
            int off = Math.min(
                    before < 0 ? Integer.MAX_VALUE : start - before, after < 0 ? Integer.MAX_VALUE : after - start);
            if (off > NEAR)
                sheet.note(
                        Figure.BOUNDARIES,
                        Math.min(off, 999),
                        "missed by " + (off == Integer.MAX_VALUE ? "all" : off + " sentences") + ", begins: "
                                + episode.sentences().get(start).text());
        }
    }
}
