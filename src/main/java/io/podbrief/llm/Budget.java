package io.podbrief.llm;

import io.podbrief.feed.Episode;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The caps on tokens, and what of them is used up.
@Component
final class Budget {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MONTH = Duration.ofDays(30);

    private final LlmSettings settings;
    private final ModelCallStore calls;
    private final Clock clock;

    Budget(LlmSettings settings, ModelCallStore calls, Clock clock) {
        this.settings = settings;
        this.calls = calls;
        this.clock = clock;
    }

    /// The cap that is reached, in a sentence that says which setting raises it.
    Optional<String> full(Episode.Id episode) {
        return full(DAY, episode, settings.mostTokensPerEpisode(), "per-episode")
                .or(this::full);
    }

    /// The cap that is reached for all episodes.
    Optional<String> full() {
        return full(DAY, null, settings.mostTokensPerDay(), "per-day")
                .or(() -> full(MONTH, null, settings.mostTokensPerMonth(), "per-month"));
    }

    private Optional<String> full(Duration period, Episode.@Nullable Id episode, long most, String setting) {
        long spent = calls.spentSince(clock.instant().minus(period), episode);
        if (spent < most) return Optional.empty();
        return Optional.of(String.format(
                Locale.ROOT,
                "%,d tokens were used in %d days of at most %,d%s: insights ship as QUOTE until then, or raise podbrief.llm.most-tokens-%s.",
                spent,
                period.toDays(),
                most,
                episode == null ? "" : " for an episode",
                setting));
    }

    /// Tokens used in the last 24 hours and 30 days.
    String spent() {
        return String.format(
                Locale.ROOT,
                "%,d of %,d tokens used in 24 hours, %,d of %,d in 30 days",
                calls.spentSince(clock.instant().minus(DAY), null),
                settings.mostTokensPerDay(),
                calls.spentSince(clock.instant().minus(MONTH), null),
                settings.mostTokensPerMonth());
    }
}
