package io.podbrief.transcript.speech.whisper;

import java.util.ArrayList;
import java.util.List;

/// Speech that is given to the recognizer in one go: pieces of the recording, the pauses between them left out.
/// Whisper takes 30 seconds at a time and a window costs the same however short it is, so pieces are packed.
///
/// @param pieces in order, at least one
record Window(List<Piece> pieces) {
    /// A stretch of the recording without a long pause.
    ///
    /// @param from index of its first sample in the recording
    /// @param frames of [Samples#FRAME] samples
    /// @param probabilities that somebody speaks, one for each frame
    record Piece(long from, List<float[]> frames, List<Float> probabilities) {
        Piece {
            frames = List.copyOf(frames);
            probabilities = List.copyOf(probabilities);
        }

        int samples() {
            return frames.size() * Samples.FRAME;
        }
    }

    Window {
        pieces = List.copyOf(pieces);
        if (pieces.isEmpty()) throw new IllegalArgumentException("a window without speech");
    }

    /// How many samples it has.
    int size() {
        return pieces.stream().mapToInt(Piece::samples).sum();
    }

    /// Its sound, followed by silence where it is shorter than `least`.
    float[] samples(int least) {
        var all = new float[Math.max(least, size())];
        int at = 0;
        for (var piece : pieces) {
            for (var frame : piece.frames) {
                System.arraycopy(frame, 0, all, at, frame.length);
                at += frame.length;
            }
        }
        return all;
    }

    /// Where a sample of the window is in the recording, as a start: at a seam, the later side of it.
    ///
    /// @param sample clamped to the window
    long startAt(long sample) {
        long left = Math.max(0, sample);
        for (var piece : pieces) {
            if (left < piece.samples()) return piece.from + left;
            left -= piece.samples();
        }
        return end();
    }

    /// Where a sample of the window is in the recording, as an end: at a seam, the earlier side of it.
    long endAt(long sample) {
        long left = Math.max(0, sample);
        for (var piece : pieces) {
            if (left <= piece.samples()) return piece.from + left;
            left -= piece.samples();
        }
        return end();
    }

    /// The sample of the recording after its last one.
    long end() {
        var last = pieces.getLast();
        return last.from + last.samples();
    }

    /// How many frames are speech with at least this probability.
    long framesAtLeast(float probability) {
        return pieces.stream()
                .flatMap(piece -> piece.probabilities.stream())
                .filter(one -> one >= probability)
                .count();
    }

    /// Mean probability that somebody speaks between two samples of the window.
    double speech(long from, long to) {
        var all = new ArrayList<Float>();
        pieces.forEach(piece -> all.addAll(piece.probabilities));
        int first = Math.clamp(from / Samples.FRAME, 0, all.size() - 1);
        int last = Math.clamp((to - 1) / Samples.FRAME, first, all.size() - 1);
        return all.subList(first, last + 1).stream()
                .mapToDouble(Float::doubleValue)
                .average()
                .orElse(0);
    }
}
