package io.podbrief.testing;

import io.podbrief.embedding.Embedder;
import io.podbrief.embedding.EmbedderContract;

class HashedWordsTest extends EmbedderContract {
    @Override
    protected Embedder embedder() {
        return new HashedWords();
    }
}
