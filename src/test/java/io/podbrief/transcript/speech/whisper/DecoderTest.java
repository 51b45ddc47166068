package io.podbrief.transcript.speech.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.podbrief.platform.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Decoding of sounds of our own, in this process: they are harmless.
final class DecoderTest {
    @TempDir
    Path folder;

    private Path tone() {
        return Sound.wav(folder.resolve("tone.wav"), 2, Sound.tone(440));
    }

    /// Root mean square of the middle, where no codec is still starting or already ending.
    private static double loudness(float[] samples) {
        double sum = 0;
        int from = samples.length / 4;
        int to = samples.length * 3 / 4;
        for (int i = from; i < to; i++) sum += samples[i] * samples[i];
        return Math.sqrt(sum / (to - from));
    }

    @Test
    void gives_16_000_samples_a_second_whatever_the_rate_was() {
        assertThat(Sound.decoded(tone())).hasSize(2 * Samples.HERTZ);
    }

    @ParameterizedTest
    @CsvSource({"1, 8000", "2, 44100", "2, 48000", "6, 48000"})
    void keeps_the_loudness_however_many_channels_say_the_same(int channels, int rate) {
        var same = "pan=" + channels + "c|c0=c0" + "|c1=c0|c2=c0|c3=c0|c4=c0|c5=c0".substring(0, 6 * (channels - 1));
        var file = Sound.converted(
                tone(), folder.resolve("many.wav"), "-af", same, "-ar", String.valueOf(rate), "-c:a", "pcm_s16le");

        // 0.5 / sqrt 2; 6 channels without a layout are mixed with a smaller weight for those behind
        double expected = 0.5 * 32_000 / 32_768 / Math.sqrt(2);
        assertThat(loudness(Sound.decoded(file))).isCloseTo(expected, within(channels > 2 ? 0.2 : 0.01));
    }

    @Test
    void opens_nothing_that_a_file_names() throws Exception {
        var secret = tone();
        var playlist =
                Files.writeString(folder.resolve("list.m3u8"), "#EXTM3U\n#EXTINF:2,\n" + secret + "\n#EXT-X-ENDLIST\n");

        // Even where the sniffing were fooled: only the demuxer that was asked for is tried.
        assertThatThrownBy(() -> new Decoder(playlist.toString(), "mp3"))
                .isInstanceOfSatisfying(
                        Failure.Permanent.class,
                        failure -> assertThat(failure.code()).isEqualTo("audio.decoder"));
    }

    @Test
    void ignores_a_picture_beside_the_sound() {
        var picture =
                Sound.converted(tone(), folder.resolve("cover.png"), "-filter_complex", "showspectrumpic=s=64x64");
        var file = Sound.covered(tone(), picture, folder.resolve("cover.mp3"));

        assertThat(loudness(Sound.decoded(file))).isCloseTo(0.345, within(0.02));
    }
}
