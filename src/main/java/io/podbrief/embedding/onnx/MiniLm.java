package io.podbrief.embedding.onnx;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.podbrief.embedding.Embedder;
import io.podbrief.embedding.Embedding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// all-MiniLM-L6-v2, int8, 384 dimensions, as langchain4j packs it; the sentence vector is the mean of the token
/// vectors.
///
/// Source: Reimers and Gurevych, "Sentence-BERT", EMNLP 2019; the model card of
/// sentence-transformers/all-MiniLM-L6-v2. Texts run one by one: that was no slower than any batch size tried (820
/// sentences: 5.3 s one by one, 5.1 s in eights, 7.8 s and more in large batches), needs no padding, and a text's
/// vector then never depends on its neighbours. One thread per call: ONNX Runtime's own threads spin while they
/// wait, which costs the other cores more than it brings.
@Component
public final class MiniLm implements Embedder, AutoCloseable {
    private static final String MODEL = "all-minilm-l6-v2-q";
    private static final int DIMENSION = 384;
    private static final int LONGEST = 256; // tokens; the model was trained on no more

    private final OrtEnvironment environment = Runtimes.environment();
    private final HuggingFaceTokenizer tokenizer;
    private final OrtSession session;

    public MiniLm() {
        System.setProperty("ai.djl.offline", "true"); // the tokenizer's library is in its jar: nothing is to be fetched
        try (var model = resource(MODEL + ".onnx");
                var vocabulary = resource(MODEL + "-tokenizer.json");
                var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            session = environment.createSession(model.readAllBytes(), options);
            tokenizer = HuggingFaceTokenizer.newInstance(
                    vocabulary, Map.of("truncation", "true", "maxLength", String.valueOf(LONGEST), "padding", "false"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OrtException e) {
            throw new IllegalStateException("the embedding model cannot be loaded", e);
        }
    }

    private static InputStream resource(String name) {
        var stream = MiniLm.class.getResourceAsStream("/" + name);
        if (stream == null) throw new IllegalStateException(name + " is not on the class path");
        return stream;
    }

    @Override
    public String model() {
        return MODEL;
    }

    @Override
    public int dimension() {
        return DIMENSION;
    }

    @Override
    public List<Embedding> embed(List<String> texts) {
        return texts.stream().map(this::run).toList();
    }

    private Embedding run(String text) {
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
            return sum(((OnnxTensor) result.get(0)).getFloatBuffer());
        } catch (OrtException e) {
            throw new IllegalStateException(
                    "the embedding model failed on a text of " + text.length() + " characters", e);
        }
    }

    /// The direction of the sum of the token vectors, which is that of their mean.
    private static Embedding sum(FloatBuffer states) {
        var sum = new float[DIMENSION];
        while (states.hasRemaining()) {
            for (int i = 0; i < DIMENSION; i++) sum[i] += states.get();
        }
        return Embedding.of(sum);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the embedding model cannot be closed", e);
        }
        tokenizer.close();
    }
}
