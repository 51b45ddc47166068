package io.podbrief.embedding.onnx;

import io.podbrief.embedding.PassageClassifier;
import java.nio.FloatBuffer;
import java.util.List;
import org.springframework.stereotype.Component;

/// all-MiniLM-L6-v2 with six heads, fine-tuned on 5,184 labelled passages of six shows, int8.
///
/// `tools/ranker` makes the file; `models/ranker/manifest.json` beside it says from which data and how good it is
/// on shows that it was not trained on.
@Component
public final class FineTunedMiniLm implements PassageClassifier, AutoCloseable {
    private static final int LONGEST = 128; // word pieces, as in training

    private final Encoder encoder = new Encoder("/models/ranker/ranker.onnx", LONGEST);

    @Override
    public List<Reading> classify(List<String> passages) {
        return passages.stream()
                .map(passage -> encoder.read(passage, FineTunedMiniLm::reading))
                .toList();
    }

    /// The heads in the order that the manifest gives: worth2, worth3, clear, clearc, clean, ad.
    private static Reading reading(FloatBuffer logits) {
        return new Reading(logits.get(1), logits.get(2), logits.get(3), logits.get(4), logits.get(5));
    }

    @Override
    public void close() {
        encoder.close();
    }
}
