package io.podbrief.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.embedding.Embedder;
import io.podbrief.embedding.EmbedderContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class MiniLmTest extends EmbedderContract {
    private static MiniLm model;

    @BeforeAll
    static void load() {
        model = new MiniLm();
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Override
    protected Embedder embedder() {
        return model;
    }

    @Test
    void puts_texts_of_one_meaning_close_together() {
        var battery = model.embed("Grid batteries earn more by standing ready than by selling power.");
        var same = model.embed("Storage owners are paid mainly for being on standby, not for energy.");
        var other = model.embed("The committee elected a new chair in the spring.");
        assertThat(battery.cosine(same)).isGreaterThan(0.5);
        assertThat(battery.cosine(other)).isLessThan(0.2);
    }
}
