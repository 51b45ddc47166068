package io.podbrief.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.embedding.Embedding;
import io.podbrief.insight.Insight;
import io.podbrief.platform.DataSettings;
import io.podbrief.search.InsightIndex.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LuceneFolderTest {
    private static final Entry ENTRY = new Entry(new Insight.Id("ins_a"), "words", Embedding.of(1, 0));

    @Test
    void keeps_what_was_added_when_it_is_opened_again(@TempDir Path folder) {
        var first = new LuceneFolder(new DataSettings(folder));
        first.add(List.of(ENTRY));
        first.close();
        var second = new LuceneFolder(new DataSettings(folder));
        assertThat(second.size()).isEqualTo(1);
        second.close();
    }

    @Test
    void begins_anew_where_the_index_is_damaged(@TempDir Path folder) throws IOException {
        var first = new LuceneFolder(new DataSettings(folder));
        first.add(List.of(ENTRY));
        first.close();
        try (var files = Files.list(folder.resolve("index"))) {
            for (var file : files.filter(file -> file.getFileName().toString().startsWith("segments_"))
                    .toList()) Files.writeString(file, "junk");
        }
        var second = new LuceneFolder(new DataSettings(folder));
        assertThat(second.size()).isZero();
        second.add(List.of(ENTRY));
        assertThat(second.size()).isEqualTo(1);
        second.close();
    }

    @Test
    void takes_no_lock_before_it_is_used(@TempDir Path folder) {
        var one = new LuceneFolder(new DataSettings(folder));
        one.size();
        new LuceneFolder(new DataSettings(folder)).close(); // would fail if it had opened the folder
        one.close();
    }
}
