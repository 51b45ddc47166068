package io.podbrief.transcript.speech.whisper;

import io.podbrief.platform.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;

/// One recording cut into WAV files of at most ten minutes, each where it is quietest in its last half minute. A
/// piece without any sound is left out. Runs in the child.
final class CuttingWork {
    private static final int LONGEST = Samples.frames(Duration.ofMinutes(10)); // 19 MB; servers take 25
    private static final int SEARCH = Samples.frames(Duration.ofSeconds(30));
    private static final int SMOOTH = Samples.frames(Duration.ofMillis(100)); // to each side
    private static final int HEADER = 44;

    private final CutJob job;
    private final Consumer<Event> tell;
    private final ByteBuffer piece =
            ByteBuffer.allocate(2 * LONGEST * Samples.FRAME).order(ByteOrder.LITTLE_ENDIAN);
    private final double[] power = new double[LONGEST];
    private int frames; // in the piece
    private long start = -1; // sample of the recording where the piece begins

    CuttingWork(CutJob job, Consumer<Event> tell) {
        this.job = job;
        this.tell = tell;
    }

    /// @throws Failure.Permanent if it cannot be decoded
    void run() {
        try (var decoder = new Decoder(job.audio(), job.demuxer())) {
            tell.accept(new Event.Started(decoder.claimedMillis()));
            var all = new Frames(decoder);
            for (var frame = all.next(); frame != null; frame = all.next()) {
                long position = all.position();
                if (Samples.millis(position) > job.longest()) throw HearingWork.tooLong(job.longest());
                if (Samples.millis(position) > job.from()) add(frame, position - Samples.FRAME);
            }
            if (all.length() == 0) throw HearingWork.noSound();
            write(frames);
            tell.accept(new Event.Done(Samples.millis(all.length()), 0, null));
        }
    }

    private void add(float[] frame, long from) {
        if (start < 0) start = from;
        double sum = 0;
        for (float sample : frame) {
            piece.putShort((short) Math.clamp(Math.round(sample * Short.MAX_VALUE), Short.MIN_VALUE, Short.MAX_VALUE));
            sum += sample * sample;
        }
        power[frames++] = sum;
        if (frames == LONGEST) write(quietest());
    }

    private int quietest() {
        int cut = frames;
        double least = Double.MAX_VALUE;
        for (int i = frames - SEARCH; i < frames - SMOOTH; i++) {
            double loud = 0;
            for (int n = i - SMOOTH; n <= i + SMOOTH; n++) loud += power[n];
            if (loud < least) {
                least = loud;
                cut = i;
            }
        }
        return cut;
    }

    /// Writes the first frames of the piece; the others begin the next.
    private void write(int count) {
        int bytes = 2 * count * Samples.FRAME;
        if (Arrays.stream(power, 0, count).anyMatch(sum -> Loudness.isSound(sum, Samples.FRAME))) save(bytes);
        piece.flip().position(bytes);
        piece.compact();
        System.arraycopy(power, count, power, 0, frames - count);
        frames -= count;
        start += (long) count * Samples.FRAME;
        tell.accept(new Event.At(Samples.millis(Math.max(0, start))));
    }

    private void save(int bytes) {
        var file = ByteBuffer.allocate(HEADER + bytes).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF"))
                .putInt(HEADER - 8 + bytes)
                .put(ascii("WAVEfmt "))
                .putInt(16);
        file.putShort((short) 1).putShort((short) 1).putInt(Samples.HERTZ).putInt(2 * Samples.HERTZ);
        file.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(bytes);
        file.put(piece.array(), 0, bytes);
        try {
            Files.write(Path.of(job.pieces(), Pieces.name(Samples.millis(start))), file.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
