package io.podbrief.embedding.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
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
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/// all-MiniLM-L6-v2, int8, 384 dimensions, as langchain4j packs it; the sentence vector is the mean of the token vectors.
///
/// Source: Reimers and Gurevych, "Sentence-BERT", EMNLP 2019; the model card of sentence-transformers/all-MiniLM-L6-v2.
/// Texts run in batches of similar length, as padding would be computed too. One thread per call: ONNX Runtime's own threads
/// spin while they wait, which costs the other cores more than it brings.
@Component
public final class MiniLm implements Embedder, AutoCloseable {
    private static final String MODEL = "all-minilm-l6-v2-q";
    private static final int DIMENSION = 384;
    private static final int LONGEST = 256; // tokens; the model was trained on no more
    private static final int BATCH_TOKENS = 4096;

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
        var encodings = texts.stream().map(tokenizer::encode).toList();
        var byLength = IntStream.range(0, texts.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> encodings.get(i).getIds().length))
                .toList();
        var embeddings = new Embedding[texts.size()];
        for (var batch : batches(byLength, encodings)) run(batch, encodings, embeddings);
        return List.of(embeddings);
    }

    /// Cuts the order into runs whose padded size stays under [#BATCH_TOKENS].
    private static List<List<Integer>> batches(List<Integer> byLength, List<Encoding> encodings) {
        var batches = new ArrayList<List<Integer>>();
        int from = 0;
        for (int to = 1; to <= byLength.size(); to++) {
            boolean full = to == byLength.size() || (to + 1 - from) * encodings.get(byLength.get(to)).getIds().length > BATCH_TOKENS;
            if (full) {
                batches.add(byLength.subList(from, to));
                from = to;
            }
        }
        return batches;
    }

    private void run(List<Integer> batch, List<Encoding> encodings, Embedding[] into) {
        int width = encodings.get(batch.getLast()).getIds().length;
        var ids = LongBuffer.allocate(batch.size() * width);
        var mask = LongBuffer.allocate(batch.size() * width);
        var types = LongBuffer.allocate(batch.size() * width); // all zero: one segment
        for (int row = 0; row < batch.size(); row++) {
            var encoding = encodings.get(batch.get(row));
            ids.put(row * width, encoding.getIds());
            mask.put(row * width, encoding.getAttentionMask());
        }
        long[] shape = {batch.size(), width};
        try (var idTensor = OnnxTensor.createTensor(environment, ids, shape);
                var maskTensor = OnnxTensor.createTensor(environment, mask, shape);
                var typeTensor = OnnxTensor.createTensor(environment, types, shape);
                var result = session.run(Map.of("input_ids", idTensor, "attention_mask", maskTensor, "token_type_ids", typeTensor))) {
            var states = (float[][][]) result.get(0).getValue();
            for (int row = 0; row < batch.size(); row++) {
                into[batch.get(row)] = mean(states[row], encodings.get(batch.get(row)).getIds().length);
            }
        } catch (OrtException e) {
            throw new IllegalStateException("the embedding model failed on " + batch.size() + " texts", e);
        }
    }

    private static Embedding mean(float[][] tokens, int count) {
        var sum = new float[DIMENSION];
        for (int token = 0; token < count; token++) {
            for (int i = 0; i < DIMENSION; i++) sum[i] += tokens[token][i];
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
