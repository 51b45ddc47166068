package io.podbrief.transcript.published;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.transcript.Cue;
import io.podbrief.transcript.Transcript;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Hundreds of transcripts that people edited by hand, in half a dozen dialects of Markdown.
class MarkdownTranscriptsTest {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    /// What is no speech, by rules that share nothing with the reader.
    private static final List<Pattern> NO_SPEECH = List.of(
            Pattern.compile("\\A---\n.*?\n---\n", Pattern.DOTALL),
            Pattern.compile("(?m)^#.*$"),
            Pattern.compile("(?m)^.*: *<?https?://\\S+$"),
            Pattern.compile("(?m)^- \\[[^\\]]*\\]\\([^)]*\\)$"),
            Pattern.compile("(?<=\\])\\(https?:[^()\\n]*(?:\\([^)]*\\)[^()\\n]*)?\\)"),
            Pattern.compile("<https?:[^>]*>"),
            Pattern.compile("(?m)^(?:> )?\\d{1,2}\\. "),
            Pattern.compile("(?m)^\\**Break\\**:.*$"));
    private static final Pattern LABEL = Pattern.compile(
            "(?m)^(?:\\*{2,3}([^*\\n]{1,60}?):\\*\\*|(\\p{Lu}[\\w .'’&-]{0,40}?(?: \\(\\w+\\))?)\\s*[–-]?\\s*(?::|(?=\\[?\\d+:\\d\\d))\\s*)");
    private static final Pattern TIME =
            Pattern.compile("\\\\?[\\[(]?\\b\\d{1,2}:\\d\\d(?::\\d\\d)?(?:\\.\\d+)?\\\\?[\\])]?:?");

    /// @param kept share of the words that people said which the transcript has too, in `[0, 1]`
    /// @param named share of its cues that have a speaker, in `[0, 1]`
    private record Reading(double kept, double named, int speakers, int listed) {}

    @Test
    void keeps_the_words_and_finds_the_speakers_of_every_file() {
        var shows = new TreeMap<String, ArrayList<Reading>>();
        for (var file : SharedData.files(SharedData.folder("B_transcripts"))) {
            if (!SharedData.ending(file).equals("md") || file.toString().contains("show-notes")) continue;
            var reading = reading(file);
            assertThat(reading.kept()).as("words kept of " + file).isGreaterThan(0.95);
            assertThat(reading.named()).as("cues with a speaker in " + file).isGreaterThan(0.7);
            shows.computeIfAbsent(SharedData.folderOf(file), _ -> new ArrayList<>())
                    .add(reading);
        }
        var score = new Scoreboard();
        shows.forEach((show, readings) -> {
            score.set(show + " files", readings.size());
            score.set(
                    show + " words kept, least",
                    readings.stream().mapToDouble(Reading::kept).min().orElse(0));
            score.set(
                    show + " words kept, mean",
                    readings.stream().mapToDouble(Reading::kept).average().orElse(0));
            score.set(
                    show + " cues with a speaker, least",
                    readings.stream().mapToDouble(Reading::named).min().orElse(0));
            score.set(
                    show + " cues with a speaker, mean",
                    readings.stream().mapToDouble(Reading::named).average().orElse(0));
            score.set(
                    show + " speakers lost",
                    readings.stream()
                            .mapToInt(reading -> Math.max(0, reading.listed() - reading.speakers()))
                            .sum());
        });
        score.compareWith("markdown.tsv");
    }

    private static Reading reading(Path file) {
        var bytes = SharedData.bytes(file);
        var transcript = PublishedFormats.read(bytes, null, URI.create("https://example.org/a.md"), null);
        var source = new String(bytes, StandardCharsets.UTF_8);
        double named =
                transcript.cues().stream().filter(cue -> cue.speaker() != null).count()
                        / (double) transcript.cues().size();
        var speakers = transcript.cues().stream()
                .map(Cue::speaker)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new Reading(kept(source, transcript), named, speakers.size(), labels(source));
    }

    /// How many names come twice or more as labels in bold or beside a time.
    private static int labels(String source) {
        var counts = new HashMap<String, Integer>();
        var names = Pattern.compile(
                        "(?m)^(?:\\*\\*([^*\\n]{1,60}?):\\*\\*|(\\p{Lu}[\\w .'’&-]{1,40}?)\\s*[:–-]?\\s+\\d\\d:\\d\\d:\\d\\d:?$)")
                .matcher(source);
        while (names.find()) counts.merge(Objects.requireNonNullElse(names.group(1), names.group(2)), 1, Integer::sum);
        counts.remove("Break");
        return (int) counts.values().stream().filter(count -> count > 1).count();
    }

    private static double kept(String source, Transcript transcript) {
        var body = source;
        for (var pattern : NO_SPEECH) body = pattern.matcher(body).replaceAll("");
        body = LABEL.matcher(body).replaceAll("");
        body = TIME.matcher(body).replaceAll("");
        var expected = words(body);
        var found = words(TIME.matcher(transcript.text()).replaceAll(""));
        int all = expected.values().stream().mapToInt(Integer::intValue).sum();
        int kept = expected.entrySet().stream()
                .mapToInt(word -> Math.min(word.getValue(), found.getOrDefault(word.getKey(), 0)))
                .sum();
        return (double) kept / all;
    }

    private static Map<String, Integer> words(String text) {
        var counts = new HashMap<String, Integer>();
        Stream<String> words = WORD.matcher(text.replace("\\", "")
                        .replace("_", " ")
                        .replace("*", "")
                        .replace("`", ""))
                .results()
                .map(found -> found.group());
        words.forEach(word -> counts.merge(word, 1, Integer::sum));
        return counts;
    }
}
