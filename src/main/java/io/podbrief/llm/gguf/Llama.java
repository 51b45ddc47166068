package io.podbrief.llm.gguf;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.Pair;
import io.podbrief.llm.ChatModel;
import io.podbrief.platform.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// llama.cpp with one model loaded. Runs in the child. What is asked is put into the model's own chat template, which
/// its file holds.
final class Llama {
    private static final byte[] MAGIC = {'G', 'G', 'U', 'F'};

    private final LlamaModel model;
    private final int context;

    /// Loads it, in seconds.
    ///
    /// @throws Failure.Permanent `llm.bad_model` if it cannot be loaded
    Llama(Wire.Load load) {
        var file = Path.of(load.model());
        if (!isGguf(file)) throw bad(file, "is no GGUF file", null);
        try {
            model = new LlamaModel(new ModelParameters()
                    .setModel(load.model())
                    .setCtxSize(load.context())
                    .setThreads(load.threads())
                    .setThreadsBatch(load.threads())
                    .setParallel(1)
                    .disableLog());
        } catch (RuntimeException e) {
            throw bad(
                    file,
                    "cannot be loaded: it is damaged, or of a kind that llama.cpp of March 2025 does not know",
                    e);
        }
        context = load.context();
    }

    private static boolean isGguf(Path file) {
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        } catch (IOException _) {
            return false;
        }
    }

    private static Failure bad(Path file, String why, @org.jspecify.annotations.Nullable Throwable cause) {
        return new Failure.Permanent(
                "llm.bad_model",
                "The language model's file " + file + " " + why
                        + ". Choose another with podbrief.llm.gguf.model, or fetch it again: podbrief models verify NAME tells.",
                cause);
    }

    /// Always takes the likeliest word, so that the same question has the same answer as far as rounding allows.
    ///
    /// @throws Failure.Permanent `llm.refused` if question and answer do not fit into the context
    ChatModel.Reply ask(ChatModel.Prompt prompt) {
        var text = model.applyTemplate(new InferenceParameters("")
                .setMessages(prompt.system(), List.of(new Pair<>("user", Grammar.plain(prompt.data())))));
        int in = model.encode(text).length;
        if (in + prompt.mostTokens() > context)
            throw new Failure.Permanent(
                    "llm.refused",
                    "A question of " + in + " tokens and its answer do not fit into " + context
                            + ": raise podbrief.llm.gguf.context.");
        var asked = new InferenceParameters(text)
                .setTemperature(0)
                .setNPredict(prompt.mostTokens())
                .setCachePrompt(true); // the instructions are read once
        if (!prompt.form().isEmpty()) asked.setGrammar(Grammar.of(prompt.form()));
        var answer = model.complete(asked);
        return new ChatModel.Reply(answer, in, model.encode(answer).length);
    }
}
