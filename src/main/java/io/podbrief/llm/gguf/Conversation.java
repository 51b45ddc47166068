package io.podbrief.llm.gguf;

import io.podbrief.llm.ChatModel;
import io.podbrief.platform.Failure;
import io.podbrief.platform.process.ChildCommand;
import io.podbrief.platform.process.ChildProcess;
import io.podbrief.platform.process.JsonLine;
import io.podbrief.platform.process.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A child with one model loaded, and what is asked of it, one question after the other. Holds it to time and memory.
/// Not for several threads; to be closed after a failure.
final class Conversation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration LATER = Duration.ofMinutes(1);

    private final ModelFile model;
    private final Limits limits;
    private final long memory;
    private final Scratch own;
    private final ChildProcess child;
    private boolean ready;

    /// Starts loading it.
    ///
    /// @param scratch folder of ours
    /// @param main the program of the child
    /// @throws IOException if the child cannot be started
    Conversation(ModelFile model, Limits limits, Path scratch, Class<?> main) throws IOException {
        this.model = model;
        this.limits = limits;
        this.memory = limits.memory(model);
        this.own = Scratch.folder(scratch);
        try {
            this.child = new ChildProcess(ChildCommand.of(main, own.path()));
        } catch (IOException e) {
            own.close();
            throw e;
        }
        child.say(Wire.write(
                new Wire.Load(model.path().toAbsolutePath().toString(), limits.threads(), limits.context())));
    }

    /// Whether it can be asked for this model: the child ends by itself when nothing was asked for a while.
    boolean isAbout(ModelFile other) {
        return other.equals(model) && child.isAlive();
    }

    /// @throws Failure as [GgufModel#ask] says
    ChatModel.Reply ask(ChatModel.Prompt prompt) {
        if (!ready) {
            next("ready");
            ready = true;
        }
        child.say(Wire.write(prompt));
        var answer = next("answer");
        return new ChatModel.Reply(
                answer.text("text"), Math.toIntExact(answer.number("in")), Math.toIntExact(answer.number("out")));
    }

    /// The next event of a child that does well.
    private JsonLine next(String event) {
        long began = System.nanoTime();
        while (true) {
            switch (said()) {
                case null -> {}
                case ChildProcess.Said.Gone _ -> throw crashed();
                case ChildProcess.Said.Line(var text) -> {
                    var line = Wire.event(text, event);
                    if (line != null) return line;
                }
            }
            check(Duration.ofNanos(System.nanoTime() - began));
        }
    }

    private ChildProcess.@Nullable Said said() {
        try {
            return child.next(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure.Retryable(
                    "llm.unavailable", says("was stopped before it had answered."), Duration.ZERO, e);
        }
    }

    private void check(Duration took) {
        if (took.compareTo(limits.timeout()) > 0)
            throw new Failure.Retryable(
                    "llm.timeout",
                    says("gave no answer in " + limits.timeout().toSeconds()
                            + " seconds: use a smaller one, or raise podbrief.llm.gguf.timeout."),
                    LATER,
                    null);
        long used = child.memory();
        if (used > memory)
            throw new Failure.Retryable(
                    "llm.memory",
                    says("took " + (used >> 20) + " MiB of memory, more than the " + (memory >> 20)
                            + " that are allowed: use a smaller one, or lower podbrief.llm.gguf.context."),
                    LATER,
                    null);
    }

    private Failure crashed() {
        LOG.atWarn()
                .addKeyValue("exit", child.exit())
                .addKeyValue("errors", child.lastWords())
                .log("the writing process died");
        return new Failure.Retryable(
                "llm.crashed",
                says("died (exit " + child.exit() + "): trying again may help, and nothing else is harmed."),
                LATER,
                null);
    }

    private String says(String what) {
        return "The process with the language model " + model.name() + " " + what;
    }

    @Override
    public void close() {
        child.close();
        own.close();
    }
}
