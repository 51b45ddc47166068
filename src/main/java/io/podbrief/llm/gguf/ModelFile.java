package io.podbrief.llm.gguf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A model's file, which need not be there.
///
/// @param name as people call it
record ModelFile(String name, Path path) {
    static ModelFile at(Path path) {
        return new ModelFile(path.getFileName().toString().replaceAll("\\.gguf$", ""), path);
    }

    boolean isThere() {
        return Files.isRegularFile(path);
    }

    /// In bytes; 0 where it is not there.
    long size() {
        try {
            return Files.size(path);
        } catch (IOException _) {
            return 0;
        }
    }
}
