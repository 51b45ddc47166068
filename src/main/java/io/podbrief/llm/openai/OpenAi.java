package io.podbrief.llm.openai;

import dev.langchain4j.model.openai.OpenAiChatModel;
import io.podbrief.llm.ChatModel;
import io.podbrief.llm.LangChain;
import io.podbrief.llm.ModelHttp;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/// Any address that speaks OpenAI's chat completions.
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${podbrief.llm.openai.base-url:}' != ''")
class OpenAi {
    @Bean
    @Order(1)
    ChatModel openAiModel(OpenAiSettings settings) {
        return at(
                "openai/" + settings.model(),
                new Address(String.valueOf(settings.baseUrl()), String.valueOf(settings.model())),
                settings.key(),
                settings.timeout());
    }

    /// A model at an address.
    ///
    /// @param model the name that the address knows it by
    record Address(String url, String model) {}

    static ChatModel at(String name, Address address, @Nullable String key, Duration timeout) {
        var client = OpenAiChatModel.builder()
                .httpClientBuilder(new ModelHttp(name, timeout))
                .baseUrl(address.url())
                .apiKey(key == null || key.isBlank() ? "none" : key)
                .modelName(address.model())
                .temperature(0.0)
                .maxRetries(0)
                .strictJsonSchema(true)
                .build();
        return new LangChain(name, client);
    }
}
