package io.podbrief.evaluation;

import io.podbrief.evaluation.Sample.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntPredicate;

/// M7: how well the advert mask fits known adverts, by words, beside masking all and masking as much at random.
final class AdMaskFit {
    private static final int SEEDS = 5;

    private AdMaskFit() {}

    /// @param sheets where a system's figures go, by its name
    static void measure(Extracted episode, Function<String, Sheet> sheets) {
        if (episode.sample().adverts().isEmpty()) return;
        var mask = episode.cuts(true);
        var ours = sheets.apply(Results.OURS);
        count(episode, mask, ours);
        note(episode, mask, ours);
        var whole = new Span(0, episode.places().count());
        count(episode, List.of(whole), sheets.apply("all masked"));
        for (int seed = 1; seed <= SEEDS; seed++) count(episode, shuffled(mask, whole, seed), sheets.apply("RANDOM"));
        int content = 0;
        int lost = 0;
        for (int word = 0; word < whole.to(); word++) {
            if (episode.sample().isAdvert(word)) continue;
            content++;
            if (isIn(episode.cuts(false), word)) lost++;
        }
        ours.add(Figure.EDGES_LOST, lost, content);
    }

    private static void count(Extracted episode, List<Span> mask, Sheet sheet) {
        int hit = 0;
        int wrong = 0;
        int missed = 0;
        for (int word = 0; word < episode.places().count(); word++) {
            boolean advert = episode.sample().isAdvert(word);
            boolean masked = isIn(mask, word);
            if (advert && masked) hit++;
            if (masked && !advert) wrong++;
            if (advert && !masked) missed++;
        }
        sheet.add(Figure.AD_MASK, 2.0 * hit, 2.0 * hit + wrong + missed);
        sheet.add(Figure.AD_RECALL, hit, hit + missed);
        int content = episode.places().count() - hit - missed;
        sheet.add(Figure.CONTENT_LOST, wrong, content);
    }

    private static boolean isIn(List<Span> spans, int word) {
        return spans.stream().anyMatch(span -> span.has(word));
    }

    /// As many spans of the same lengths, each anywhere.
    private static List<Span> shuffled(List<Span> mask, Span whole, int seed) {
        var random = new Random(seed);
        return mask.stream()
                .map(span -> {
                    int length = span.to() - span.from();
                    int from = random.nextInt(Math.max(1, whole.to() - length));
                    return new Span(from, from + length);
                })
                .toList();
    }

    /// Adverts by how much of them is left, and content that was masked.
    private static void note(Extracted episode, List<Span> mask, Sheet sheet) {
        for (var advert : episode.sample().adverts()) {
            var left = words(episode, advert, word -> !isIn(mask, word));
            if (left.isEmpty()) continue;
            sheet.note(
                    Figure.AD_MASK, left.size(), left.size() + " words left of an advert: " + String.join(" ", left));
        }
        for (var span : mask) {
            var lost = words(episode, span, word -> !episode.sample().isAdvert(word));
            if (!lost.isEmpty())
                sheet.note(Figure.CONTENT_LOST, lost.size(), lost.size() + " words lost: " + String.join(" ", lost));
        }
    }

    private static List<String> words(Extracted episode, Span span, IntPredicate wanted) {
        var all = episode.sample().words();
        var found = new ArrayList<String>();
        for (int word = span.from(); word < span.to(); word++) if (wanted.test(word)) found.add(all.get(word));
        return found;
    }
}
