package io.podbrief.transcript.speech.whisper;

/// Tells how likely it is that somebody speaks. Keeps what it heard before, so it is for one recording, in order.
interface SpeechDetector extends AutoCloseable {
    /// How likely somebody speaks in a frame.
    ///
    /// @param frame [Samples#FRAME] samples, directly after the ones before
    /// @return in `[0, 1]`
    float probability(float[] frame);

    @Override
    void close();
}
