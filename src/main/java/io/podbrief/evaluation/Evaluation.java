package io.podbrief.evaluation;

import io.podbrief.embedding.Embedder;
import io.podbrief.evaluation.Results.Unit;
import io.podbrief.evaluation.baseline.Baseline;
import io.podbrief.feed.Episode;
import io.podbrief.insight.Extraction;
import io.podbrief.insight.Extractor;
import io.podbrief.insight.Material;
import io.podbrief.insight.extractive.Inspection;
import io.podbrief.platform.Failure;
import io.podbrief.transcript.Transcript;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/// Runs the extractor and the baselines over episodes in both forms, and measures what they chose. Deterministic but
/// for the time it takes.
@Component
final class Evaluation {
    private static final int MOST = 10; // picks of a baseline
    private static final int SEEDS = 5;
    private static final int THREADS = 2;
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    private final Extractor extractor;
    private final Inspection inspection;
    private final Segmentation segmentation;
    private final Map<String, PickMetric> pickMetrics;

    /// @param extractor of QUOTE, which is what is measured: no database, no model that writes
    Evaluation(@Qualifier("extractive") Extractor extractor, Embedder embedder, Inspection inspection) {
        this.extractor = extractor;
        this.inspection = inspection;
        this.segmentation = new Segmentation(inspection);
        var rules = new Rules(inspection);
        pickMetrics = new TreeMap<>(Map.of(
                "M1", new Verbatim(),
                "M2", new Lengths(),
                "M3", rules,
                "M5", rules,
                "M6", new AdLeak(),
                "M9", new Coverage(embedder)));
    }

    /// What to measure.
    ///
    /// @param metrics such as `M6`
    /// @param baselines what to measure beside the product
    record Plan(Set<String> metrics, List<Baseline> baselines) {
        Plan {
            metrics = Set.copyOf(metrics);
            baselines = List.copyOf(baselines);
        }
    }

    /// Measures on episodes.
    ///
    /// @param progress is told of each episode
    void measure(List<Sample> samples, Plan plan, Results results, Progress progress) {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var work = samples.stream()
                    .map(sample -> threads.submit(() -> {
                        for (var form : Form.values()) measure(sample, form, plan, results);
                        progress.done(sample.show().name() + " " + sample.id());
                    }))
                    .toList();
            for (var one : work) one.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an episode cannot be measured", e);
        }
    }

    /// Told of each episode that is done, from any thread.
    interface Progress {
        void done(String episode);
    }

    private void measure(Sample sample, Form form, Plan plan, Results results) {
        var episode = extracted(sample, form);
        var unit = new Unit(sample.show(), sample.id());
        Function<String, Sheet> sheets = system -> new Sheet(results, system, form, unit);
        var wanted = pickMetrics.entrySet().stream()
                .filter(metric -> plan.metrics().contains(metric.getKey()))
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
        if (!wanted.isEmpty()) picks(episode, wanted, plan.baselines(), sheets);
        if (plan.metrics().contains("M7")) AdMaskFit.measure(episode, sheets);
        if (plan.metrics().contains("M8")) segmentation.measure(episode, sheets);
    }

    private static void picks(
            Extracted episode, List<PickMetric> metrics, List<Baseline> baselines, Function<String, Sheet> sheets) {
        var ours = episode.picks();
        metrics.forEach(metric -> metric.measure(episode, ours, sheets.apply(Results.OURS)));
        sheets.apply(Results.OURS).add(Figure.PICKS, ours.size(), 1);
        var windows = episode.windows();
        var texts = windows.stream().map(Pick::terms).toList();
        for (var baseline : baselines) {
            boolean chance = baseline.name().equals("RANDOM");
            for (int seed = 1; seed <= (chance ? SEEDS : 1); seed++) {
                var picks = Pick.best(windows, baseline.order(texts, new Random(seed)), MOST);
                metrics.forEach(metric -> metric.measure(episode, picks, sheets.apply(baseline.name())));
            }
        }
    }

    private Extracted extracted(Sample sample, Form form) {
        var transcript = sample.transcript(form);
        return new Extracted(
                sample,
                form,
                transcript,
                inspection.sentences(transcript),
                new Places(transcript),
                extraction(extractor, material(sample, transcript)));
    }

    /// What an extractor makes of an episode; nothing where it has no sentences.
    static Extraction extraction(Extractor extractor, Material material) {
        try {
            return extractor.extract(material);
        } catch (Failure.Permanent _) { // nothing to quote is a result too
            return new Extraction(List.of(), Map.of(), List.of(), new TreeMap<>());
        }
    }

    private static Material material(Sample sample, Transcript transcript) {
        return new Material(new Episode.Id(1), sample.id(), sample.show().name(), DAY, transcript);
    }

    /// Measures the speed on one episode.
    ///
    /// @return peak heap in MiB
    long time(Sample sample, Form form, Results results) {
        var transcript = sample.transcript(form);
        var sheet = new Sheet(results, Results.OURS, form, new Unit(sample.show(), sample.id()));
        return Throughput.measure(extractor, material(sample, transcript), new Places(transcript).count(), sheet);
    }
}
