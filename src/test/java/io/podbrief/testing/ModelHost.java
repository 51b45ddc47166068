package io.podbrief.testing;

import io.podbrief.platform.http.FetchSettings;
import io.podbrief.platform.http.RawServer;
import io.podbrief.platform.models.Model;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/// A web server that has models' files, sends pieces of them, and breaks off where a test says so.
public final class ModelHost implements AutoCloseable {
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, String> headers = new ConcurrentHashMap<>();
    private final Queue<Integer> cuts = new ArrayDeque<>();
    private final RawServer server;
    private RawServer.@Nullable Script instead;

    public ModelHost() {
        this.server = RawServer.running(this::answer);
    }

    /// Bytes that look like nothing, the same for the same seed.
    public static byte[] bytes(int size, long seed) {
        var bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /// The catalogue's entry for a file of these bytes.
    public static Model model(String name, byte[] bytes) {
        return new Model(
                name,
                name + ".bin",
                DataSize.ofBytes(bytes.length),
                sum(bytes),
                "MIT",
                "trying things out",
                DataSize.ofMegabytes(50),
                URI.create("https://models.example.org/" + name + ".bin"));
    }

    private static String sum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Puts a file there, or another in its place.
    ///
    /// @param headers each ends with CRLF; a piece is sent when `If-Range` is the value of one of them
    public ModelHost has(String file, byte[] bytes, String headers) {
        files.put("/" + file, bytes);
        this.headers.put("/" + file, headers);
        return this;
    }

    /// The next answer breaks off after so many bytes of its body; the one after it, after the next number.
    public ModelHost cut(Integer... after) {
        cuts.addAll(List.of(after));
        return this;
    }

    /// Answers everything like this from now on; `null` for files again.
    public void answersInstead(RawServer.@Nullable Script script) {
        instead = script;
    }

    public List<RawServer.Call> calls() {
        return server.calls();
    }

    /// Address and port, as `podbrief.fetch.allow-private` takes them.
    public String place() {
        return server.place();
    }

    /// For `podbrief.models.mirror`.
    public URI address() {
        return URI.create(server.url("/"));
    }

    /// Settings of a web client that may reach this server, and does not wait long.
    public FetchSettings reachable() {
        var usual = FetchSettings.defaults();
        return new FetchSettings(
                List.of(place()), Duration.ZERO, usual.userAgent(), usual.waits(), usual.most(), usual.total());
    }

    private void answer(RawServer.Call call) throws IOException {
        if (instead != null) {
            instead.answer(call);
            return;
        }
        var bytes = files.get(call.path());
        var described = headers.get(call.path());
        if (bytes == null || described == null) {
            call.send(RawServer.text("404 Not Found", "", "gone"));
            return;
        }
        int from = from(call, described);
        int size = bytes.length;
        var status = from == 0 ? "200 OK" : "206 Partial Content";
        var range = from == 0 ? "" : "Content-Range: bytes " + from + "-" + (size - 1) + "/" + size + "\r\n";
        call.send(("HTTP/1.1 " + status + "\r\n" + described + range + "Content-Length: " + (size - from) + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        var cut = cuts.poll();
        int to = cut == null ? size : Math.min(size, from + cut);
        call.send(Arrays.copyOfRange(bytes, from, to));
        if (cut != null) throw new IOException("the test breaks this off");
    }

    private static int from(RawServer.Call call, String headers) {
        var range = call.header("Range");
        var version = call.header("If-Range");
        if (range.isEmpty()) return 0;
        if (version.isPresent() && !headers.contains(": " + version.get() + "\r\n")) return 0;
        return Integer.parseInt(range.get().replaceAll("bytes=([0-9]+)-", "$1"));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
