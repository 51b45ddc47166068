package io.podbrief.transcript;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How much hearing may cost.
///
/// @param budget work on this machine within 24 hours; zero hears nothing
@ConfigurationProperties("podbrief.speech")
public record SpeechSettings(@DefaultValue("4h") Duration budget) {
    public SpeechSettings {
        if (budget.isNegative()) budget = Duration.ZERO;
    }
}
