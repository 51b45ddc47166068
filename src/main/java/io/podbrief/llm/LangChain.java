package io.podbrief.llm;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import io.podbrief.platform.Failure;
import java.util.List;
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
                .responseFormat(format(prompt.form()))
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

    private static @Nullable ResponseFormat format(List<String> form) {
        if (form.isEmpty()) return null;
        var object = JsonObjectSchema.builder().required(form).additionalProperties(false);
        form.forEach(object::addStringProperty);
        return ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder()
                        .name("answer")
                        .rootElement(object.build())
                        .build())
                .build();
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
