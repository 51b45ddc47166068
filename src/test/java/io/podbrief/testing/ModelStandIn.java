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

/// A server on loopback that speaks OpenAI's chat completions and answers as it is told: a model that obeys,
/// invents, stalls, breaks.
public final class ModelStandIn implements AutoCloseable {
    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile Function<String, Answer> behaviour = _ -> Answer.text("SKIP");

    /// What the server sends.
    ///
    /// @param text the model's words; `null` for a raw body
    /// @param stalls whether nothing comes at all
    public record Answer(int status, @Nullable String text, String raw, boolean stalls) {
        public static Answer text(String text) {
            return new Answer(200, text, "", false);
        }

        public static Answer status(int status) {
            return new Answer(status, null, "{\"error\":{\"message\":\"no\"}}", false);
        }

        public static Answer raw(String body) {
            return new Answer(200, null, body, false);
        }

        public static Answer stall() {
            return new Answer(200, null, "", true);
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
            server.createContext("/v1/chat/completions", standIn::handle);
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

    private void handle(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(body);
        var answer = behaviour.apply(body);
        if (answer.stalls()) return; // the client's time-out ends it
        var text = answer.text();
        var bytes = (text == null ? answer.raw() : completion(text)).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String completion(String text) {
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

    @Override
    public void close() {
        server.stop(0);
    }
}
