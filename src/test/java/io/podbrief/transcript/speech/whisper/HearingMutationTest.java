package io.podbrief.transcript.speech.whisper;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.platform.Failure;
import io.podbrief.transcript.speech.Hearing;
import io.podbrief.transcript.speech.HearingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damaged recordings end as text or as a failure with a code, and this process stays up. A thousand of them:
/// `-Dpodbrief.speech.mutations=1000`.
final class HearingMutationTest {
    private static final int MUTATIONS = Integer.getInteger("podbrief.speech.mutations", 6);
    private static final Path SCRATCH = Path.of("target/hearing");
    private static final Limits LIMITS =
            new Limits(Duration.ofMinutes(10), Duration.ofMinutes(2), Duration.ofMinutes(2), 4, 0);

    @TempDir
    Path folder;

    @Test
    void every_damaged_recording_ends_as_text_or_as_a_named_failure() throws IOException {
        var models = Sound.models();
        var seeds = seeds();
        Files.createDirectories(SCRATCH);
        var whisper = new Whisper(models, SCRATCH, LIMITS);
        var random = new Random(20_261_124);
        Map<String, Integer> ends = new TreeMap<>();
        for (int i = 0; i < MUTATIONS; i++) {
            var bytes = mutated(Files.readAllBytes(seeds.get(i % seeds.size())), random);
            ends.merge(end(whisper, Sound.write(folder.resolve("mutation"), bytes)), 1, Integer::sum);
        }
        if (MUTATIONS > 100) System.out.println(MUTATIONS + " mutated recordings: " + ends);

        assertThat(ends.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(MUTATIONS);
        assertThat(ends.keySet())
                .isSubsetOf(
                        "text", "nothing", "audio.decoder", "audio.unsupported", "audio.too_long", "speech.crashed");
    }

    /// Anything but a [Failure] escapes, and fails the test.
    private static String end(Whisper whisper, Path audio) {
        try {
            var heard = whisper.hear(audio, new Hearing("en", 1, Duration.ZERO), HearingListener.NONE);
            return heard.cues().isEmpty() ? "nothing" : "text";
        } catch (Failure failure) {
            return failure.code();
        }
    }

    /// A few seconds in every format: of speech where there is some, else of sounds of our own.
    private List<Path> seeds() {
        var folderOfOthers = System.getenv("PODBRIEF_TEST_DATA");
        var sound = folderOfOthers == null
                ? Sound.wav(folder.resolve("seed.wav"), 4, Sound.music())
                : Sound.converted(Sound.jfk(), folder.resolve("seed.wav"), "-t", "4");
        var seeds = new ArrayList<Path>();
        for (var name : List.of("a.mp3", "b.m4a", "c.ogg", "d.flac", "e.webm", "f.opus", "g.aac")) {
            seeds.add(Sound.converted(sound, folder.resolve(name)));
        }
        seeds.add(sound);
        return seeds;
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        var out = bytes.clone();
        switch (random.nextInt(4)) {
            case 0 -> {
                return Arrays.copyOf(out, random.nextInt(out.length));
            }
            case 1 -> flip(out, random, out.length, 1 + random.nextInt(200));
            case 2 -> flip(out, random, Math.min(out.length, 600), 1 + random.nextInt(8)); // headers
            default -> {
                int from = random.nextInt(out.length);
                int length = Math.min(out.length - from, 1 + random.nextInt(4_000));
                System.arraycopy(out, random.nextInt(out.length - length), out, from, length);
            }
        }
        return out;
    }

    private static void flip(byte[] bytes, Random random, int within, int times) {
        for (int i = 0; i < times; i++) bytes[random.nextInt(within)] = (byte) random.nextInt(256);
    }
}
