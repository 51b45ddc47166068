package io.podbrief.insight.extractive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How much a passage must be worth to become an insight.
///
/// @param least quality total below which a passage is left out, and the brief is shorter. Of labelled windows of
///     shows that the classifier never saw 41 % of those above 1.25 would be forwarded with the words before, 38 %
///     alone, and of those that an earlier bar let pass 27 % and 17 %; no higher bar does clearly better
///     (docs/quality.md)
@ConfigurationProperties("podbrief.insight")
public record ExtractiveSettings(@DefaultValue("1.25") double least) {
    public ExtractiveSettings {
        if (!(least >= -20 && least <= 20))
            throw new IllegalArgumentException("podbrief.insight.least is " + least + ": give a number from -20 to 20");
    }
}
