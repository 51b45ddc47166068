package io.podbrief.cli;

import io.podbrief.brief.Wording;
import io.podbrief.feed.Episode;
import io.podbrief.feed.EpisodeStore;
import io.podbrief.insight.InsightStore;
import io.podbrief.pipeline.EpisodeWork;
import io.podbrief.pipeline.WorkerLock;
import io.podbrief.platform.Failure;
import io.podbrief.search.Indexer;
import io.podbrief.transcript.Cue;
import io.podbrief.transcript.Transcript;
import io.podbrief.transcript.TranscriptStore;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `podbrief episode`: where an episode stands, its transcript, and running it again.
@Command(
        name = "episode",
        description = "Tells where an episode stands; prints its transcript; runs it, again or for the first time.",
        mixinStandardHelpOptions = true)
final class EpisodeCommand implements Callable<Integer> {
    private static final List<String> STAGES = List.of("transcript", "insight", "relation");
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Launch launch;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ID", description = "The episode's number or its guid.")
    private String id = "";

    @Option(names = "--transcript", description = "Print the transcript with times and speakers.")
    private boolean transcript;

    @Option(names = "--text", description = "Print the transcript's text alone: what proofs are spans of.")
    private boolean text;

    @Option(
            names = "--from",
            paramLabel = "STAGE",
            description = "Run the episode from this stage on: transcript, insight or relation.")
    private @Nullable String from;

    EpisodeCommand(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (from != null && !STAGES.contains(from)) {
            throw new Failure.Permanent(
                    "usage.stage", "--from is \"" + from + "\": give one of " + String.join(", ", STAGES) + ".");
        }
        try (var context = launch.quiet(Map.of())) {
            var episodes = context.getBean(EpisodeStore.class);
            var episode = find(episodes);
            var out = spec.commandLine().getOut();
            if (from != null) run(context, episode, Episode.Stage.valueOf(from.toUpperCase(Locale.ROOT)));
            if (text) out.println(transcript(context, episode).text());
            else if (transcript) print(transcript(context, episode), out);
            else tell(episodes.find(episode.id()).orElseThrow(), context, out);
            out.flush();
            return Exit.OK;
        }
    }

    private static Transcript transcript(ConfigurableApplicationContext context, Episode episode) {
        return context.getBean(TranscriptStore.class).find(episode.id()).orElseThrow(() -> missing(episode));
    }

    private Episode find(EpisodeStore episodes) {
        var found = id.matches("\\d{1,18}")
                ? episodes.find(new Episode.Id(Long.parseLong(id))).stream().toList()
                : List.<Episode>of();
        if (found.isEmpty()) found = episodes.find(id);
        if (found.size() > 1) {
            var names = found.stream()
                    .map(episode -> episode.id().value() + " (" + episode.show() + ")")
                    .collect(Collectors.joining(", "));
            throw new Failure.Permanent(
                    "usage.guid",
                    "Several shows have an episode with this guid: give one of the numbers " + names + ".");
        }
        if (found.isEmpty())
            throw new Failure.Permanent(
                    "episode.not_found",
                    "There is no episode \"" + id
                            + "\": give its number or guid, as podbrief poll and the show's page tell them.");
        return found.getFirst();
    }

    private static Failure missing(Episode episode) {
        return new Failure.Permanent(
                "transcript.not_found",
                "Episode " + episode.id().value() + " has no transcript"
                        + (episode.stage() == Episode.Stage.LISTED
                                ? " yet: run it with --from transcript."
                                : ": " + episode.reason()));
    }

    private static void run(ConfigurableApplicationContext context, Episode episode, Episode.Stage stage)
            throws InterruptedException {
        var episodes = context.getBean(EpisodeStore.class);
        if (stage != Episode.Stage.TRANSCRIPT
                && context.getBean(TranscriptStore.class).find(episode.id()).isEmpty()) throw missing(episode);
        episodes.start(episode.id(), stage);
        if (context.getBean(WorkerLock.class).take()) {
            context.getBean(Indexer.class).catchUp();
            context.getBean(EpisodeWork.class).runDue(_ -> {});
        } else {
            while (isUnderWay(episodes.find(episode.id()).orElseThrow())) Thread.sleep(PAUSE);
        }
    }

    private static boolean isUnderWay(Episode episode) {
        return episode.reason() == null
                && episode.stage() != Episode.Stage.READY
                && episode.stage() != Episode.Stage.ENDED;
    }

    private static void tell(Episode episode, ConfigurableApplicationContext context, PrintWriter out) {
        out.println("Episode " + episode.id().value() + ": " + episode.name());
        out.println("   show       " + Objects.requireNonNullElse(episode.show(), "untitled"));
        out.println("   guid       " + episode.guid());
        out.println("   published  "
                + Wording.day(episode.publishedAt().atZone(ZoneOffset.UTC).toLocalDate()));
        out.println(
                "   stage      " + episode.stage().key() + (episode.reason() == null ? "" : " — " + episode.reason()));
        for (var run : context.getBean(EpisodeStore.class).runs(episode.id())) {
            out.println("   " + run.stage().key() + ": " + run.outcome() + ", "
                    + run.took().toMillis() + " ms");
            run.counts().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(count -> out.println("      " + count.getKey() + " " + count.getValue()));
        }
        for (var sourced : context.getBean(InsightStore.class).of(episode.id())) {
            out.println("   " + sourced.insight().id().value() + "  "
                    + sourced.insight().headline());
        }
    }

    /// A cue a line: time, speaker, words; on top where it comes from and how good it is.
    private static void print(Transcript transcript, PrintWriter out) {
        var quality = transcript.quality();
        out.println("Source: " + transcript.source().words());
        out.println("Quality: " + quality.words() + " words, " + Math.round(quality.timed() * 100) + " % with times, "
                + (quality.speakers() ? "with speakers" : "without speakers") + ", "
                + String.format(Locale.ROOT, "%.1f", quality.marksPer40()) + " sentence ends per 40 words; SHA-256 "
                + transcript.hash());
        out.println();
        for (Cue cue : transcript.cues()) {
            var from = cue.from();
            var speaker = cue.speaker();
            out.println((from == null ? "" : "[" + Wording.time(from) + "] ")
                    + (speaker == null ? "" : speaker + ": ")
                    + transcript.text().substring(cue.start(), cue.end()));
        }
    }
}
