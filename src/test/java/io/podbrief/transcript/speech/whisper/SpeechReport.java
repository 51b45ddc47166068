package io.podbrief.transcript.speech.whisper;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.transcript.speech.Heard;
import io.podbrief.transcript.speech.Hearing;
import io.podbrief.transcript.speech.HearingListener;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Speed, memory and word error rate, by `make speech-report`; see docs/performance.md.
@EnabledIfSystemProperty(named = "podbrief.speech.report", matches = "true")
final class SpeechReport {
    private static final Path SCRATCH = Path.of("target/hearing");
    private static final int THREADS = Integer.getInteger("podbrief.speech.threads", 2);

    @TempDir
    Path folder;

    @Test
    void speed_of_hearing_against_the_bare_engine() throws IOException {
        var audio = minutes(2);
        for (var model : List.of("ggml-tiny.en.bin", "ggml-base.bin")) {
            var whisper = new Whisper(only(model), SCRATCH);
            long began = System.nanoTime();
            var memory = new Memory();
            var heard = whisper.hear(audio, new Hearing("en", THREADS, Duration.ZERO), memory);
            double ours = seconds(began);
            double bare = bare(audio, model);
            double length = heard.length().toMillis() / 1000.0;
            System.out.printf(
                    Locale.ROOT,
                    "%s: %.0f s of speech in %.1f s, %.1f x real time with start, decoding and detection;"
                            + " bare engine %.1f s, %.1f x; ours has %.2f of its speed; peak memory of the child %d MiB%n",
                    model,
                    length,
                    ours,
                    length / ours,
                    bare,
                    length / bare,
                    bare / ours,
                    memory.peak >> 10);
            assertThat(heard.cues()).isNotEmpty();
        }
    }

    @Test
    void words_that_are_heard_wrong() throws IOException {
        var clips = Sound.recording("synthetic-chipi-tts");
        for (var model : List.of("ggml-tiny.en.bin", "ggml-base.bin")) {
            var whisper = new Whisper(only(model), SCRATCH);
            int wrong = 0;
            int all = 0;
            try (Stream<Path> files = Files.list(clips)) {
                for (var audio : files.filter(file -> file.toString().endsWith(".mp3"))
                        .sorted()
                        .toList()) {
                    var said = said(audio);
                    wrong += distance(
                            said,
                            words(whisper.hear(
                                    audio, new Hearing("en", THREADS, Duration.ZERO), HearingListener.NONE)));
                    all += said.size();
                }
            }
            System.out.printf(
                    Locale.ROOT, "%s: %d of %d words wrong, %.1f %%%n", model, wrong, all, 100.0 * wrong / all);
            assertThat(wrong).isLessThan(all / 5);
        }
    }

    /// Our own words, read out by a simple synthesizer: text and sound are known exactly, the voice is a robot's.
    @Test
    void words_of_a_robot_that_are_heard_wrong() throws IOException {
        var said = ownWords();
        var wav = folder.resolve("own.wav");
        Sound.spoken(wav, said, "flite", "-o", wav.toString(), "-t");
        for (var model : List.of("ggml-tiny.en.bin", "ggml-base.bin")) {
            var heard = new Whisper(only(model), SCRATCH)
                    .hear(wav, new Hearing("en", THREADS, Duration.ZERO), HearingListener.NONE);
            int wrong = distance(plain(said), words(heard));
            int all = plain(said).size();
            System.out.printf(
                    Locale.ROOT,
                    "%s: flite's voice, %d of %d words wrong, %.1f %%%n",
                    model,
                    wrong,
                    all,
                    100.0 * wrong / all);
            assertThat(wrong).isLessThan(all / 2);
        }
    }

    /// The first words of a made-up episode that ships with the product.
    private static String ownWords() throws IOException {
        var text = Files.readString(Path.of("src/main/resources/demo/before-the-kettle/a-city-and-its-railway.txt"));
        return Arrays.stream(text.replaceAll("(?m)^[A-Z][\\w .]*:", "").split("\\s+"))
                .limit(200)
                .collect(Collectors.joining(" "));
    }

    @Test
    void processor_time_of_decoding_an_hour() throws IOException {
        var clip = Files.readAllBytes(Sound.recording("synthetic-chipi-tts/p01_e01_fast.mp3"));
        var file = folder.resolve("hour.mp3");
        try (var out = Files.newOutputStream(file)) {
            for (int i = 0; i < 60; i++) out.write(clip); // MP3 files can be put one after the other
        }
        var threads = ManagementFactory.getThreadMXBean();
        long began = threads.getCurrentThreadCpuTime();
        long samples = 0;
        try (var decoder = new Decoder(file.toString(), "mp3")) {
            for (var piece = decoder.next(); piece != null; piece = decoder.next()) samples += piece.length;
        }
        double spent = (threads.getCurrentThreadCpuTime() - began) / 1e9;
        double minutes = samples / (60.0 * Samples.HERTZ);
        System.out.printf(
                Locale.ROOT,
                "decoding %.1f minutes of MP3 took %.2f s of processor time, %.2f s an hour%n",
                minutes,
                spent,
                spent * 60 / minutes);
        assertThat(spent * 60 / minutes).isLessThan(5);
    }

    /// The most memory that the child had, as the system counts it.
    private static final class Memory implements HearingListener {
        private long peak; // KiB

        @Override
        public void at(Duration position, @Nullable Duration length) {
            ProcessHandle.current()
                    .descendants()
                    .filter(child -> child.info().commandLine().orElse("").contains(HearingChild.class.getName()))
                    .forEach(child -> peak = Math.max(peak, peakOf(child)));
        }

        private static long peakOf(ProcessHandle child) {
            try (var lines = Files.lines(Path.of("/proc", String.valueOf(child.pid()), "status"))) {
                return lines.filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum();
            } catch (IOException _) {
                return 0; // it has ended, or the system tells nothing
            }
        }
    }

    private Path only(String model) throws IOException {
        var some = Files.createDirectories(folder.resolve(model + "-only"));
        for (var name : List.of(model, "silero_vad.onnx")) {
            if (!Files.exists(some.resolve(name))) {
                Files.createSymbolicLink(
                        some.resolve(name), Sound.models().resolve(name).toAbsolutePath());
            }
        }
        return some;
    }

    private Path minutes(int minutes) {
        var clip = Sound.recording("synthetic-chipi-tts/p01_e01_fast.mp3");
        var list = Sound.write(
                folder.resolve("list"),
                ("file '" + clip + "'\n").repeat(minutes).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return Sound.joined(list, folder.resolve("joined.mp3"), minutes * 60);
    }

    /// The engine alone, on sound that is in memory: what everything else is measured by.
    private static double bare(Path audio, String model) {
        var pcm = Sound.decoded(audio);
        long began = System.nanoTime();
        Sound.bareEngine(Sound.models().resolve(model), pcm, THREADS);
        return seconds(began);
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    /// The words of a script, without what is not read out: titles, times and names before colons.
    private static List<String> said(Path audio) throws IOException {
        var script = Path.of(audio.toString().replace(".mp3", ".txt"));
        return Files.readAllLines(script).stream()
                .filter(line -> line.matches("\\w+: .*") && !line.matches("(?:Host|Guests?): .*"))
                .map(line -> line.replaceFirst("^\\w+: ", ""))
                .flatMap(line -> plain(line).stream())
                .toList();
    }

    private static List<String> words(Heard heard) {
        return plain(heard.cues().stream().map(cue -> cue.text()).collect(Collectors.joining(" ")));
    }

    private static List<String> plain(String text) {
        return Arrays.stream(
                        text.toLowerCase(Locale.ROOT).replaceAll("['’]", "").split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /// Levenshtein's distance in words.
    private static int distance(List<String> said, List<String> heard) {
        var row = new int[heard.size() + 1];
        for (int j = 0; j < row.length; j++) row[j] = j;
        for (int i = 1; i <= said.size(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int change = diagonal + (said.get(i - 1).equals(heard.get(j - 1)) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[heard.size()];
    }
}
