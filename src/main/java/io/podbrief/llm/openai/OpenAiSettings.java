package io.podbrief.llm.openai;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// A language model behind an address that speaks OpenAI's chat completions.
///
/// @param baseUrl such as `http://localhost:11434/v1` for Ollama; with none set, it is not asked
/// @param model the name that the address knows it by; required with an address
/// @param key secret; many local servers want none
/// @param timeout how long one answer may take
@ConfigurationProperties("podbrief.llm.openai")
record OpenAiSettings(
        @Nullable URI baseUrl,
        @Nullable String model,
        @Nullable String key,
        @DefaultValue("120s") Duration timeout) {
    OpenAiSettings {
        boolean hasAddress = baseUrl != null && !baseUrl.toString().isBlank();
        if (hasAddress && (model == null || model.isBlank())) {
            throw new IllegalArgumentException("podbrief.llm.openai.model is not set: give the name that " + baseUrl
                    + " knows the model by, such as qwen2.5:7b");
        }
    }

    @Override
    public String toString() {
        return "OpenAiSettings[" + model + " at " + baseUrl + "]"; // without the key
    }
}
