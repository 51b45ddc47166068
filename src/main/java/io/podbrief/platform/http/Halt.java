package io.podbrief.platform.http;

import java.io.IOException;

/// Thrown through HttpClient and stream classes when an answer breaks one of our caps; never leaves [Exchange].
final class Halt extends IOException {
    private final String code;

    /// @param what a clause that goes on from the host's name, such as `sends more than 16 MB`
    Halt(String code, String what) {
        super(what);
        this.code = code;
    }

    String code() {
        return code;
    }

    String what() {
        return String.valueOf(getMessage());
    }
}
