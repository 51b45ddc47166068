package io.podbrief.transcript.speech.whisper;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.podbrief.platform.Failure;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Map;

/// Silero's voice activity detector, versions 5 and 6, through ONNX Runtime: 512 samples after the 64 before
/// them, and a state that is handed on.
///
/// Source: github.com/snakers4/silero-vad (MIT). One thread: a frame is too little work for two.
final class Silero implements SpeechDetector {
    private static final int CONTEXT = 64;
    private static final int STATE = 2 * 128;
    private static final long[] INPUT_SHAPE = {1, CONTEXT + Samples.FRAME};
    private static final long[] STATE_SHAPE = {2, 1, 128};

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final OnnxTensor rate;
    private final float[] input = new float[CONTEXT + Samples.FRAME];
    private final float[] state = new float[STATE];

    /// @throws Failure.Permanent `speech.no_model` if the file is no such model
    Silero(String file) {
        try (var options = new OrtSession.SessionOptions()) {
            environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            session = environment.createSession(file, options);
            rate = OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[] {Samples.HERTZ}), new long[0]);
        } catch (OrtException e) {
            throw new Failure.Permanent(
                    "speech.no_model", "The file " + file + " is no speech detector: remove or replace it.", e);
        }
    }

    @Override
    public float probability(float[] frame) {
        System.arraycopy(input, Samples.FRAME, input, 0, CONTEXT);
        System.arraycopy(frame, 0, input, CONTEXT, Samples.FRAME);
        try (var inputTensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(input), INPUT_SHAPE);
                var stateTensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(state), STATE_SHAPE);
                var result = session.run(Map.of("input", inputTensor, "state", stateTensor, "sr", rate))) {
            ((OnnxTensor) result.get(1)).getFloatBuffer().get(state);
            return ((OnnxTensor) result.get(0)).getFloatBuffer().get(0);
        } catch (OrtException e) {
            throw new IllegalStateException("the speech detector failed", e);
        }
    }

    @Override
    public void close() {
        rate.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the speech detector cannot be closed", e);
        }
    }
}
