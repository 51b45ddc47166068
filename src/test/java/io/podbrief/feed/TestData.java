package io.podbrief.feed;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Feeds for tests: our own beside the tests, and other people's in the folder that PODBRIEF_TEST_DATA names, if
/// any.
final class TestData {
    static final URI ADDRESS = URI.create("https://show.example/feeds/main.xml");

    private TestData() {}

    /// The folder of other people's feeds; without it the test is skipped.
    static Path feeds() {
        var folder = System.getenv("PODBRIEF_TEST_DATA");
        assumeThat(folder)
                .as("skipped: PODBRIEF_TEST_DATA names no folder of third-party feeds")
                .isNotNull();
        return Path.of(String.valueOf(folder), "A_feeds");
    }

    /// A feed of our own, from `src/test/resources/feed`.
    static byte[] own(String name) {
        try (var in = TestData.class.getResourceAsStream("/feed/" + name)) {
            if (in == null) throw new IllegalArgumentException("no fixture feed/" + name);
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
