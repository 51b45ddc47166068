package io.podbrief.relation;

import io.podbrief.embedding.Embedding;
import io.podbrief.insight.Insight;

/// What somebody says, made ready for being compared with other statements.
public final class Statement {
    private final Passage passage;
    private final Shingles shingles;
    private final Embedding embedding;

    private Statement(Passage passage, Shingles shingles, Embedding embedding) {
        this.passage = passage;
        this.shingles = shingles;
        this.embedding = embedding;
    }

    /// @param embedding of the text
    public static Statement of(String text, Embedding embedding) {
        return new Statement(Passage.of(text), Shingles.of(text), embedding);
    }

    static Statement of(Insight insight) {
        return new Statement(
                Passage.of(insight.text()), Shingles.of(insight.quote().text()), insight.embedding());
    }

    /// Cosine of the two in meaning, as the embedder sees it.
    public double cosine(Statement other) {
        return embedding.cosine(other.embedding);
    }

    Passage passage() {
        return passage;
    }

    /// Of the exact words that were said.
    Shingles shingles() {
        return shingles;
    }
}
