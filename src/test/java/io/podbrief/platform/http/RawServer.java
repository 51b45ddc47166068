package io.podbrief.platform.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ServerSocketFactory;

/// A web server that sends exactly the bytes a test wants, well-formed or not, and remembers what it was sent.
public final class RawServer implements AutoCloseable {
    private final ServerSocket socket;
    private final String scheme;
    private final Script script;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    /// Answers one request. What it throws ends the connection; if it closes the socket, that ends it too.
    @FunctionalInterface
    public interface Script {
        void answer(Call call) throws IOException;
    }

    private RawServer(ServerSocketFactory sockets, String scheme, String address, int port, Script script) {
        try {
            this.socket = sockets.createServerSocket();
            this.socket.bind(new InetSocketAddress(InetAddress.ofLiteral(address), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.scheme = scheme;
        this.script = script;
        Thread.startVirtualThread(this::accept);
    }

    /// A server on 127.0.0.1 and a free port.
    public static RawServer running(Script script) {
        return at("127.0.0.1", 0, script);
    }

    /// A server on any address of this machine.
    public static RawServer at(String address, int port, Script script) {
        return new RawServer(ServerSocketFactory.getDefault(), "http", address, port, script);
    }

    /// A server that speaks TLS.
    public static RawServer secure(ServerSocketFactory sockets, Script script) {
        return new RawServer(sockets, "https", "127.0.0.1", 0, script);
    }

    /// A whole response with a body of plain text.
    public static String text(String status, String headers, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + length + "\r\n\r\n" + body;
    }

    /// A redirect without a body.
    public static String redirect(int status, String location) {
        return text(status + " Elsewhere", "Location: " + location + "\r\n", "");
    }

    public int port() {
        return socket.getLocalPort();
    }

    /// Address and port, as `podbrief.fetch.allow-private` takes them.
    public String place() {
        return "127.0.0.1:" + port();
    }

    public String url(String path) {
        return url("127.0.0.1", path);
    }

    public String url(String host, String path) {
        return scheme + "://" + host + ":" + port() + path;
    }

    /// The requests so far.
    public List<Call> calls() {
        return calls;
    }

    public int connections() {
        return connections.get();
    }

    /// Bytes that came in, on all connections.
    public long bytes() {
        return bytes.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (var one : open) one.close();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var one = socket.accept();
                connections.incrementAndGet();
                open.add(one);
                Thread.startVirtualThread(() -> serve(one));
            } catch (IOException _) {
                return; // closed by the test
            }
        }
    }

    private void serve(Socket one) {
        try (one) {
            one.setTcpNoDelay(true);
            var in = new BufferedInputStream(one.getInputStream());
            for (var head = head(in); !head.isEmpty(); head = head(in)) {
                var call = new Call(head, one.getOutputStream(), one);
                calls.add(call);
                script.answer(call);
            }
        } catch (IOException _) {
            // the client went away, which is what many tests want
        } finally {
            open.remove(one);
        }
    }

    private String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        for (int one = in.read(); one >= 0; one = in.read()) {
            bytes.incrementAndGet();
            head.write(one);
            if (head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) break;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /// One request.
    ///
    /// @param head request line and headers, one `char` per byte
    public record Call(String head, OutputStream out, Socket socket) {
        /// `GET /feed HTTP/1.1`
        public String line() {
            return head.lines().findFirst().orElse("");
        }

        public String path() {
            return line().split(" ", -1)[1];
        }

        /// The value of the first header of that name.
        public Optional<String> header(String name) {
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst();
        }

        public void send(String text) throws IOException {
            send(text.getBytes(StandardCharsets.UTF_8));
        }

        public void send(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }
    }
}
