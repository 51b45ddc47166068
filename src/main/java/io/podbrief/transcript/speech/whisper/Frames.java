package io.podbrief.transcript.speech.whisper;

import org.jspecify.annotations.Nullable;

/// What a decoder gives, in frames of [Samples#FRAME]; the last is filled up with silence.
final class Frames {
    private final Decoder decoder;
    private float[] piece = new float[0];
    private int at;
    private long length;
    private long position;

    Frames(Decoder decoder) {
        this.decoder = decoder;
    }

    /// A new array each time; `null` at the end.
    float @Nullable [] next() {
        var frame = new float[Samples.FRAME];
        int filled = 0;
        while (filled < frame.length) {
            if (at == piece.length && !more()) break;
            int taken = Math.min(frame.length - filled, piece.length - at);
            System.arraycopy(piece, at, frame, filled, taken);
            filled += taken;
            at += taken;
        }
        if (filled == 0) return null;
        length += filled;
        position += frame.length;
        return frame;
    }

    private boolean more() {
        var next = decoder.next();
        if (next == null) return false;
        piece = next;
        at = 0;
        return true;
    }

    /// Samples in the frames given.
    long position() {
        return position;
    }

    /// Samples decoded, without what the last frame was filled up with.
    long length() {
        return length;
    }
}
