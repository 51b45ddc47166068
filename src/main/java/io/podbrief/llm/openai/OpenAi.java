package io.podbrief.llm.openai;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.openai.OpenAiChatModel;
import io.podbrief.llm.ChatModel;
import io.podbrief.platform.Failure;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;

/// Any address that speaks OpenAI's chat completions, through LangChain4j's client.
@Component
@ConditionalOnExpression("'${podbrief.llm.openai.base-url:}' != ''")
final class OpenAi implements ChatModel {
    private static final Duration LATER = Duration.ofSeconds(30);

    private final OpenAiChatModel client;
    private final String name;

    OpenAi(OpenAiSettings settings) {
        name = "openai/" + settings.model();
        client = OpenAiChatModel.builder()
                .baseUrl(String.valueOf(settings.baseUrl()))
                .apiKey(settings.key() == null || settings.key().isBlank() ? "none" : settings.key())
                .modelName(settings.model())
                .timeout(settings.timeout())
                .temperature(0.0)
                .maxRetries(0)
                .build();
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
            var text = Objects.requireNonNullElse(response.aiMessage().text(), "");
            var usage = response.tokenUsage();
            return new Reply(
                    text,
                    tokens(usage == null ? null : usage.inputTokenCount()),
                    tokens(usage == null ? null : usage.outputTokenCount()));
        } catch (AuthenticationException | InvalidRequestException | ModelNotFoundException e) {
            throw new Failure.Permanent(
                    "llm.refused",
                    "The language model at " + name + " refuses the request (" + e.getMessage()
                            + "): check its address, name and key.",
                    e);
        } catch (LangChain4jException e) {
            throw new Failure.Retryable(
                    "llm.unavailable",
                    "The language model " + name + " does not answer (" + e.getMessage() + ").",
                    LATER,
                    e);
        } catch (RuntimeException e) {
            throw new Failure.Retryable(
                    "llm.unavailable",
                    "The language model " + name + " answers something that cannot be read (" + e.getMessage() + ").",
                    LATER,
                    e);
        }
    }

    private static int tokens(@Nullable Integer count) {
        return count == null ? -1 : count;
    }
}
