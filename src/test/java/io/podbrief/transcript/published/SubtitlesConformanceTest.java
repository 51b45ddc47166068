package io.podbrief.transcript.published;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.platform.Failure;
import io.podbrief.transcript.SpokenCue;
import io.podbrief.transcript.Transcript;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Real subtitle files, many broken on purpose, and what vtt.js makes of its own.
class SubtitlesConformanceTest {
    private static final Set<String> OURS = Set.of("vtt", "srt", "ttml", "dfxp", "html");
    private static final Set<String> NOT_OURS = Set.of("ass", "csv", "stl", "scc", "smi", "sub");

    /// A caption as both sides see it.
    private record Shown(@Nullable Duration from, @Nullable Duration to, String words) {}

    @Test
    void every_file_reads_or_is_refused_by_name_and_no_more_are_refused_than_before() {
        var score = new Scoreboard();
        for (var file : SharedData.files(SharedData.folder("D_subtitles"))) {
            var ending = SharedData.ending(file);
            if (!OURS.contains(ending)) continue;
            try {
                var transcript = read(file);
                assertThat(transcript.cues()).as(file.toString()).isNotEmpty();
                score.count(ending + " read");
            } catch (Failure.Permanent refusal) {
                assertThat(refusal.code()).isEqualTo("transcript.invalid");
                score.count(ending + " refused");
                score.remark(refusal.sentence() + " " + SharedData.folderOf(file) + "/" + file.getFileName());
            }
        }
        score.compareWith("subtitles.tsv");
    }

    @Test
    void files_in_other_formats_are_refused_and_not_quoted() {
        for (var file : SharedData.files(SharedData.folder("D_subtitles"))) {
            if (!NOT_OURS.contains(SharedData.ending(file))) continue;
            Failure.Permanent refusal = null;
            try {
                read(file);
            } catch (Failure.Permanent expected) {
                refusal = expected;
            }
            assertThat(refusal).as(file.toString()).isNotNull();
        }
    }

    @Test
    void reads_webvtt_as_vtt_js_does_or_keeps_more_words() {
        var score = new Scoreboard();
        for (var file : SharedData.files(SharedData.folder("D_subtitles/vtt.js/tests"))) {
            var expected = Path.of(file.toString().replaceFirst("\\.vtt$", ".json"));
            if (!SharedData.ending(file).equals("vtt") || !Files.exists(expected)) continue;
            var theirs = theirs(expected);
            var ours = ours(file);
            var verdict = verdict(theirs, ours);
            score.count("vtt.js " + verdict);
            if (!verdict.equals("same")) {
                score.remark(verdict + " " + SharedData.folderOf(file) + "/" + file.getFileName());
            }
        }
        score.set("vtt.js different", score.value("vtt.js different"));
        score.compareWith("vttjs.tsv");
    }

    private static String verdict(List<Shown> theirs, List<Shown> ours) {
        if (ours.equals(theirs)) return "same";
        var words = words(ours);
        int at = 0;
        for (var word : words(theirs)) {
            int found = words.subList(at, words.size()).indexOf(word);
            if (found < 0) return "different";
            at += found + 1;
        }
        var times = ours.stream().map(Shown::from).toList();
        return times.containsAll(theirs.stream().map(Shown::from).toList()) ? "more" : "different";
    }

    private static List<String> words(List<Shown> captions) {
        return captions.stream()
                .flatMap(caption -> List.of(caption.words().split(" ")).stream())
                .toList();
    }

    private static Transcript read(Path file) {
        var url = URI.create(
                "https://example.org/" + file.getFileName().toString().replace(' ', '_'));
        return PublishedFormats.read(SharedData.bytes(file), null, url, null);
    }

    /// Our cues, those without a start of their own joined to the one before, since one caption may hold
    /// several.
    private static List<Shown> ours(Path file) {
        List<SpokenCue> cues;
        try {
            cues = new Vtt()
                    .read(new String(SharedData.bytes(file), StandardCharsets.UTF_8).replaceFirst("^\uFEFF", ""));
        } catch (Failure.Permanent refused) {
            return List.of();
        }
        var shown = new ArrayList<Shown>();
        for (var cue : cues) {
            var words = plain(cue.text());
            if (cue.from() != null || shown.isEmpty()) shown.add(new Shown(cue.from(), cue.to(), words));
            else
                shown.add(new Shown(
                        shown.getLast().from(), cue.to(), shown.removeLast().words() + " " + words));
        }
        return shown;
    }

    private static List<Shown> theirs(Path expected) {
        var shown = new ArrayList<Shown>();
        JsonNode root = new ObjectMapper().readTree(SharedData.bytes(expected));
        for (var cue : root.path("cues")) {
            var text = cue.path("text").asString().replaceAll("<[^>]*(>|$)", "").replaceAll("(?m)^- ", "");
            var words = plain(Parser.unescapeEntities(text, false));
            if (Words.any(words)) shown.add(new Shown(time(cue.path("startTime")), time(cue.path("endTime")), words));
        }
        return shown;
    }

    private static Duration time(JsonNode seconds) {
        return Duration.ofMillis(Math.round(seconds.asDouble() * 1000));
    }

    private static String plain(String text) {
        return text.replaceAll("[\\s\u00A0\u200E\u200F]+", " ").strip();
    }
}
