package io.podbrief.transcript.speech.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.podbrief.platform.Failure;
import io.podbrief.platform.process.ChildCommand;
import io.podbrief.transcript.SpokenCue;
import io.podbrief.transcript.speech.Heard;
import io.podbrief.transcript.speech.Hearing;
import io.podbrief.transcript.speech.HearingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Hearing with real models in a real child.
final class WhisperTest {
    private static final String JFK =
            "and so my fellow americans ask not what your country can do for you ask what you can do for your country";
    private static final Path SCRATCH = Path.of("target/hearing");
    private static final Hearing ENGLISH = new Hearing("en", 1, Duration.ZERO);

    @TempDir
    Path folder;

    private static Whisper whisper(Path models, Limits limits) {
        try {
            Files.createDirectories(SCRATCH);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new Whisper(models, SCRATCH, limits);
    }

    /// The folder of real models with only some of them in it.
    private Path only(String... names) throws IOException {
        var models = Sound.models();
        var some = Files.createDirectories(folder.resolve("models"));
        for (var name : names)
            Files.createSymbolicLink(some.resolve(name), models.resolve(name).toAbsolutePath());
        return some;
    }

    private Whisper tiny() throws IOException {
        return whisper(only("ggml-tiny.en.bin", "silero_vad.onnx"), Limits.USUAL);
    }

    private static Heard hear(Whisper whisper, Path audio) {
        return whisper.hear(audio, ENGLISH, HearingListener.NONE);
    }

    private static String words(Heard heard) {
        return heard.cues().stream()
                .map(SpokenCue::text)
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z ]+", "");
    }

    private static @Nullable String code(Whisper whisper, Path audio) {
        var failure = catchThrowableOfType(Failure.class, () -> hear(whisper, audio));
        return failure == null ? null : failure.code();
    }

    @Test
    void hears_a_speech_word_for_word_and_when_it_is_said() throws IOException {
        var heard = hear(tiny(), Sound.jfk());

        assertThat(words(heard)).isEqualTo(JFK);
        assertThat(heard.source().words()).isEqualTo("speech recognition (whisper tiny.en)");
        assertThat(heard.language()).isEqualTo("en");
        assertThat(heard.length()).isBetween(Duration.ofMillis(10_900), Duration.ofMillis(11_100));
        var first = heard.cues().getFirst();
        var last = heard.cues().getLast();
        assertThat(first.from()).isBetween(Duration.ZERO, Duration.ofMillis(500)); // he begins at 0.3 s
        assertThat(last.to()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(11));
        assertThat(heard.transcript().timeAt(heard.transcript().text().indexOf("ask not")))
                .isBetween(Duration.ofMillis(2_000), Duration.ofMillis(4_500)); // at 3.3 s
    }

    @Test
    void tells_what_it_hears_while_it_hears() throws IOException {
        var told = new ArrayList<String>();
        var heard = tiny().hear(Sound.jfk(), ENGLISH, new HearingListener() {
            @Override
            public void at(Duration position, @Nullable Duration length) {
                told.add("at " + position.toSeconds() + " of " + (length == null ? "?" : length.toSeconds()));
            }

            @Override
            public void cue(SpokenCue cue) {
                told.add("cue");
            }
        });

        assertThat(told).startsWith("at 0 of 11", "cue").endsWith("at 11 of 11");
        assertThat(told.stream().filter("cue"::equals)).hasSameSizeAs(heard.cues());
    }

    @Test
    void places_words_after_long_silence_where_they_are() throws IOException {
        var models = tiny();
        var late = Sound.converted(Sound.jfk(), folder.resolve("late.mp3"), "-af", "adelay=60000:all=1");

        var heard = hear(models, late);

        assertThat(words(heard)).isEqualTo(JFK);
        assertThat(heard.cues().getFirst().from()).isBetween(Duration.ofSeconds(60), Duration.ofMillis(60_600));
        assertThat(heard.speech()).isLessThan(Duration.ofSeconds(13));
    }

    @ParameterizedTest
    @CsvSource({
        "x.mp3, libmp3lame",
        "x.ogg, vorbis",
        "x.opus, libopus",
        "x.m4a, aac",
        "x.aac, aac",
        "x.flac, flac",
        "x.wav, pcm_s16le",
        "x.webm, libopus"
    })
    void hears_every_format_whatever_the_file_is_called(String name, String codec) throws IOException {
        var models = tiny();
        var stereo = Sound.converted(
                Sound.jfk(), folder.resolve(name), "-c:a", codec, "-ac", "2", "-ar", "48000", "-strict", "-2");
        var unnamed = Files.move(stereo, folder.resolve("enclosure.txt"));

        assertThat(words(hear(models, unnamed))).isEqualTo(JFK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"silence", "tone", "noise", "music"})
    void invents_nothing_where_nobody_speaks(String kind) throws IOException {
        var wave = switch (kind) {
            case "silence" -> Sound.silence();
            case "tone" -> Sound.tone(440);
            case "noise" -> Sound.noise();
            default -> Sound.music();
        };

        var heard = hear(tiny(), Sound.wav(folder.resolve("sound.wav"), 40, wave));

        assertThat(heard.cues()).isEmpty();
        assertThat(heard.length()).isBetween(Duration.ofMillis(39_990), Duration.ofMillis(40_010));
        assertThat(heard.transcript().text()).isEmpty();
    }

    @Test
    void finds_silence_without_a_detector_too() throws IOException {
        var whisper = whisper(only("ggml-tiny.en.bin"), Limits.USUAL);

        assertThat(words(hear(whisper, Sound.jfk()))).isEqualTo(JFK);
        assertThat(hear(whisper, Sound.wav(folder.resolve("quiet.wav"), 30, Sound.silence()))
                        .cues())
                .isEmpty();
    }

    @Test
    void finds_out_the_language_where_nobody_says_it() throws IOException {
        var whisper = whisper(only("ggml-base.bin", "silero_vad.onnx"), Limits.USUAL);

        var heard = whisper.hear(Sound.jfk(), new Hearing(null, 1, Duration.ZERO), HearingListener.NONE);

        assertThat(heard.language()).isEqualTo("en");
        assertThat(words(heard)).isEqualTo(JFK);
    }

    @Test
    void hears_a_second_language_and_says_which_it_is() throws IOException {
        var whisper = whisper(only("ggml-base.bin", "silero_vad.onnx"), Limits.USUAL);
        var wav = folder.resolve("german.wav");
        var german = Sound.spoken(
                wav,
                "Guten Tag und willkommen. Heute sprechen wir über den Preis von Strom in Deutschland. "
                        + "Im letzten Jahr ist der Preis um zwanzig Prozent gestiegen.",
                "espeak-ng",
                "-v",
                "de",
                "-s",
                "140",
                "-w",
                wav.toString());

        var heard = whisper.hear(german, new Hearing(null, 1, Duration.ZERO), HearingListener.NONE);

        assertThat(heard.language()).isEqualTo("de");
        assertThat(words(heard)).contains("preis", "strom", "deutschland", "prozent");
    }

    @Test
    void says_no_language_where_there_is_only_music() throws IOException {
        var whisper = whisper(only("ggml-base.bin", "silero_vad.onnx"), Limits.USUAL);
        var music = Sound.wav(folder.resolve("music.wav"), 40, Sound.music());

        var heard = whisper.hear(music, new Hearing(null, 1, Duration.ZERO), HearingListener.NONE);

        assertThat(heard.cues()).isEmpty();
        assertThat(heard.language()).isNull();
    }

    @Test
    void takes_up_where_it_stopped() throws IOException {
        var heard = tiny().hear(Sound.jfk(), new Hearing("en", 1, Duration.ofMillis(7_500)), HearingListener.NONE);

        assertThat(words(heard)).isEqualTo("ask what you can do for your country");
        assertThat(heard.cues().getFirst().from()).isBetween(Duration.ofMillis(7_400), Duration.ofMillis(8_600));
        assertThat(heard.length()).isGreaterThan(Duration.ofMillis(10_900));
    }

    @Test
    void hears_what_there_is_of_a_cut_off_recording() throws IOException {
        var whisper = tiny();
        var bytes = Files.readAllBytes(Sound.jfk());
        var cut = Sound.write(folder.resolve("cut.mp3"), Arrays.copyOf(bytes, bytes.length / 2));

        var heard = hear(whisper, cut);

        assertThat(words(heard)).startsWith("and so my fellow americans");
        assertThat(heard.length()).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
    }

    @Test
    void goes_on_after_its_child_was_killed() throws IOException {
        var whisper = tiny();
        var audio = Sound.jfk();
        var killing = new HearingListener() {
            @Override
            public void at(Duration position, @Nullable Duration length) {
                children().forEach(ProcessHandle::destroyForcibly);
            }
        };

        var failure = catchThrowableOfType(Failure.Retryable.class, () -> whisper.hear(audio, ENGLISH, killing));

        assertThat(failure.code()).isEqualTo("speech.crashed");
        assertThat(words(hear(whisper, audio))).isEqualTo(JFK);
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current()
                .descendants()
                .filter(child -> child.info().commandLine().orElse("").contains(HearingChild.class.getName()))
                .toList();
    }

    @Test
    void ends_what_takes_too_long_and_leaves_no_process_or_file() throws IOException {
        var hasty = new Limits(Duration.ofHours(6), Duration.ofMillis(300), Duration.ofMillis(300), 0, 0);
        var whisper = whisper(only("ggml-tiny.en.bin"), hasty);

        assertThat(code(whisper, Sound.jfk())).isEqualTo("speech.timeout");
        assertThat(children()).isEmpty();
        try (var left = Files.list(SCRATCH)) {
            assertThat(left.map(file -> file.getFileName().toString())).containsOnly("natives");
        }
    }

    @Test
    void its_child_ends_with_it() throws Exception {
        var models = only("ggml-tiny.en.bin");
        var audio = Sound.jfk();
        var natives = Files.createDirectories(SCRATCH.resolve("natives")).toAbsolutePath();
        var process = ChildCommand.of(HearingChild.class, folder, "-Dorg.bytedeco.javacpp.cachedir=" + natives)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var job = new Job(
                audio.toString(), "mp3", models.resolve("ggml-tiny.en.bin").toString(), null, "en", 1, 0, 60_000);
        process.getOutputStream().write((Wire.write(job) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        assertThat(process.inputReader().readLine()).contains("started");

        process.getOutputStream().close(); // what happens when its parent dies

        assertThat(process.waitFor(20, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
    }

    @Test
    void removes_what_a_dead_program_left_behind() throws IOException {
        var left = Files.createDirectories(SCRATCH.resolve("podbrief-999999999-1"));
        Sound.write(left.resolve("crash.log"), new byte[10]);
        Sound.models();

        hear(tiny(), Sound.wav(folder.resolve("quiet.wav"), 1, Sound.silence()));

        assertThat(left).doesNotExist();
    }

    @Test
    void ends_what_takes_too_much_memory() throws IOException {
        var narrow = new Limits(Duration.ofHours(6), Duration.ofMinutes(1), Duration.ofMinutes(1), 4, 32 << 20);

        assertThat(code(whisper(only("ggml-tiny.en.bin"), narrow), Sound.jfk())).isEqualTo("speech.memory");
    }

    @Test
    void hears_nothing_longer_than_it_may() throws IOException {
        var brief = new Limits(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMinutes(1), 60, 0);

        assertThat(code(whisper(only("ggml-tiny.en.bin"), brief), Sound.jfk())).isEqualTo("audio.too_long");
    }

    @Test
    void stops_when_its_thread_is_interrupted() throws IOException {
        var whisper = tiny();
        var audio = Sound.jfk();
        var interrupting = new HearingListener() {
            @Override
            public void at(Duration position, @Nullable Duration length) {
                Thread.currentThread().interrupt();
            }
        };

        assertThatThrownBy(() -> whisper.hear(audio, ENGLISH, interrupting))
                .isInstanceOfSatisfying(
                        Failure.Retryable.class,
                        failure -> assertThat(failure.code()).isEqualTo("speech.interrupted"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(children()).isEmpty();
    }

    @Test
    void refuses_a_broken_model() throws IOException {
        Sound.models();
        Sound.write(folder.resolve("ggml-tiny.bin"), new byte[1000]);
        var audio = Sound.wav(folder.resolve("quiet.wav"), 1, Sound.silence());

        assertThat(code(whisper(folder, Limits.USUAL), audio)).isEqualTo("speech.no_model");
    }

    @Test
    void refuses_sound_that_cannot_be_decoded() throws IOException {
        var whisper = tiny();
        var header = Arrays.copyOf("fLaC\0\0\0\"nonsense".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 5_000);

        assertThat(code(whisper, Sound.write(folder.resolve("x.flac"), header))).isEqualTo("audio.decoder");
        assertThat(Objects.requireNonNull(code(
                        whisper,
                        Sound.write(
                                folder.resolve("x.ogg"), "OggS".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))))
                .isEqualTo("audio.decoder");
    }
}
