package io.podbrief.embedding;

import java.util.List;

/// Turns texts into embeddings. Add one by adding a folder beside `onnx`.
///
/// Implementations are safe to use from several threads and compute on the calling one, so call them from a
/// platform thread. The same text gives the same vector, whatever is embedded with it.
public interface Embedder {
    /// Names the model and its version; thresholds and stored vectors belong to it.
    String model();

    /// Numbers in each embedding.
    int dimension();

    /// One embedding for each text, in their order. Texts longer than the model's window are cut there.
    ///
    /// @param texts any number of them, none blank
    List<Embedding> embed(List<String> texts);

    /// One text by itself.
    default Embedding embed(String text) {
        return embed(List.of(text)).getFirst();
    }
}
