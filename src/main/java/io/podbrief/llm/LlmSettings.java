package io.podbrief.llm;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Language models in general. Tokens are counted in and out; `0` asks nothing.
///
/// @param auto whether a language model server on this machine is used where no other is set
/// @param mostTokensPerEpisode in 24 hours
/// @param mostTokensPerDay in 24 hours
/// @param mostTokensPerMonth in 30 days
@ConfigurationProperties("podbrief.llm")
record LlmSettings(
        @DefaultValue("true") boolean auto,
        @DefaultValue("40000") long mostTokensPerEpisode,
        @DefaultValue("1000000") long mostTokensPerDay,
        @DefaultValue("10000000") long mostTokensPerMonth) {
    LlmSettings {
        if (mostTokensPerEpisode < 0 || mostTokensPerDay < 0 || mostTokensPerMonth < 0)
            throw new IllegalArgumentException(
                    "podbrief.llm.most-tokens-… is below 0: give a number of tokens, 0 for none");
    }
}
