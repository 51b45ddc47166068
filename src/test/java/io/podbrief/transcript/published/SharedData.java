package io.podbrief.transcript.published;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// Third-party data that is kept beside the project: present where PODBRIEF_TEST_DATA names its folder, else
/// the test is skipped.
final class SharedData {
    private SharedData() {}

    static Path folder(String name) {
        var root = System.getenv("PODBRIEF_TEST_DATA");
        Assumptions.assumeTrue(root != null, "PODBRIEF_TEST_DATA names no folder of test data: skipped");
        var folder = Path.of(String.valueOf(root), name);
        Assumptions.assumeTrue(Files.isDirectory(folder), folder + " is not there: skipped");
        return folder;
    }

    /// All files below a folder, in order of their paths.
    static List<Path> files(Path folder) {
        try (var paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
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

    /// The name of the folder that a file lies in.
    static String folderOf(Path file) {
        var names = List.of(file.toString().split("/"));
        return names.get(names.size() - 2);
    }

    static String ending(Path file) {
        var name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
