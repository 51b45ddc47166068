package io.podbrief.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {
    @TempDir
    Path temporary;

    @Test
    void unpacks_once_for_two_that_come_at_the_same_time() throws Exception {
        var cache = temporary.resolve("cache");
        try (var threads = Executors.newFixedThreadPool(2)) {
            var one = threads.submit(() -> PostgresBinaries.in(cache, _ -> {}));
            var two = threads.submit(() -> PostgresBinaries.in(cache, _ -> {}));
            assertThat(one.get()).isEqualTo(two.get());
        }

        var said = new ArrayList<String>();
        var binaries = PostgresBinaries.in(cache, said::add);
        assertThat(said).isEmpty();
        assertThat(binaries.major()).isEqualTo(18);
        assertThat(Files.isExecutable(binaries.program("pg_ctl"))).isTrue();
        try (var folders = Files.list(cache)) {
            assertThat(folders).containsExactly(binaries.root());
        }
    }
}
