package io.podbrief.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// Folders that a verb makes for itself and takes away again.
final class Folders {
    private Folders() {}

    /// Deletes a folder with all that is in it; what another thread deletes at the same time, or a server that is
    /// still ending writes, may be left for the system's own cleaning.
    static void delete(Path folder) {
        if (!Files.exists(folder)) return;
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        } catch (IOException | UncheckedIOException _) {
            // see above
        }
    }
}
