package io.podbrief.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.podbrief.cli.Demo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/// The made-up shows that ship with the product, as feeds on a web server of 127.0.0.1. Their dates count
/// back from a clock's now.
public final class DemoShows implements AutoCloseable {
    private static final Map<String, String> TYPES = Map.of(
            "xml", "application/rss+xml",
            "vtt", "text/vtt",
            "srt", "application/x-subrip",
            "json", "application/json",
            "txt", "text/plain",
            "html", "text/html",
            "md", "text/markdown");
    private static final Duration STALL = Duration.ofMinutes(2);
    private static final Pattern PUBLISHED = Pattern.compile("@PUBLISHED (\\d+) (\\d+)@");

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> stalled = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final Clock clock;

    public DemoShows(Clock clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/demo/", this::answer);
        server.start();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Answer(int status, byte[] body) {}

    /// From now on answers a path so, whatever the shows have there.
    public void answer(String path, int status, String body) {
        answer(path, status, body.getBytes(StandardCharsets.UTF_8));
    }

    /// The same with any bytes.
    public void answer(String path, int status, byte[] body) {
        answers.put(path, new Answer(status, body));
    }

    /// From now on keeps whoever asks for a path waiting.
    ///
    /// @return counted down once somebody waits
    public CountDownLatch stall(String path) {
        var asked = new CountDownLatch(1);
        stalled.put(path, asked);
        return asked;
    }

    /// From now on serves the shows and nothing else.
    public void answerAsUsual() {
        answers.clear();
        stalled.clear();
    }

    /// `ip:port` of the server.
    public String authority() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /// Addresses of all feeds.
    public List<URI> feeds() {
        return Demo.SHOWS.stream()
                .map(show -> URI.create("http://" + authority() + "/demo/" + show + "/feed.xml"))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        try (exchange;
                var file = DemoShows.class.getResourceAsStream(path)) {
            var waiting = stalled.get(path);
            if (waiting != null) {
                waiting.countDown();
                Await.until("the stall to end", STALL, () -> !stalled.containsKey(path));
            }
            var set = answers.get(path);
            if (set == null && file == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            var body = set != null ? set.body() : file.readAllBytes();
            var bytes = path.endsWith(".xml")
                    ? dated(new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)
                    : body;
            var type = TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "application/octet-stream");
            exchange.getResponseHeaders().add("Content-Type", type + "; charset=utf-8");
            exchange.sendResponseHeaders(set == null ? 200 : set.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private String dated(String feed) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return PUBLISHED
                .matcher(feed.replace("@BASE@", "http://" + authority()))
                .replaceAll(match -> {
                    var ago = Duration.ofDays(Long.parseLong(match.group(1)))
                            .plusMinutes(10 * Long.parseLong(match.group(2)));
                    return DateTimeFormatter.RFC_1123_DATE_TIME.format(now.minus(ago));
                });
    }
}
