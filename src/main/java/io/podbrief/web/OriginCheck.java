package io.podbrief.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses unsafe requests that a page of another origin made a browser send: `Sec-Fetch-Site` must not say so,
/// and an `Origin` must be this host. One-click unsubscribes are let through: mail providers send them, and their
/// link alone is the permission.
final class OriginCheck extends OncePerRequestFilter {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SAFE.contains(request.getMethod()) || request.getRequestURI().startsWith("/u/") || isOwn(request))
            chain.doFilter(request, response);
        else {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            response.setContentType("application/problem+json");
            response.getWriter()
                    .write(
                            "{\"status\":403,\"code\":\"web.csrf\",\"title\":\"This request came from another site's page: open the page here and press the button there.\"}");
        }
    }

    private static boolean isOwn(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !OWN.contains(site)) return false;
        var origin = request.getHeader("Origin");
        if (origin == null) return true; // no browser: nothing that a cookie could be stolen through
        try {
            var authority = URI.create(origin).getAuthority();
            return authority != null && authority.equals(request.getHeader("Host"));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
