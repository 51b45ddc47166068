package io.podbrief.llm.gemini;

import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import io.podbrief.llm.ChatModel;
import io.podbrief.llm.LangChain;
import io.podbrief.llm.ModelHttp;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/// Google's Gemini models.
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${podbrief.llm.gemini.key:}' != ''")
class Gemini {
    @Bean
    @Order(3)
    ChatModel geminiModel(GeminiSettings settings) {
        var name = "gemini/" + settings.model();
        var client = GoogleAiGeminiChatModel.builder()
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
