package io.podbrief.transcript.speech.whisper;

/// Takes everything above -50 dB for speech: what is left where no detector is installed. Silence is found so;
/// music is not.
final class Loudness implements SpeechDetector {
    private static final double QUIET = Math.pow(10, -50 / 20.0); // of full scale

    @Override
    public float probability(float[] frame) {
        double sum = 0;
        for (float sample : frame) sum += sample * sample;
        return isSound(sum, frame.length) ? 1 : 0;
    }

    /// @param sum of the samples' squares
    static boolean isSound(double sum, int samples) {
        return Math.sqrt(sum / samples) > QUIET;
    }

    @Override
    public void close() {}
}
