package io.podbrief.llm.gguf;

import io.podbrief.llm.ChatModel;
import io.podbrief.platform.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A model file in a child process, which is started for the first question and kept for the next ones. One question
/// is answered at a time. A crash, a hang or a hunger for memory in native code ends the child and is a [Failure]
/// here; the next question starts another.
final class GgufModel implements ChatModel, AutoCloseable {
    private final Supplier<Optional<ModelFile>> file;
    private final Limits limits;
    private final Path scratch;
    private final boolean wanted;
    private final Class<?> child;
    private @Nullable Conversation conversation; // guarded by this

    /// @param file the model; asked for before each question
    /// @param scratch folder of ours, for what a child writes, which is removed
    /// @param wanted whether somebody set it, so that its absence is a trouble and not a choice
    GgufModel(Supplier<Optional<ModelFile>> file, Limits limits, Path scratch, boolean wanted) {
        this(file, limits, scratch, wanted, LlamaChild.class);
    }

    /// @param child the program of the child
    GgufModel(Supplier<Optional<ModelFile>> file, Limits limits, Path scratch, boolean wanted, Class<?> child) {
        this.child = child;
        this.file = file;
        this.limits = limits;
        this.scratch = scratch;
        this.wanted = wanted;
    }

    @Override
    public String name() {
        return "gguf/" + file.get().map(ModelFile::name).orElse("none");
    }

    @Override
    public boolean isThere() {
        return wanted || file.get().filter(ModelFile::isThere).isPresent();
    }

    @Override
    public Optional<String> trouble() {
        return wanted
                ? file.get()
                        .filter(one -> !one.isThere())
                        .map(one -> missing(one).sentence())
                : Optional.empty();
    }

    private static Failure missing(ModelFile file) {
        return new Failure.Permanent(
                "llm.no_model",
                "The language model's file " + file.path()
                        + " is not there: podbrief models pull NAME fetches one of the catalogue (podbrief models).");
    }

    /// @throws Failure.Permanent `llm.no_model` without a file, `llm.bad_model` if it is none that runs, `llm.refused`
    ///     if the question does not fit into its context
    /// @throws Failure.Retryable `llm.timeout`, `llm.memory` or `llm.crashed` where the child was ended or died,
    ///     `llm.unavailable` if it cannot be started or the work was stopped
    @Override
    public synchronized Reply ask(Prompt prompt) {
        var model = file.get().orElseThrow(() -> missing(ModelFile.at(scratch.resolve("none"))));
        if (!model.isThere()) throw missing(model);
        boolean answered = false;
        try {
            var reply = with(model).ask(prompt);
            answered = true;
            return reply;
        } finally {
            if (!answered) close();
        }
    }

    private Conversation with(ModelFile model) {
        var current = conversation;
        if (current != null && current.isAbout(model)) return current;
        close();
        try {
            var fresh = new Conversation(model, limits, scratch, child);
            conversation = fresh;
            return fresh;
        } catch (IOException e) {
            throw new Failure.Retryable(
                    "llm.unavailable",
                    "A process for the language model could not be started in " + scratch
                            + ": free some space or mend the folder.",
                    Duration.ofMinutes(15),
                    e);
        }
    }

    /// Ends the child, if there is one.
    @Override
    public synchronized void close() {
        var current = conversation;
        conversation = null;
        if (current != null) current.close();
    }
}
