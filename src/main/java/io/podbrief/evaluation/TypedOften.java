package io.podbrief.evaluation;

import io.podbrief.evaluation.DataFolder.Dated;
import io.podbrief.insight.Extractor;
import io.podbrief.relation.Judge;
import io.podbrief.relation.Said;
import io.podbrief.relation.Verdict;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/// How often typed relations are found among the insights of real shows, and twenty of them as they came. Whether they
/// are
/// right, whoever reads them has to say.
@Component
final class TypedOften {
    static final String METRIC = "relations";
    private static final int SHOWS = 6;
    private static final int NEIGHBOURS = 60; // that the product looks at
    private static final int SHOWN = 20;
    private static final int THREADS = 2;

    private final Extractor extractor;
    private final Judge judge;

    TypedOften(@Qualifier("extractive") Extractor extractor, Judge judge) {
        this.extractor = extractor;
        this.judge = judge;
    }

    private record One(Dated episode, Said said) {}

    private record Found(One one, One other, Verdict.Typed typed) {}

    /// Takes minutes. Prints to `out`; `note` gets a line now and then.
    ///
    /// @param each how many episodes of a show, the newest
    void print(DataFolder data, int each, PrintWriter out, PrintWriter note) {
        var all = insights(data, each, note);
        var found = found(all);
        out.println();
        out.println("### How often: typed relations among " + all.size() + " insights of real shows");
        out.println();
        var counts = new TreeMap<String, Integer>();
        for (var one : found) counts.merge(type(one), 1, Integer::sum);
        out.println("| type | found | per 1,000 insights |");
        out.println("|---|---|---|");
        counts.forEach((type, count) -> out.println(
                String.format(Locale.ROOT, "| %s | %d | %.1f |", type, count, 1_000.0 * count / all.size())));
        Collections.shuffle(found, new Random(1));
        for (var one : found.subList(0, Math.min(SHOWN, found.size()))) print(one, out);
    }

    private static String type(Found found) {
        return found.typed().type().name().toLowerCase(Locale.ROOT);
    }

    private static void print(Found found, PrintWriter out) {
        var typed = found.typed();
        out.println();
        out.println("- " + type(found) + (typed.differs().isEmpty() ? "" : ": " + typed.differs()));
        line(
                typed.reversed() ? found.other() : found.one(),
                typed.reversed() ? typed.otherWords() : typed.words(),
                out);
        line(
                typed.reversed() ? found.one() : found.other(),
                typed.reversed() ? typed.words() : typed.otherWords(),
                out);
    }

    private static void line(One one, String words, PrintWriter out) {
        out.println("  - " + one.episode().title() + ", " + one.said().on() + ": "
                + one.said().text().replace(words, "**" + words + "**"));
    }

    private List<Found> found(List<One> all) {
        var found = new ArrayList<Found>();
        for (int i = 0; i < all.size(); i++) {
            var one = all.get(i);
            all.subList(0, i).stream()
                    .filter(other -> !other.episode().equals(one.episode()))
                    .sorted(Comparator.comparingDouble(
                            other -> -other.said().meaning().cosine(one.said().meaning())))
                    .limit(NEIGHBOURS)
                    .forEach(other -> {
                        if (judge.judge(one.said(), other.said()) instanceof Verdict.Typed typed)
                            found.add(new Found(one, other, typed));
                    });
        }
        return found;
    }

    /// In order of time.
    private List<One> insights(DataFolder data, int each, PrintWriter note) {
        var episodes = data.largest(SHOWS).stream()
                .flatMap(show -> show.stream()
                        .sorted(Comparator.comparing(Dated::day).reversed())
                        .limit(each))
                .toList();
        try (var pool = Executors.newFixedThreadPool(THREADS)) {
            var work = episodes.stream()
                    .map(episode -> pool.submit(() -> insights(episode)))
                    .toList();
            var all = new ArrayList<One>();
            for (var done : work) {
                all.addAll(done.get());
                if (all.size() % 10 == 0) note.println(all.size() + " insights");
                note.flush();
            }
            all.sort(Comparator.comparing(one -> one.episode().day()));
            return all;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<One> insights(Dated episode) {
        return Evaluation.extraction(extractor, episode.material(Form.PUBLISHED)).insights().stream()
                .map(insight -> new One(episode, Said.of(insight, episode.title())))
                .toList();
    }
}
