package io.podbrief.platform;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Something that kept a piece of work from being done, with a stable code and one plain sentence that says what
/// happened and what to do. Anything that is not a `Failure` is a bug of ours and keeps its stack trace.
///
/// Codes are API: `area.reason`, listed in docs/codes.md, never renamed after the first release.
public abstract sealed class Failure extends RuntimeException {
    private final String code;

    private Failure(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /// The stable machine code, such as `fetch.blocked_address`.
    public String code() {
        return code;
    }

    /// The sentence for people; never null, unlike [Throwable#getMessage()] in general.
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /// Trying again later may help.
    public static final class Retryable extends Failure {
        private final Duration after;

        /// @param after how long to wait before the next try, `>= 0`
        public Retryable(String code, String message, Duration after, @Nullable Throwable cause) {
            super(code, message, cause);
            this.after = after;
        }

        /// How long to wait before the next try.
        public Duration after() {
            return after;
        }
    }

    /// Trying again with the same input gives the same answer.
    public static final class Permanent extends Failure {
        public Permanent(String code, String message) {
            super(code, message, null);
        }

        public Permanent(String code, String message, @Nullable Throwable cause) {
            super(code, message, cause);
        }
    }
}
