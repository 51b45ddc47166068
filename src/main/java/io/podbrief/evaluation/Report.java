package io.podbrief.evaluation;

import io.podbrief.embedding.Embedder;
import io.podbrief.evaluation.baseline.Baseline;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The whole evaluation: on the episodes that ship with the product, and on a folder of labelled data where one is
/// given. Says what was not measured, and why.
@Component
public final class Report {
    /// What can be measured.
    public static final List<String> METRICS = List.of(
            "M1",
            "M2",
            "M3",
            "M5",
            "M6",
            "M7",
            "M8",
            "M9",
            "M10",
            "M11",
            "M13",
            "M15",
            "M16",
            "M17",
            "M18",
            "M25",
            "forward",
            "grounding",
            TypedOften.METRIC);

    private static final Set<String> ON_EPISODES = Set.of("M1", "M2", "M3", "M5", "M6", "M7", "M8", "M9");

    /// @param data the folder; `null` for the product's own episodes alone
    /// @param heldOut the ranker's scores of windows whose show it was not trained on
    /// @param metrics of [#METRICS]
    /// @param episodes how many of each long show; of shorter ones more are taken
    /// @param worst whether to print the worst items of each figure
    public record Request(@Nullable Path data, Path heldOut, Set<String> metrics, int episodes, boolean worst) {
        public Request {
            metrics = Set.copyOf(metrics);
        }
    }

    private final Evaluation evaluation;
    private final TypedPairs typedPairs;
    private final TypedOften typedOften;
    private final Embedder embedder;

    Report(Evaluation evaluation, TypedPairs typedPairs, TypedOften typedOften, Embedder embedder) {
        this.evaluation = evaluation;
        this.typedPairs = typedPairs;
        this.typedOften = typedOften;
        this.embedder = embedder;
    }

    /// Prints what speaks for and against each labelled pair of claims, as a table that a model can be fitted to.
    public void pairs(Path data, PrintWriter out) {
        new ClaimReport(embedder).pairs(new DataFolder(data, new Split()), out);
        out.flush();
    }

    /// Measures and prints. Takes minutes; both writers get whole lines.
    ///
    /// @param note gets a line for each episode that is done
    public void print(Request request, PrintWriter out, PrintWriter note) {
        var split = new Split();
        var data = request.data() == null ? null : new DataFolder(request.data(), split);
        var others = data == null ? List.<Sample>of() : data.samples(request.episodes());
        heading(data, split, out);
        var own = OwnEpisodes.all();
        section("Episodes that ship with Podbrief", own, request, out, note);
        if (data != null) {
            section("Real shows", others, request, out, note);
            labels(data, request, out);
        }
        new ClaimReport(embedder).print(data, request, out);
        relations(data, request, out, note);
        unmeasured(request, data != null, out);
        out.flush();
    }

    private static void heading(@Nullable DataFolder data, Split split, PrintWriter out) {
        out.println("# Evaluation");
        out.println();
        out.println("Commit " + Setting.commit() + "; ranker " + Setting.model("/models/ranker/ranker.onnx")
                + ", encoder " + Setting.model("/all-minilm-l6-v2-q.onnx") + "; data "
                + (data == null ? "none but the product's own" : data.version())
                + "; bootstrap over episodes, " + Bootstrap.DRAWS + " draws, seed 1, 95 %; RANDOM with seeds 1 to 5.");
        out.println("Published: as the publisher gives it. Heard: no speakers, cues of 6 to 16 words cut anywhere; the"
                + " words are the same, so a recogniser's wrong words and missing marks are not in it.");
        out.println(
                "A star marks a difference whose interval excludes 0. The shipped ranker was trained on windows of all"
                        + " six podcasts; of the meetings it has seen nothing.");
        for (var change : split.changes()) out.println("**The data is not what was frozen:** " + change);
    }

    private void section(String title, List<Sample> samples, Request request, PrintWriter out, PrintWriter note) {
        var results = new Results();
        out.println();
        out.println("## " + title);
        var metrics = new TreeSet<>(request.metrics());
        metrics.retainAll(ON_EPISODES);
        if (request.metrics().contains("M25")) time(samples, results, out);
        if (!metrics.isEmpty()) {
            var done = new AtomicInteger();
            evaluation.measure(samples, new Evaluation.Plan(metrics, Baseline.all()), results, episode -> {
                note.println(done.incrementAndGet() + "/" + samples.size() + " " + episode);
                note.flush();
            });
        }
        print(results, request, out);
        out.flush();
    }

    static void print(Results results, Request request, PrintWriter out) {
        var tables = new Tables(results, out);
        tables.summary();
        tables.print(request.worst());
    }

    /// On the longest episode.
    private void time(List<Sample> samples, Results results, PrintWriter out) {
        var longest = samples.stream()
                .max(Comparator.comparingInt(sample -> sample.words().size()))
                .orElseThrow();
        for (var form : Form.values()) {
            long heap = evaluation.time(longest, form, results);
            out.println();
            out.println("Speed, " + Tables.word(form) + ": " + longest.show().name() + "/" + longest.id() + ", "
                    + longest.words().size() + " words, three runs on one thread; at most " + heap
                    + " MiB of heap in use, garbage included.");
        }
    }

    private void relations(@Nullable DataFolder data, Request request, PrintWriter out, PrintWriter note) {
        if (TypedPairs.METRICS.stream().anyMatch(request.metrics()::contains)) {
            out.println();
            out.println("## Relations");
            typedPairs.print(out, request.worst());
        }
        if (data != null && request.metrics().contains(TypedOften.METRIC))
            typedOften.print(data, request.episodes(), out, note);
    }

    private static void labels(DataFolder data, Request request, PrintWriter out) {
        if (Stream.of("M11", "forward", "grounding").noneMatch(request.metrics()::contains)) return;
        var results = new Results();
        var windows = LabelledWindow.read(data.gold("forward"));
        out.println();
        out.println("## Labelled windows");
        if (request.metrics().contains("M11") || request.metrics().contains("forward")) {
            agreement(windows.values(), out);
            if (Files.exists(request.heldOut())) new Forward(results, request.heldOut()).measure(windows.values());
            else out.println("M11 and forward: not measured, as " + request.heldOut() + " is not there.");
        }
        if (request.metrics().contains("grounding")) {
            var detail = Planted.measure(data.gold("forward/written.jsonl"), windows, results);
            out.println();
            out.println("Planted errors by kind, refused of all (and refused where the faithful text passes):");
            detail.caught()
                    .forEach((kind, counts) -> out.println(
                            "- " + kind + ": " + counts.get(0) + " of " + counts.get(1) + " (" + counts.get(2) + ")"));
            out.println("Faithful texts refused, by the check that failed: " + detail.reasons() + ".");
        }
        print(results, request, out);
    }

    /// How far two readers agree, over the windows that were read twice.
    private static void agreement(Collection<LabelledWindow> windows, PrintWriter out) {
        out.println();
        out.println("Readers were large language models. Krippendorff's alpha over the windows read twice:");
        agreement("worth >= 3", windows, LabelledWindow.Reading::isWorth, out);
        agreement("clear alone", windows, reading -> reading.clear() == 2, out);
        agreement("clean", windows, LabelledWindow.Reading::clean, out);
        agreement("advert", windows, LabelledWindow.Reading::advert, out);
        agreement("forward alone", windows, LabelledWindow.Reading::forwardsAlone, out);
        agreement(
                "forward with context",
                windows.stream().filter(LabelledWindow::wasAskedInContext).toList(),
                LabelledWindow.Reading::forwardsInContext,
                out);
    }

    private static void agreement(
            String name,
            Collection<LabelledWindow> windows,
            Predicate<LabelledWindow.Reading> opinion,
            PrintWriter out) {
        var agreement = Agreement.of(windows.stream()
                .map(window -> window.readings().stream().map(opinion::test).toList())
                .toList());
        out.println("- " + name + ": " + Tables.number(agreement.alpha()) + " (" + agreement.items() + " windows)");
    }

    private static void unmeasured(Request request, boolean withData, PrintWriter out) {
        var reasons = Map.of(
                "M6",
                        "the 20 marked episodes of one's own (L5) and MinusPod's: the data has their adverts' texts, but no"
                                + " transcripts. Adverts put into real episodes, and a news show's sponsored items, stand in.",
                "M7", "leave-show-out on MinusPod's episodes, for the same reason.",
                "M8", "published chapters: the data has headings, items of news and topics of meetings instead.",
                "M10", "an editor's clip among ten picks: no transcript in the data opens with a clip that recurs.",
                "M11",
                        "heard, and forward heard: the labels are of published text, and the ranker reads the words alone.",
                "M25", "the index, relations and memory outside the heap.");
        out.println();
        out.println("## Not measured");
        out.println();
        out.println(
                "- M4: people have not read for it. M12, M14, M19 to M24 and M26: not offline figures of an episode, or later work.");
        reasons.entrySet().stream()
                .filter(reason -> request.metrics().contains(reason.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(reason -> out.println("- " + reason.getKey() + ": " + reason.getValue()));
        if (!withData)
            out.println("- M8, M9, M11, M13 on arguments, M15, forward, grounding: no folder of data was given.");
    }
}
