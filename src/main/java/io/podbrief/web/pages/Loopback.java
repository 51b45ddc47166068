package io.podbrief.web.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/// Whether a request comes from this machine and was not passed on by a proxy.
final class Loopback {
    private static final Set<String> ADDRESSES = Set.of("127.0.0.1", "::1", "0:0:0:0:0:0:0:1");

    private Loopback() {}

    static boolean is(HttpServletRequest request) {
        return ADDRESSES.contains(request.getRemoteAddr())
                && request.getHeader("X-Forwarded-For") == null
                && request.getHeader("Forwarded") == null;
    }
}
