package io.podbrief.search.lucene;

import io.podbrief.insight.Insight;
import io.podbrief.platform.DataSettings;
import io.podbrief.platform.Folders;
import io.podbrief.search.InsightIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The index in the data folder, opened when first used: programs that only look at the tables do not take its
/// lock. One that is damaged or of another version is dropped, and built again from the tables by whoever notices
/// that it is empty.
@Component
final class LuceneFolder implements InsightIndex, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LuceneFolder.class);

    private final Path folder;
    private @Nullable LuceneIndex open;

    LuceneFolder(DataSettings data) {
        folder = data.folder().resolve("index");
    }

    private synchronized LuceneIndex index() {
        if (open == null) open = open();
        return open;
    }

    private LuceneIndex open() {
        try {
            try {
                return new LuceneIndex(FSDirectory.open(folder));
            } catch (CorruptIndexException | IndexFormatTooNewException | IndexFormatTooOldException e) {
                LOG.atWarn()
                        .addKeyValue("folder", folder)
                        .addKeyValue("why", e.getMessage())
                        .log("the index cannot be read and is built again");
                Folders.delete(folder);
                return new LuceneIndex(FSDirectory.open(folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void add(List<Entry> entries) {
        index().add(entries);
    }

    @Override
    public void remove(List<Insight.Id> ids) {
        index().remove(ids);
    }

    @Override
    public List<Hit> find(Question question) {
        return index().find(question);
    }

    @Override
    public long size() {
        return index().size();
    }

    @Override
    public void clear() {
        index().clear();
    }

    @Override
    public synchronized void close() {
        if (open != null) open.close();
    }
}
