package io.podbrief.transcript.speech.whisper;

import io.podbrief.platform.Failure;
import io.podbrief.platform.process.Scratch;
import io.podbrief.transcript.speech.HearingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A recording as WAV files of 16 kHz and at most ten minutes, for a recognizer that wants files: decoded and cut
/// by a child, as for hearing. Closing removes them.
public final class Pieces implements AutoCloseable {
    private static final long MEMORY = 512L << 20;
    private static final int HEADER = 44;

    private final Scratch scratch;
    private final Duration length;
    private final List<Piece> all;

    private Pieces(Scratch scratch, Duration length, List<Piece> all) {
        this.scratch = scratch;
        this.length = length;
        this.all = all;
    }

    /// A stretch of the recording that is not silent.
    ///
    /// @param from where it begins in the recording
    public record Piece(Path file, Duration from, Duration length) {
        /// Where it ends in the recording.
        public Duration to() {
            return from.plus(length);
        }
    }

    /// Cuts a recording. Takes seconds for an hour of it, and some 115 MB of disk.
    ///
    /// @param from what lies before it is left out
    /// @param scratch folder of ours
    /// @throws Failure as [io.podbrief.transcript.speech.SpeechRecognizer#hear] for what has to do with decoding
    public static Pieces of(Path audio, Duration from, Path scratch) {
        var container = Container.of(audio);
        var own = Scratch.folder(scratch);
        boolean kept = false;
        try {
            var folder = Files.createDirectories(own.path().resolve("pieces"));
            var longest = Limits.USUAL.longest().toMillis();
            var job = new CutJob(
                    audio.toAbsolutePath().toString(),
                    container.demuxer(),
                    folder.toString(),
                    from.toMillis(),
                    longest);
            var length = cut(job, scratch, own);
            var pieces = new Pieces(own, length, in(folder));
            kept = true;
            return pieces;
        } catch (IOException e) {
            throw Whisper.noProcess(scratch, e);
        } finally {
            if (!kept) own.close();
        }
    }

    private static Duration cut(CutJob job, Path scratch, Scratch own) throws IOException {
        try (var child = Whisper.child(scratch, own)) {
            child.say(Wire.write(job));
            var done = new Watched(child, Limits.USUAL, MEMORY, HearingListener.NONE).done();
            return Duration.ofMillis(done.length());
        }
    }

    private static List<Piece> in(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().map(Pieces::piece).toList();
        }
    }

    private static Piece piece(Path file) {
        long from = Long.parseLong(file.getFileName().toString().replace(".wav", ""));
        long samples = (file.toFile().length() - HEADER) / 2;
        return new Piece(file, Duration.ofMillis(from), Duration.ofMillis(Samples.millis(samples)));
    }

    /// @param from in milliseconds
    static String name(long from) {
        return "%010d.wav".formatted(from);
    }

    /// In order; none where nothing but silence is.
    public List<Piece> all() {
        return all;
    }

    /// How long the recording is, as decoded.
    public Duration length() {
        return length;
    }

    @Override
    public void close() {
        scratch.close();
    }
}
