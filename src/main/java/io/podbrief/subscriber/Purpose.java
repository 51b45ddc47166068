package io.podbrief.subscriber;

import java.time.Duration;
import java.util.Optional;

/// What a signed link may be used for. A token of one purpose is worth nothing for another.
public enum Purpose {
    /// Confirms a sign-up.
    CONFIRM(Duration.ofDays(7)),
    /// Opens a session once.
    SIGN_IN(Duration.ofMinutes(60)),
    /// A session: reading and changing preferences.
    MANAGE(Duration.ofMinutes(60)),
    /// Reading one brief on the web.
    READ(Duration.ofDays(400)),
    /// Leaving. Never runs out into an error.
    UNSUBSCRIBE(null);

    private final java.time.@org.jspecify.annotations.Nullable Duration life;

    Purpose(java.time.@org.jspecify.annotations.Nullable Duration life) {
        this.life = life;
    }

    /// How long a token lives; empty for ever.
    public Optional<Duration> life() {
        return Optional.ofNullable(life);
    }
}
