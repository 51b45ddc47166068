package io.podbrief.evaluation;

import io.podbrief.embedding.Embedder;
import io.podbrief.evaluation.Sample.Show;
import io.podbrief.feed.Episode;
import io.podbrief.insight.Extraction;
import io.podbrief.insight.Extractor;
import io.podbrief.insight.Insight;
import io.podbrief.insight.Material;
import io.podbrief.insight.Tier;
import io.podbrief.insight.llm.Written;
import io.podbrief.llm.ChatModel;
import io.podbrief.platform.Failure;
import io.podbrief.transcript.published.PublishedFormats;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/// What a language model makes of whole episodes: how much of it is refused and why, what it costs, and every text
/// that would be published, as it came, with its passage. Nothing is stored, and no cap holds.
@Component
public final class WrittenReport {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    private final ObjectProvider<ChatModel> models;
    private final Extractor selecting;
    private final Embedder embedder;

    WrittenReport(ObjectProvider<ChatModel> models, @Qualifier("extractive") Extractor selecting, Embedder embedder) {
        this.models = models;
        this.selecting = selecting;
        this.embedder = embedder;
    }

    /// @param data the folder of evaluation data
    /// @param episodes how many, of two shows in turn
    /// @param proven the last gate, as the pipeline has it
    /// @throws Failure.Permanent `llm.no_model` without a model
    public void print(Path data, int episodes, BiFunction<Extraction, Material, Extraction> proven, PrintWriter out) {
        var writer = models.orderedStream()
                .filter(ChatModel::isThere)
                .findFirst()
                .orElseThrow(() -> new Failure.Permanent(
                        "llm.no_model",
                        "No language model is there to be measured: set podbrief.llm.gguf.model, say."));
        var written = new Written(selecting, _ -> Optional.of(writer), embedder);
        var counts = new TreeMap<String, Integer>();
        double seconds = 0;
        double hours = 0;
        out.println("# Written by " + writer.name());
        for (var file : new DataFolder(data, new Split()).whole(episodes).entrySet()) {
            var material = material(file.getKey(), file.getValue());
            long began = System.nanoTime();
            var extraction = proven.apply(written.extract(material), material);
            seconds += (System.nanoTime() - began) / 1e9;
            hours += material.transcript().text().split("\\s+").length / Throughput.WORDS_AN_HOUR;
            extraction.counts().forEach((name, count) -> {
                if (name.startsWith("written")) counts.merge(name, count, Integer::sum);
            });
            counts.merge("passages", extraction.insights().size(), Integer::sum);
            print(extraction, material, out);
            summary(counts, seconds, hours, out); // of all so far, as each takes minutes
        }
    }

    private static Material material(Path file, Show show) {
        var id = DataFolder.name(file);
        var transcript = PublishedFormats.read(DataFolder.bytes(file), null, file.toUri(), "en");
        return new Material(new Episode.Id(1), id, show.name(), DAY, transcript);
    }

    private static void print(Extraction extraction, Material material, PrintWriter out) {
        out.println("\n## " + material.show() + " " + material.guid());
        for (var insight : extraction.insights()) {
            var quoted = extraction.quoted().get(insight.id());
            if (insight.tier() != Tier.WRITTEN || quoted == null) continue;
            out.println("\n- headline: " + insight.headline());
            out.println("  text: " + insight.text());
            out.println("  passage: " + passage(quoted));
        }
        out.flush();
    }

    private static String passage(Insight quoted) {
        var context = quoted.context();
        var speaker = quoted.quote().speaker();
        return (context == null ? "" : "(" + context.text() + ") ")
                + (speaker == null ? "" : speaker + ": ")
                + quoted.quote().text();
    }

    private static void summary(Map<String, Integer> counts, double seconds, double hours, PrintWriter out) {
        out.println("\nSo far:");
        int passages = Math.max(1, counts.getOrDefault("passages", 0));
        counts.forEach((name, count) -> out.printf(
                Locale.ROOT,
                "- %s: %d%s%n",
                name,
                count,
                name.contains("tokens") || name.contains("calls")
                        ? ""
                        : String.format(Locale.ROOT, " (%d %%)", Math.round(100.0 * count / passages))));
        out.printf(
                Locale.ROOT,
                "- an hour of talk (of %.1f): %.0f s, %.0f tokens in, %.0f out%n",
                hours,
                seconds / hours,
                counts.getOrDefault("written: tokens in", 0) / hours,
                counts.getOrDefault("written: tokens out", 0) / hours);
        out.flush();
    }
}
