package io.podbrief.platform.process;

import io.podbrief.platform.Failure;
import io.podbrief.platform.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/// A folder that is removed when it is closed. Where this program died before, the next one removes it:
/// names carry the number of the process that they belong to.
public final class Scratch implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("podbrief-(\\d+)-.*");
    private static final Duration SOON = Duration.ofMinutes(15);

    private final Path path;

    private Scratch(Path path) {
        this.path = path;
    }

    /// An empty folder.
    ///
    /// @param in a folder of ours; made where it is missing
    /// @throws Failure.Retryable `disk.full` if it cannot be made
    public static Scratch folder(Path in) {
        var folder = in.toAbsolutePath();
        try {
            Files.createDirectories(folder);
            sweep(folder);
            return new Scratch(Files.createTempDirectory(folder, prefix()));
        } catch (IOException e) {
            throw new Failure.Retryable(
                    "disk.full", "Nothing can be written to " + in + ": free some space or mend the folder.", SOON, e);
        }
    }

    private static String prefix() {
        return "podbrief-" + ProcessHandle.current().pid() + "-";
    }

    private static void sweep(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            files.filter(Scratch::isLeft).forEach(Folders::tidy);
        }
    }

    private static boolean isLeft(Path file) {
        var name = NAME.matcher(file.getFileName().toString());
        return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
    }

    /// Where it is; absolute.
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        Folders.tidy(path); // what cannot be removed now is removed by a later sweep
    }
}
