package io.podbrief.transcript.speech.http;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// A server that hears recordings.
///
/// @param baseUrl such as `http://localhost:8000/v1` for speaches; with none set, recordings are heard on this
///     machine
/// @param model the name that the address knows it by; required with an address
/// @param key secret; many local servers want none
/// @param timeout how long a piece of ten minutes may take
@ConfigurationProperties("podbrief.speech.http")
record HttpSpeechSettings(
        @Nullable URI baseUrl,
        @Nullable String model,
        @Nullable String key,
        @DefaultValue("15m") Duration timeout) {
    HttpSpeechSettings {
        if (baseUrl != null && !baseUrl.toString().isBlank()) check(baseUrl, model);
    }

    private static void check(URI baseUrl, @Nullable String model) {
        if (!String.valueOf(baseUrl.getScheme()).matches("https?")) {
            throw new IllegalArgumentException("podbrief.speech.http.base-url is " + baseUrl
                    + ": give an http or https address, such as http://localhost:8000/v1");
        }
        if (model == null || model.isBlank()) {
            throw new IllegalArgumentException("podbrief.speech.http.model is not set: give the name that " + baseUrl
                    + " knows the model by, such as whisper-1");
        }
    }
}
