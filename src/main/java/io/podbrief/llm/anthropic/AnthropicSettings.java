package io.podbrief.llm.anthropic;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Anthropic's models.
///
/// @param key secret; with none set, they are not asked
/// @param model the name that the provider knows it by; required with a key
/// @param baseUrl where the API is
/// @param timeout how long one answer may take
@ConfigurationProperties("podbrief.llm.anthropic")
record AnthropicSettings(
        @Nullable String key,
        @Nullable String model,
        @DefaultValue("https://api.anthropic.com/v1") URI baseUrl,
        @DefaultValue("120s") Duration timeout) {
    AnthropicSettings {
        boolean hasKey = key != null && !key.isBlank();
        if (hasKey && (model == null || model.isBlank())) {
            throw new IllegalArgumentException(
                    "podbrief.llm.anthropic.model is not set: give the name of a model, such as claude-haiku-4-5");
        }
    }

    @Override
    public String toString() {
        return "AnthropicSettings[" + model + " at " + baseUrl + "]"; // without the key
    }
}
