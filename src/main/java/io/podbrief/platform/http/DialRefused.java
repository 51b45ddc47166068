package io.podbrief.platform.http;

import java.net.UnknownHostException;

/// Thrown through HttpClient to stop it before it connects. A kind of [UnknownHostException] because that is all
/// that a resolver may throw; never leaves [Exchange].
final class DialRefused extends UnknownHostException {
    private final Why why;

    enum Why {
        BLOCKED,
        LOOKUP_TIMEOUT
    }

    /// The message stays empty: it must not name the address, which may be one of our own network.
    DialRefused(Why why) {
        this.why = why;
    }

    Why why() {
        return why;
    }
}
