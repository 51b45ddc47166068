package io.podbrief.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A browser for tests: keeps cookies, follows no redirect by itself, and reaches the address that links
/// carry at the port where the pages really are.
public final class Browser {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final String base;
    private final int port;
    private String origin = "";

    /// A browser without cookies.
    ///
    /// @param base the address in links, without a path
    /// @param port where it is on this machine
    public Browser(String base, int port) {
        this.base = base;
        this.port = port;
    }

    /// From now on says that its requests come from pages of another origin.
    public Browser as(String otherOrigin) {
        origin = otherOrigin;
        return this;
    }

    /// An answer.
    ///
    /// @param type its content type; empty where it has none
    /// @param location where it leads; empty where it leads nowhere
    public record Page(int status, String body, String type, String location, List<String> cookies) {}

    /// Opens a page.
    ///
    /// @param link a path, or a whole address that begins with the base
    public Page get(String link) {
        return send("GET", link, "", "");
    }

    /// A request of any method without a body.
    public Page ask(String method, String link) {
        return send(method, link, "", "");
    }

    /// Presses the button of a form.
    ///
    /// @param fields name and value in turn
    public Page post(String link, String... fields) {
        return send("POST", link, "application/x-www-form-urlencoded", form(fields));
    }

    /// Sends a form in parts.
    public Page postParts(String link, String name, String value) {
        var body = "--frontier\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value
                + "\r\n--frontier--\r\n";
        return send("POST", link, "multipart/form-data; boundary=frontier", body);
    }

    private static String form(String... fields) {
        var pairs = new ArrayList<String>();
        for (int i = 0; i < fields.length; i += 2) pairs.add(encoded(fields[i]) + "=" + encoded(fields[i + 1]));
        return String.join("&", pairs);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Page send(String method, String link, String type, String body) {
        var path = link.startsWith(base) ? link.substring(base.length()) : link;
        if (!path.startsWith("/")) throw new IllegalArgumentException(link + " leads elsewhere");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!type.isEmpty()) request.header("Content-Type", type);
        if (!origin.isEmpty()) request.header("Origin", origin);
        if (!cookies.isEmpty()) request.header("Cookie", cookieHeader());
        try {
            return page(client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private Page page(HttpResponse<String> response) {
        var set = response.headers().allValues("Set-Cookie");
        for (var cookie : set) {
            int equals = cookie.indexOf('=');
            int end = cookie.indexOf(';') < 0 ? cookie.length() : cookie.indexOf(';');
            cookies.put(cookie.substring(0, equals), cookie.substring(equals + 1, end));
        }
        var location = response.headers().firstValue("Location").orElse("");
        var type = response.headers().firstValue("Content-Type").orElse("");
        return new Page(response.statusCode(), response.body(), type, location, set);
    }
}
