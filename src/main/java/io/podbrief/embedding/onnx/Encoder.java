package io.podbrief.embedding.onnx;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/// A BERT-like model that reads one text at a time through ONNX Runtime.
///
/// One by one was no slower than any batch size tried (820 sentences: 5.3 s one by one, 5.1 s in eights, 7.8 s and
/// more in large batches), needs no padding, and a text's answer then never depends on its neighbours. One thread
/// per call: ONNX Runtime's own threads spin while they wait, which costs the other cores more than it brings.
final class Encoder implements AutoCloseable {
    private static final String VOCABULARY = "/all-minilm-l6-v2-q-tokenizer.json";

    private final OrtEnvironment environment = Runtimes.environment();
    private final HuggingFaceTokenizer tokenizer;
    private final OrtSession session;
    private final ReadWriteLock inUse = new ReentrantReadWriteLock(); // native memory must not go away under a reader
    private boolean closed;

    /// @param model path of the ONNX file on the class path
    /// @param longest text it reads, in word pieces; the rest is cut off
    Encoder(String model, int longest) {
        System.setProperty("ai.djl.offline", "true"); // the tokenizer's library is in its jar: nothing is to be fetched
        try (var weights = resource(model);
                var vocabulary = resource(VOCABULARY);
                var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            session = environment.createSession(weights.readAllBytes(), options);
            tokenizer = HuggingFaceTokenizer.newInstance(
                    vocabulary, Map.of("truncation", "true", "maxLength", String.valueOf(longest), "padding", "false"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OrtException e) {
            throw new IllegalStateException("the model " + model + " cannot be loaded", e);
        }
    }

    private static InputStream resource(String name) {
        var stream = Encoder.class.getResourceAsStream(name);
        if (stream == null) throw new IllegalStateException(name + " is not on the class path");
        return stream;
    }

    /// Runs the model on a text.
    ///
    /// @param reading makes something of the model's first output; the buffer is gone when it returns
    /// @throws IllegalStateException if it is closed, or the model fails
    <T> T read(String text, Function<FloatBuffer, T> reading) {
        inUse.readLock().lock();
        try {
            if (closed) throw new IllegalStateException("the model is closed: the program is ending");
            return run(text, reading);
        } finally {
            inUse.readLock().unlock();
        }
    }

    private <T> T run(String text, Function<FloatBuffer, T> reading) {
        var ids = tokenizer.encode(text).getIds();
        long[] shape = {1, ids.length};
        var mask = new long[ids.length];
        Arrays.fill(mask, 1);
        try (var idTensor = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
                var maskTensor = OnnxTensor.createTensor(environment, LongBuffer.wrap(mask), shape);
                var typeTensor = OnnxTensor.createTensor(
                        environment, LongBuffer.allocate(ids.length), shape); // one segment: all 0
                var result = session.run(
                        Map.of("input_ids", idTensor, "attention_mask", maskTensor, "token_type_ids", typeTensor))) {
            return reading.apply(((OnnxTensor) result.get(0)).getFloatBuffer());
        } catch (OrtException e) {
            throw new IllegalStateException("the model failed on a text of " + text.length() + " characters", e);
        }
    }

    /// Waits for what is being read.
    @Override
    public void close() {
        inUse.writeLock().lock();
        try {
            if (closed) return;
            closed = true;
            session.close();
            tokenizer.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the model cannot be closed", e);
        } finally {
            inUse.writeLock().unlock();
        }
    }
}
