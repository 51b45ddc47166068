package io.podbrief.llm.gguf;

import io.podbrief.llm.ChatModel;
import io.podbrief.platform.Failure;
import io.podbrief.platform.process.JsonLine;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What parent and child say to each other, a line of JSON each. The parent sends one [Load] and then questions; the
/// child answers with `ready`, then with an `answer` each, or with `failed`, after which it ends.
final class Wire {
    private Wire() {}

    /// Which model the child is to load.
    ///
    /// @param model absolute path
    record Load(String model, int threads, int context) {}

    static String write(Load load) {
        return JsonLine.write(
                Map.of("model", load.model(), "threads", (long) load.threads(), "context", (long) load.context()));
    }

    /// @throws IllegalArgumentException if it is none
    static Load load(String line) {
        var values = JsonLine.read(line);
        return new Load(
                values.text("model"),
                Math.toIntExact(values.number("threads")),
                Math.toIntExact(values.number("context")));
    }

    static String write(ChatModel.Prompt prompt) {
        return JsonLine.write(Map.of(
                "system",
                prompt.system(),
                "data",
                prompt.data(),
                "most",
                (long) prompt.mostTokens(),
                "form",
                String.join(",", prompt.form())));
    }

    /// @throws IllegalArgumentException if it is none
    static ChatModel.Prompt prompt(String line) {
        var values = JsonLine.read(line);
        var form = values.text("form");
        return new ChatModel.Prompt(
                values.text("system"),
                values.text("data"),
                Math.toIntExact(values.number("most")),
                form.isEmpty() ? List.of() : List.of(form.split(",")));
    }

    static String ready() {
        return JsonLine.write(Map.of("event", "ready"));
    }

    static String write(ChatModel.Reply reply) {
        return JsonLine.write(
                Map.of("event", "answer", "text", reply.text(), "in", (long) reply.tokensIn(), "out", (long)
                        reply.tokensOut()));
    }

    static String write(Failure failure) {
        return JsonLine.write(Map.of("event", "failed", "code", failure.code(), "sentence", failure.sentence()));
    }

    /// @return `null` if the line is another one: something native wrote to the same stream
    /// @throws Failure.Permanent what the child failed with
    static @Nullable JsonLine event(String line, String wanted) {
        try {
            var values = JsonLine.read(line);
            var event = values.text("event");
            if (event.equals("failed")) throw new Failure.Permanent(values.text("code"), values.text("sentence"));
            return event.equals(wanted) ? values : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
