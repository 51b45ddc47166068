package io.podbrief.llm.gemini;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Google's Gemini models.
///
/// @param key secret; with none set, they are not asked
/// @param model the name that the provider knows it by; required with a key
/// @param baseUrl where the API is
/// @param timeout how long one answer may take
@ConfigurationProperties("podbrief.llm.gemini")
record GeminiSettings(
        @Nullable String key,
        @Nullable String model,

        @DefaultValue("https://generativelanguage.googleapis.com/v1beta")
        URI baseUrl,

        @DefaultValue("120s") Duration timeout) {
    GeminiSettings {
        boolean hasKey = key != null && !key.isBlank();
        if (hasKey && (model == null || model.isBlank())) {
            throw new IllegalArgumentException(
                    "podbrief.llm.gemini.model is not set: give the name of a model, such as gemini-2.5-flash-lite");
        }
    }

    @Override
    public String toString() {
        return "GeminiSettings[" + model + " at " + baseUrl + "]"; // without the key
    }
}
