package io.podbrief.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

/// Files that ship inside the program, on its class path. All paths are absolute there, such as
/// `/lexicon/en/fillers.txt`.
public final class Shipped {
    private Shipped() {}

    /// @throws NullPointerException with the path if no such file ships
    public static byte[] bytes(String path) {
        try (var stream = Objects.requireNonNull(Shipped.class.getResourceAsStream(path), path)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws NullPointerException with the path if no such file ships
    public static String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    /// The lines of a list or table, without blank ones and those that begin with `#`.
    ///
    /// @throws NullPointerException with the path if no such file ships
    public static Stream<String> lines(String path) {
        return text(path).lines().filter(line -> !line.isBlank() && !line.startsWith("#"));
    }
}
