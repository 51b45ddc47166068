package io.podbrief.llm.gguf;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// A model file that runs on this machine.
///
/// @param model a name of the catalogue, or a GGUF file in the models folder or by its path; with none set, a file of
///     the catalogue that lies in the models folder is used where no other model is there
/// @param threads `0` for as many as there are processors, eight at most
/// @param context tokens of a question and its answer together; more take more memory
/// @param timeout how long one answer may take
@ConfigurationProperties("podbrief.llm.gguf")
record GgufSettings(
        @Nullable String model,
        @DefaultValue("0") int threads,
        @DefaultValue("4096") int context,
        @DefaultValue("5m") Duration timeout) {
    private static final int MOST_THREADS = 8; // more wait for memory and not for processors
    private static final int LEAST_CONTEXT = 1024;

    GgufSettings {
        if (model != null && model.isBlank()) model = null;
        if (threads < 0) throw new IllegalArgumentException("podbrief.llm.gguf.threads is below 0: give 0 for all");
        if (context < LEAST_CONTEXT)
            throw new IllegalArgumentException("podbrief.llm.gguf.context is below " + LEAST_CONTEXT + ": give 4096");
        if (threads == 0) threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    }
}
