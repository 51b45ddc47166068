package io.podbrief.search.lucene;

import io.podbrief.search.InsightIndex;
import io.podbrief.search.InsightIndexContract;
import java.io.IOException;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

final class LuceneIndexTest extends InsightIndexContract {
    private LuceneIndex index;

    @BeforeEach
    void open() throws IOException {
        index = new LuceneIndex(new ByteBuffersDirectory());
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Override
    protected InsightIndex index() {
        return index;
    }
}
