package io.podbrief.feed;

import io.podbrief.platform.http.Validators;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A feed that we follow.
///
/// @param podcast row id of the show that it describes
/// @param url where it is asked for; `file:` for one read from disk
/// @param title of the show, as last read; `null` before the first reading
/// @param state `ok`, `bozo`, `unreachable`, `not_a_feed`, `needs_access` or `gone`
/// @param reason the state's code and sentence; `null` where all is well
/// @param validators as the server last gave them
/// @param bodyHash SHA-256 of the last body that was read; `null` before that
/// @param failures polls that failed in a row, `>= 0`
/// @param failingSince when the first of them was; `null` when the last poll went well
/// @param readAt when a body was last read; `null` before that
/// @param nextPollAt when it is asked again; `null` for never
public record Feed(
        Id id,
        long podcast,
        URI url,
        @Nullable String title,
        String state,
        @Nullable String reason,
        Validators validators,
        @Nullable String bodyHash,
        int failures,
        @Nullable Instant failingSince,
        @Nullable Instant readAt,
        @Nullable Instant nextPollAt) {
    public record Id(long value) {}
}
