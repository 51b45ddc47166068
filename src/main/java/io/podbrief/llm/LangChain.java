package io.podbrief.llm;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.podbrief.platform.Failure;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A provider's model through LangChain4j's client for it, which knows the wire; what is sent goes by [ModelHttp].
public final class LangChain implements ChatModel {
    private final String name;
    private final dev.langchain4j.model.chat.ChatModel client;

    /// @param name provider and model
    /// @param client without retries of its own
    public LangChain(String name, dev.langchain4j.model.chat.ChatModel client) {
        this.name = name;
        this.client = client;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Reply ask(Prompt prompt) {
        var request = ChatRequest.builder()
                .messages(SystemMessage.from(prompt.system()), UserMessage.from(prompt.data()))
                .maxOutputTokens(prompt.mostTokens())
                .build();
        try {
            var response = client.chat(request);
            var usage = response.tokenUsage();
            return new Reply(
                    Objects.requireNonNullElse(response.aiMessage().text(), ""),
                    tokens(usage == null ? null : usage.inputTokenCount()),
                    tokens(usage == null ? null : usage.outputTokenCount()));
        } catch (RuntimeException e) { // what a library throws over an answer that it cannot read is anybody's guess
            throw failure(e);
        }
    }

    /// The failure that [ModelHttp] threw, which the library may have wrapped.
    private Failure failure(RuntimeException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause())
            if (cause instanceof Failure failure) return failure;
        return ModelHttp.unreadable(name, "it cannot be read", null); // the cause has the answer in its message
    }

    private static int tokens(@Nullable Integer count) {
        return count == null ? -1 : count;
    }
}
