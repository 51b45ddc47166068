package io.podbrief.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// Folders that we make for ourselves and take away again.
public final class Folders {
    private Folders() {}

    /// Deletes a file, or a folder with all that is in it, if it is there; links are not followed.
    ///
    /// @throws IOException if something cannot be deleted; what came before it is gone
    public static void delete(Path path) throws IOException {
        if (!Files.exists(path)) return;
        try (var inside = Files.walk(path)) {
            for (var each : inside.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(each);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// The same as far as it goes: what another thread deletes at the same time, or a program that is still ending
    /// writes, may be left for a later cleaning.
    public static void tidy(Path path) {
        try {
            delete(path);
        } catch (IOException _) {
            // see above
        }
    }
}
