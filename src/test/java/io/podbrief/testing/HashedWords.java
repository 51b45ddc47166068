package io.podbrief.testing;

import io.podbrief.embedding.Embedder;
import io.podbrief.embedding.Embedding;
import java.util.List;
import java.util.Locale;

/// An embedder for tests that counts words: texts that share words are near each other, others are not.
/// Quick, and knows no meaning.
public final class HashedWords implements Embedder {
    private static final int DIMENSION = 64;

    @Override
    public String model() {
        return "hashed-words";
    }

    @Override
    public int dimension() {
        return DIMENSION;
    }

    @Override
    public List<Embedding> embed(List<String> texts) {
        return texts.stream().map(HashedWords::of).toList();
    }

    /// One text's vector.
    public static Embedding of(String text) {
        var counts = new float[DIMENSION];
        counts[0] = 0.001f; // so that a text without letters has a direction, too
        for (var word : text.toLowerCase(Locale.ROOT).split("\\P{L}+"))
            counts[Math.floorMod(word.hashCode() * 31, DIMENSION)]++;
        return Embedding.of(counts);
    }
}
