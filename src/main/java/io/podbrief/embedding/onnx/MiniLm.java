package io.podbrief.embedding.onnx;

import io.podbrief.embedding.Embedder;
import io.podbrief.embedding.Embedding;
import java.nio.FloatBuffer;
import java.util.List;
import org.springframework.stereotype.Component;

/// all-MiniLM-L6-v2, int8, 384 dimensions, as langchain4j packs it; the sentence vector is the mean of the token
/// vectors.
///
/// Source: Reimers and Gurevych, "Sentence-BERT", EMNLP 2019; the model card of
/// sentence-transformers/all-MiniLM-L6-v2.
@Component
public final class MiniLm implements Embedder, AutoCloseable {
    private static final String MODEL = "all-minilm-l6-v2-q";
    private static final int DIMENSION = 384;
    private static final int LONGEST = 256; // word pieces; the model was trained on no more

    private final Encoder encoder = new Encoder("/" + MODEL + ".onnx", LONGEST);

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
        return texts.stream().map(text -> encoder.read(text, MiniLm::sum)).toList();
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
        encoder.close();
    }
}
