package io.podbrief.feed.namespace;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Yes and no, as feeds say it.
final class Answer {
    private Answer() {}

    /// What it says; `null` for anything that is neither.
    static @Nullable Boolean of(@Nullable String written) {
        if (written == null) return null;
        return switch (written.strip().toLowerCase(Locale.ROOT)) {
            case "yes", "true", "1", "explicit" -> Boolean.TRUE;
            case "no", "false", "0", "clean" -> Boolean.FALSE;
            default -> null;
        };
    }

    /// Whether it says yes.
    static boolean isYes(@Nullable String written) {
        return Boolean.TRUE.equals(of(written));
    }

    /// Whether it says no; saying nothing is not saying no.
    static boolean isNo(@Nullable String written) {
        return Boolean.FALSE.equals(of(written));
    }
}
