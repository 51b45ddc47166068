package io.podbrief.transcript.speech.whisper;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/// Cuts a recording into windows of speech, frame by frame, with at most a minute of sound in memory.
///
/// A piece of speech begins where the probability reaches [#BEGINS] and ends where it stays below [#ENDS] for
/// [#PAUSE]; as much is kept on both sides, so that nothing is lost of talk with short pauses. Pieces are packed
/// into a window until it would be longer than [#LONGEST], or a long pause comes when it is more than half full.
/// Talk without any pause is cut where it is quietest in the last [#SEARCH] of the window. A window with less than
/// [#LEAST] of speech in it is a click or a breath, and dropped.
final class Windows {
    private static final float BEGINS = 0.5f;
    private static final float ENDS = 0.35f;
    private static final int PAUSE = Samples.frames(Duration.ofMillis(200));
    private static final int LEAST = Samples.frames(Duration.ofMillis(250));
    private static final int SMOOTH = Samples.frames(Duration.ofMillis(100)); // to each side
    private static final int LONGEST = Samples.frames(Duration.ofSeconds(28)); // whisper takes 30
    private static final int HALF = LONGEST / 2;
    private static final int BREAK = Samples.frames(Duration.ofSeconds(3));
    private static final int SEARCH = Samples.frames(Duration.ofSeconds(8));

    private static final class Frame {
        private final float[] samples;
        private final float probability;

        private Frame(float[] samples, float probability) {
            this.samples = samples;
            this.probability = probability;
        }

        float[] samples() {
            return samples;
        }

        float probability() {
            return probability;
        }

        double power() {
            double sum = 0;
            for (float sample : samples) sum += sample * sample;
            return sum;
        }
    }

    private final Consumer<Window> out;
    private final Deque<Frame> before = new ArrayDeque<>(); // the latest frames that belong to no piece
    private final List<Frame> piece = new ArrayList<>(); // the one that goes on
    private final List<Window.Piece> pieces = new ArrayList<>(); // the ones that wait
    private boolean speaking;
    private int quiet; // frames since the last that was speech
    private long position; // frames seen

    /// @param out is given each window as soon as it is complete
    Windows(Consumer<Window> out) {
        this.out = out;
    }

    /// Takes the next frame.
    ///
    /// @param samples [Samples#FRAME] of them; kept, so not to be changed
    void add(float[] samples, float probability) {
        position++;
        var frame = new Frame(samples, probability);
        if (speaking) goOn(frame);
        else if (probability >= BEGINS) begin(frame);
        else remember(frame);
    }

    /// Passes over a frame at the start of the recording, before the first that is added.
    void skip() {
        position++;
    }

    /// The recording has ended.
    void end() {
        if (speaking) endPiece();
        flush();
    }

    /// Everything before this sample has been given out or is no speech.
    long settled() {
        if (!pieces.isEmpty()) return pieces.getFirst().from();
        return (position - piece.size() - before.size()) * Samples.FRAME;
    }

    private void remember(Frame frame) {
        before.add(frame);
        if (before.size() > PAUSE) before.remove();
        if (waiting() > HALF && position - lastEnd() > BREAK) flush();
    }

    private void begin(Frame frame) {
        speaking = true;
        quiet = 0;
        piece.addAll(before);
        before.clear();
        piece.add(frame);
    }

    private void goOn(Frame frame) {
        piece.add(frame);
        quiet = frame.probability < ENDS ? quiet + 1 : 0;
        if (quiet >= PAUSE) {
            endPiece();
        } else if (waiting() + piece.size() > LONGEST) {
            if (pieces.isEmpty()) cut();
            else flush();
        }
    }

    private void endPiece() {
        keep(piece.size(), (position - piece.size()) * Samples.FRAME);
        piece.clear();
        speaking = false;
    }

    /// Talk that does not pause.
    private void cut() {
        int cut = piece.size() - 1;
        double least = Double.MAX_VALUE;
        for (int i = Math.max(SMOOTH, piece.size() - SEARCH); i < piece.size() - SMOOTH; i++) {
            double loud = piece.subList(i - SMOOTH, i + SMOOTH + 1).stream()
                    .mapToDouble(Frame::power)
                    .sum();
            if (loud < least) {
                least = loud;
                cut = i;
            }
        }
        keep(cut, (position - piece.size()) * Samples.FRAME);
        piece.subList(0, cut).clear();
        flush();
    }

    private void keep(int frames, long from) {
        if (waiting() + frames > LONGEST) flush();
        var kept = piece.subList(0, frames);
        pieces.add(new Window.Piece(
                from,
                kept.stream().map(Frame::samples).toList(),
                kept.stream().map(Frame::probability).toList()));
    }

    private int waiting() {
        return pieces.stream().mapToInt(one -> one.frames().size()).sum();
    }

    /// Frames of the recording up to the end of the last piece that waits.
    private long lastEnd() {
        var last = pieces.getLast();
        return last.from() / Samples.FRAME + last.frames().size();
    }

    private void flush() {
        if (pieces.isEmpty()) return;
        var window = new Window(pieces);
        pieces.clear();
        if (window.framesAtLeast(BEGINS) >= LEAST) out.accept(window);
    }
}
