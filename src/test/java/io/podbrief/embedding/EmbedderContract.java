package io.podbrief.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What every embedder promises; each one's test extends this.
public abstract class EmbedderContract {
    protected abstract Embedder embedder();

    @Test
    void gives_one_vector_per_text_in_their_order() {
        var texts = List.of(
                "Battery owners sell readiness.",
                "A much longer sentence about heat pumps that takes far more tokens than the first.",
                "Tea");
        var embeddings = embedder().embed(texts);
        assertThat(embeddings)
                .hasSize(3)
                .allSatisfy(e -> assertThat(e.dimension()).isEqualTo(embedder().dimension()));
        for (int i = 0; i < texts.size(); i++) {
            assertThat(embeddings.get(i).cosine(embedder().embed(texts.get(i)))).isGreaterThan(0.9999);
        }
    }

    @Test
    void gives_the_same_text_the_same_vector() {
        assertThat(embedder().embed("Grid operators pay for readiness."))
                .isEqualTo(embedder().embed("Grid operators pay for readiness."));
    }

    @Test
    void takes_texts_longer_than_its_window() {
        assertThat(embedder().embed("word ".repeat(5_000)).dimension())
                .isEqualTo(embedder().dimension());
    }

    @Test
    void gives_nothing_for_nothing() {
        assertThat(embedder().embed(List.of())).isEmpty();
    }
}
