package io.podbrief.llm.gguf;

import java.time.Duration;

/// What a child may use.
///
/// @param threads at least 1
/// @param context in tokens
/// @param timeout for one answer, and for the model to be loaded
/// @param memory bytes of resident memory; 0 for half as much again as the file has, a GiB, and
///     what the context takes
record Limits(int threads, int context, Duration timeout, long memory) {
    private static final long A_TOKEN = 256 << 10; // bytes of the largest models we know of

    long memory(ModelFile file) {
        return memory > 0 ? memory : file.size() * 3 / 2 + (1L << 30) + context * A_TOKEN;
    }
}
