package io.podbrief.llm.gguf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/// A real model's file, where the folder that PODBRIEF_MODELS_FOLDER names has one.
final class RealModel {
    private static final String NAME = "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf";

    private RealModel() {}

    /// Skips the test where there is none.
    static Path file() {
        var folder = Objects.requireNonNullElse(System.getenv("PODBRIEF_MODELS_FOLDER"), "");
        var file = Path.of(folder).resolve(NAME);
        Assumptions.assumeTrue(
                !folder.isEmpty() && Files.isRegularFile(file),
                "skipped: PODBRIEF_MODELS_FOLDER names no folder with " + NAME);
        return file;
    }
}
