package io.podbrief.transcript.speech.whisper;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.givimad.whisperjni.WhisperFullParams;
import io.github.givimad.whisperjni.WhisperJNI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.javacpp.Loader;

/// Models and recordings for tests: models in the folder that PODBRIEF_MODELS_FOLDER names, other people's speech
/// in the one that PODBRIEF_TEST_DATA names, and sounds of our own.
final class Sound {
    private static final int HERTZ = 44_100;

    private Sound() {}

    /// The folder of real models; without it the test is skipped.
    static Path models() {
        var folder = System.getenv("PODBRIEF_MODELS_FOLDER");
        assumeThat(folder)
                .as("skipped: PODBRIEF_MODELS_FOLDER names no folder of speech models")
                .isNotBlank();
        return Path.of(String.valueOf(folder));
    }

    /// A recording of the third-party data; without the folder the test is skipped.
    static Path recording(String name) {
        var folder = System.getenv("PODBRIEF_TEST_DATA");
        assumeThat(folder)
                .as("skipped: PODBRIEF_TEST_DATA names no folder of third-party recordings")
                .isNotBlank();
        return Path.of(String.valueOf(folder), "F_audio", name);
    }

    static Path jfk() {
        return recording("whisper.cpp/jfk.mp3");
    }

    /// Writes a WAV file of one channel.
    ///
    /// @param wave from the number of a sample to its value in `[-1, 1]`
    static Path wav(Path file, double seconds, IntToDoubleFunction wave) {
        int samples = (int) (seconds * HERTZ);
        var bytes = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
        bytes.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        bytes.putShort((short) 1).putShort((short) 1).putInt(HERTZ).putInt(2 * HERTZ);
        bytes.putShort((short) 2).putShort((short) 16);
        bytes.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
        for (int i = 0; i < samples; i++) bytes.putShort((short) (32_000 * wave.applyAsDouble(i)));
        return write(file, bytes.array());
    }

    static IntToDoubleFunction silence() {
        return _ -> 0;
    }

    /// A steady tone.
    static IntToDoubleFunction tone(double hertz) {
        return i -> 0.5 * Math.sin(2 * Math.PI * hertz * i / HERTZ);
    }

    static IntToDoubleFunction noise() {
        var random = new Random(7);
        return _ -> 0.3 * random.nextGaussian() / 3;
    }

    /// Three notes that swell and fade, in bars of two seconds: something like music.
    static IntToDoubleFunction music() {
        double[] notes = {220, 277.18, 329.63, 440, 349.23, 261.63};
        return i -> {
            double beat = i / (HERTZ * 0.5);
            double swell = Math.exp(-3 * (beat - Math.floor(beat)));
            double sum = 0;
            for (int n = 0; n < 3; n++) {
                double hertz = notes[((int) (beat / 4) + 2 * n) % notes.length];
                sum += Math.sin(2 * Math.PI * hertz * i / HERTZ) + 0.4 * Math.sin(4 * Math.PI * hertz * i / HERTZ);
            }
            return 0.2 * swell * sum;
        };
    }

    static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs the command line tool that comes with the decoder, to make other formats of a recording.
    static Path converted(Path from, Path to, String... options) {
        return tool(List.of("-i", from.toString()), List.of(options), to);
    }

    /// Several recordings in a row.
    ///
    /// @param list of files, as ffmpeg's concat demuxer reads it
    static Path joined(Path list, Path to, int seconds) {
        var from = List.of("-f", "concat", "-safe", "0", "-i", list.toString());
        return tool(from, List.of("-t", String.valueOf(seconds)), to);
    }

    /// A recording with a picture in it, as most podcasts have.
    static Path covered(Path sound, Path picture, Path to) {
        var from = List.of("-i", sound.toString(), "-i", picture.toString());
        return tool(from, List.of("-map", "0", "-map", "1", "-disposition:v", "attached_pic"), to);
    }

    private static Path tool(List<String> from, List<String> options, Path to) {
        System.setProperty(
                "org.bytedeco.javacpp.cachedir",
                Path.of("target/hearing/natives").toAbsolutePath().toString());
        Loader.load(avdevice.class); // unpacks what the tool is linked with
        var tool = Path.of(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class));
        var command = new ArrayList<String>();
        command.addAll(List.of(tool.toString(), "-v", "error", "-y"));
        command.addAll(from);
        command.addAll(options);
        command.add(to.toString());
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("LD_LIBRARY_PATH", String.valueOf(tool.getParent()));
            var process = builder.start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) throw new IllegalStateException(output);
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// A text read out by a program that may be installed; without it the test is skipped.
    ///
    /// @param command name and options of the program, which end before the text
    static Path spoken(Path to, String text, String... command) {
        var all = new ArrayList<>(List.of(command));
        all.add(text);
        try {
            var process = new ProcessBuilder(all).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) throw new IllegalStateException(command[0] + " failed");
            return to;
        } catch (IOException _) {
            assumeThat(false).as("skipped: " + command[0] + " is not installed").isTrue();
            throw new IllegalStateException("unreachable");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// The samples of a good recording.
    static float[] decoded(Path audio) {
        var all = FloatBuffer.allocate(30 * 60 * Samples.HERTZ);
        try (var decoder = new Decoder(audio.toString(), Container.of(audio).demuxer())) {
            for (var piece = decoder.next(); piece != null; piece = decoder.next()) all.put(piece);
        }
        return Arrays.copyOf(all.array(), all.position());
    }

    /// whisper.cpp on samples, with nothing of ours around it.
    static void bareEngine(Path model, float[] samples, int threads) {
        try {
            WhisperJNI.loadLibrary();
            WhisperJNI.setLibraryLogger(null);
            var whisper = new WhisperJNI();
            try (var context = whisper.init(model)) {
                var parameters = new WhisperFullParams();
                parameters.nThreads = threads;
                parameters.language = "en";
                parameters.printProgress = false;
                whisper.full(context, parameters, samples, samples.length);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
