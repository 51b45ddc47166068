package io.podbrief.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.podbrief.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A server on loopback that speaks OpenAI's, Anthropic's and Gemini's APIs and answers as it is told: a model that
/// obeys, invents, stalls, breaks.
public final class ModelStandIn implements AutoCloseable {
    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> headers = new CopyOnWriteArrayList<>();
    private volatile Function<String, Answer> behaviour = _ -> Answer.text("SKIP");

    /// What the server sends.
    ///
    /// @param text the model's words; `null` for a raw body
    /// @param header name and value of one more header
    /// @param ending what comes of the body
    public record Answer(
            int status, @Nullable String text, String raw, Map.@Nullable Entry<String, String> header, Ending ending) {
        /// Whether all of it comes, none, or a byte now and then for ever.
        public enum Ending {
            WHOLE,
            STALLS,
            DRIPS
        }

        public static Answer text(String text) {
            return new Answer(200, text, "", null, Ending.WHOLE);
        }

        public static Answer status(int status) {
            return new Answer(status, null, "{\"error\":{\"message\":\"no\"}}", null, Ending.WHOLE);
        }

        public static Answer raw(String body) {
            return new Answer(200, null, body, null, Ending.WHOLE);
        }

        public static Answer stall() {
            return new Answer(200, null, "", null, Ending.STALLS);
        }

        public static Answer drip() {
            return new Answer(200, null, "", null, Ending.DRIPS);
        }

        public Answer with(String name, String value) {
            return new Answer(status, text, raw, Map.entry(name, value), ending);
        }
    }

    private ModelStandIn(HttpServer server) {
        this.server = server;
    }

    public static ModelStandIn start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var standIn = new ModelStandIn(server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", standIn::handle);
            server.start();
            return standIn;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The base address to configure.
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    /// Sets what it does from now on.
    ///
    /// @param answer from the whole request body to what comes back
    public void behave(Function<String, Answer> answer) {
        behaviour = answer;
    }

    /// Bodies of the requests so far.
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /// Address and headers of each request so far.
    public List<String> headers() {
        return List.copyOf(headers);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(body);
        headers.add(
                exchange.getRequestURI() + " " + exchange.getRequestHeaders().entrySet());
        var answer = behaviour.apply(body);
        if (answer.ending() == Answer.Ending.STALLS) return; // the client's time-out ends it
        var text = answer.text();
        var path = exchange.getRequestURI().getPath();
        var bytes = (text == null ? answer.raw() : completion(path, text)).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        var header = answer.header();
        if (header != null) exchange.getResponseHeaders().set(header.getKey(), header.getValue());
        boolean drips = answer.ending() == Answer.Ending.DRIPS;
        exchange.sendResponseHeaders(answer.status(), drips ? 0 : bytes.length);
        if (drips) drip(exchange);
        else exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /// Ends when the client has gone.
    private static void drip(HttpExchange exchange) throws IOException {
        var out = exchange.getResponseBody();
        for (int i = 0; i < 10_000; i++) {
            out.write(' ');
            out.flush();
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    private static String completion(String path, String text) {
        if (path.endsWith("/chat/completions")) return openAi(text);
        if (path.endsWith("/messages")) return anthropic(text);
        if (path.endsWith(":generateContent")) return gemini(text);
        throw new IllegalStateException("an address that no provider has: " + path);
    }

    private static String openAi(String text) {
        return Json.write(Map.of(
                "id",
                "1",
                "object",
                "chat.completion",
                "created",
                1,
                "model",
                "stand-in",
                "choices",
                List.of(Map.of(
                        "index", 0, "finish_reason", "stop", "message", Map.of("role", "assistant", "content", text))),
                "usage",
                Map.of("prompt_tokens", 100, "completion_tokens", 20, "total_tokens", 120)));
    }

    private static String anthropic(String text) {
        return Json.write(Map.of(
                "id",
                "msg_1",
                "type",
                "message",
                "role",
                "assistant",
                "model",
                "stand-in",
                "content",
                List.of(Map.of("type", "text", "text", text)),
                "stop_reason",
                "end_turn",
                "usage",
                Map.of("input_tokens", 100, "output_tokens", 20)));
    }

    private static String gemini(String text) {
        return Json.write(Map.of(
                "candidates",
                List.of(Map.of(
                        "content",
                        Map.of("role", "model", "parts", List.of(Map.of("text", text))),
                        "finishReason",
                        "STOP",
                        "index",
                        0)),
                "usageMetadata",
                Map.of("promptTokenCount", 100, "candidatesTokenCount", 20, "totalTokenCount", 120),
                "modelVersion",
                "stand-in"));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
