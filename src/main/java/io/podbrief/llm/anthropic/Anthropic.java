package io.podbrief.llm.anthropic;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import io.podbrief.llm.ChatModel;
import io.podbrief.llm.LangChain;
import io.podbrief.llm.ModelHttp;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/// Anthropic's models.
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${podbrief.llm.anthropic.key:}' != ''")
class Anthropic {
    @Bean
    @Order(2)
    ChatModel anthropicModel(AnthropicSettings settings) {
        var name = "anthropic/" + settings.model();
        var client = AnthropicChatModel.builder()
                .httpClientBuilder(new ModelHttp(name, settings.timeout()))
                .baseUrl(settings.baseUrl().toString())
                .apiKey(settings.key())
                .modelName(settings.model())
                .temperature(0.0)
                .maxRetries(0)
                .build();
        return new LangChain(name, client);
    }
}
