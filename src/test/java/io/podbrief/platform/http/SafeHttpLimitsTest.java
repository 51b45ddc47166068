package io.podbrief.platform.http;

import static io.podbrief.platform.http.RawServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// No answer can exhaust us: neither memory, nor disk, nor time.
@Timeout(20)
final class SafeHttpLimitsTest {
    private static final String[] HASTY = {
        "waits.connect=1s", "waits.first-byte=300ms", "waits.slow=300ms", "total.feed=5s", "total.page=700ms"
    };

    @Test
    void a_gibibyte_in_a_mebibyte_is_refused_before_it_takes_memory() throws Exception {
        var sent = new AtomicLong();
        var gone = new CountDownLatch(1);
        try (var server = RawServer.running(call -> {
                    call.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n");
                    try (var bomb = new GZIPOutputStream(counting(call.out(), sent))) {
                        var zeros = new byte[64 * 1024];
                        for (int i = 0; i < 16 * 1024; i++) bomb.write(zeros);
                    } finally {
                        gone.countDown();
                    }
                });
                var http = Fetching.client(server)) {
            long before = allocated();
            var answer = http.get(Ask.of(server.url("/"), Ask.Kind.FEED));

            assertThat(allocated() - before)
                    .as("bytes allocated, whatever was freed again")
                    .isLessThan(64L << 20);
            assertThat(code(answer)).isEqualTo("fetch.ratio");
            assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_small_body_may_compress_as_well_as_it_likes() throws IOException {
        try (var server = RawServer.running(call -> call.send(gzipped("gzip", new byte[1_000_000])));
                var http = Fetching.client(server)) {
            var answer = (Answer.Changed) http.get(Ask.of(server.url("/"), Ask.Kind.FEED));

            assertThat(answer.content().body().size()).isEqualTo(1_000_000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip, gzip", "gzip\r\nContent-Encoding: gzip", "deflate, gzip"})
    void a_second_layer_of_compression_is_refused_unread(String encodings) throws IOException {
        try (var server = RawServer.running(call -> call.send(gzipped(encodings, gzip(new byte[100]))));
                var http = Fetching.client(server)) {
            assertThat(code(http.get(Ask.of(server.url("/"), Ask.Kind.FEED)))).isEqualTo("fetch.ratio");
        }
    }

    @Test
    void only_the_layer_that_is_named_is_undone() throws IOException {
        var inner = gzip("inner".getBytes(StandardCharsets.UTF_8));
        try (var server = RawServer.running(call -> call.send(gzipped("gzip", inner)));
                var http = Fetching.client(server)) {
            var answer = (Answer.Changed) http.get(Ask.of(server.url("/"), Ask.Kind.FEED));

            assertThat(answer.content().body().bytes()).isEqualTo(inner);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "compress", "x"})
    void a_compression_nobody_asked_for_is_refused(String encoding) throws IOException {
        try (var server = RawServer.running(
                        call -> call.send(text("200 OK", "Content-Encoding: " + encoding + "\r\n", "x")));
                var http = Fetching.client(server)) {
            assertThat(code(http.get(Ask.of(server.url("/"), Ask.Kind.FEED)))).isEqualTo("fetch.encoding");
        }
    }

    @Test
    void an_endless_body_is_cut_at_the_cap() throws Exception {
        var sent = new AtomicLong();
        var gone = new CountDownLatch(1);
        try (var server = RawServer.running(call -> {
                    call.send("HTTP/1.1 200 OK\r\n\r\n");
                    try {
                        pour(counting(call.out(), sent));
                    } finally {
                        gone.countDown();
                    }
                });
                var http = Fetching.client(server)) {
            assertThat(code(http.get(Ask.of(server.url("/"), Ask.Kind.FEED)))).isEqualTo("fetch.too_large");
            assertThat(gone.await(10, TimeUnit.SECONDS))
                    .as("the connection is closed")
                    .isTrue();
            assertThat(sent.get()).isBetween(16L << 20, 32L << 20);
        }
    }

    /// A file name in the header without end, and an empty member, which may be followed by as many more as one
    /// likes.
    static List<byte[]> paddings() {
        return List.of(new byte[] {0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 0}, gzip(new byte[0]));
    }

    @ParameterizedTest
    @MethodSource("paddings")
    void endless_bytes_that_unpack_to_nothing_are_cut_at_the_cap(byte[] padding) throws IOException {
        try (var server = RawServer.running(call -> {
                    call.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
                    call.send(padding);
                    if (padding.length == 10) pour(call.out());
                    var many = new ByteArrayOutputStream();
                    for (int i = 0; i < 1000; i++) many.writeBytes(padding);
                    while (true) call.send(many.toByteArray());
                });
                var http = Fetching.client(
                        new Fetching.Names(), Fetching.settings("allow-private=" + server.place(), "most.feed=1MB"))) {
            assertThat(code(http.get(Ask.of(server.url("/"), Ask.Kind.FEED)))).isEqualTo("fetch.too_large");
        }
    }

    @Test
    void an_endless_refusal_is_not_read() throws Exception {
        var gone = new CountDownLatch(1);
        try (var server = RawServer.running(call -> {
                    call.send("HTTP/1.1 404 Not Found\r\n\r\n");
                    try {
                        pour(call.out());
                    } finally {
                        gone.countDown();
                    }
                });
                var http = Fetching.client(server)) {
            assertThat(code(http.get(Ask.of(server.url("/"), Ask.Kind.FEED)))).isEqualTo("fetch.http_status");
            assertThat(gone.await(10, TimeUnit.SECONDS))
                    .as("the connection is closed")
                    .isTrue();
        }
    }

    @Test
    void a_body_may_be_as_large_as_its_kind_allows_and_no_larger() throws IOException {
        try (var server = RawServer.running(
                        call -> call.send(text("200 OK", "", call.path().substring(1))));
                var http = Fetching.client(
                        new Fetching.Names(),
                        Fetching.settings("allow-private=" + server.place(), "most.feed=5B", "most.page=6B"))) {
            assertThat(http.get(Ask.of(server.url("/12345"), Ask.Kind.FEED))).isInstanceOf(Answer.Changed.class);
            assertThat(code(http.get(Ask.of(server.url("/123456"), Ask.Kind.FEED))))
                    .isEqualTo("fetch.too_large");
            assertThat(http.get(Ask.of(server.url("/123456"), Ask.Kind.PAGE))).isInstanceOf(Answer.Changed.class);
        }
    }

    @Test
    void a_length_over_the_cap_is_believed_at_once() throws IOException {
        try (var server = RawServer.running(call -> call.send("HTTP/1.1 200 OK\r\nContent-Length: 17000000\r\n\r\n"));
                var http = Fetching.client(server)) {
            assertThat(code(http.get(Ask.of(server.url("/"), Ask.Kind.FEED)))).isEqualTo("fetch.too_large");
        }
    }

    /// Each breaks off, or says of its body what is not so.
    static List<String> broken() {
        var packed =
                new String(gzip("a feed".repeat(99).getBytes(StandardCharsets.UTF_8)), StandardCharsets.ISO_8859_1);
        var half = packed.substring(0, packed.length() / 2);
        return List.of(
                "",
                "HTTP/1.1 200",
                "HTTP/1.1 200 OK\r\nContent-Le",
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nx",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nx",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nab",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nx",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nno gzip at all",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + half,
                "HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\nno deflate at all",
                "SSH-2.0-OpenSSH_9.2\r\n");
    }

    @ParameterizedTest
    @MethodSource("broken")
    void what_breaks_off_or_is_garbled_is_never_taken_for_a_body(String response) throws IOException {
        try (var server = RawServer.running(call -> {
                    call.send(response.getBytes(StandardCharsets.ISO_8859_1));
                    call.socket().close();
                });
                var http = Fetching.client(server)) {
            assertThat(http.get(Ask.of(server.url("/"), Ask.Kind.FEED)))
                    .isInstanceOfSatisfying(
                            Answer.Failed.class, it -> assertThat(it.code()).isEqualTo("fetch.unreachable"));
        }
    }

    @Test
    void a_body_longer_than_it_says_ends_where_it_says() throws IOException {
        try (var server = RawServer.running(call -> call.send("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdef"));
                var http = Fetching.client(server)) {
            var answer = (Answer.Changed) http.get(Ask.of(server.url("/"), Ask.Kind.FEED));

            assertThat(answer.content().body().bytes())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("abc");
        }
    }

    @Test
    void five_hundred_damaged_responses_each_have_an_answer() throws IOException {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(
                "HTTP/1.1 200 OK\r\nETag: \"a\"\r\nTransfer-Encoding: chunked\r\n".getBytes(StandardCharsets.UTF_8));
        whole.writeBytes("Content-Encoding: gzip\r\nCache-Control: max-age=9\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        var packed = gzip("a feed".repeat(20).getBytes(StandardCharsets.UTF_8));
        whole.writeBytes((Integer.toHexString(packed.length) + "\r\n").getBytes(StandardCharsets.UTF_8));
        whole.writeBytes(packed);
        whole.writeBytes("\r\n0\r\nTrailer: x\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        var chance = new Random(20261124);
        try (var server = RawServer.running(call -> {
                    call.send(damaged(whole.toByteArray(), chance));
                    call.socket().close();
                });
                var http = hasty(server)) {
            for (int i = 0; i < 500; i++) {
                var answer = http.get(Ask.of(server.url("/"), Ask.Kind.FEED).unless(new Validators("\"b\"", null)));

                assertThat(answer).isNotNull(); // and nothing was thrown
            }
        }
    }

    private static byte[] damaged(byte[] whole, Random chance) {
        var bytes = Arrays.copyOf(whole, chance.nextInt(4) == 0 ? chance.nextInt(whole.length) : whole.length);
        for (int i = chance.nextInt(4); i >= 0 && bytes.length > 0; i--) {
            bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt(256);
        }
        return bytes;
    }

    static List<String> hugeHeaders() {
        return List.of(
                "X: " + "a".repeat(20_000) + "\r\n",
                "X: a\r\n".repeat(250),
                ("X: " + "a".repeat(10_000) + "\r\n").repeat(8),
                "X: a\r\n" + (" " + "a".repeat(3000) + "\r\n").repeat(30));
    }

    @ParameterizedTest
    @MethodSource("hugeHeaders")
    void huge_headers_are_refused(String headers) throws IOException {
        try (var server = RawServer.running(call -> call.send(text("200 OK", headers, "x")));
                var http = Fetching.client(server)) {
            assertThat(code(http.get(Ask.of(server.url("/"), Ask.Kind.FEED)))).isEqualTo("fetch.too_large");
        }
    }

    @Test
    void headers_of_the_size_that_honest_servers_send_are_fine() throws IOException {
        var headers = ("X: " + "a".repeat(8_000) + "\r\n").repeat(7);
        try (var server = RawServer.running(call -> call.send(text("200 OK", headers, "x")));
                var http = Fetching.client(server)) {
            assertThat(http.get(Ask.of(server.url("/"), Ask.Kind.FEED))).isInstanceOf(Answer.Changed.class);
        }
    }

    @Test
    void endless_headers_are_refused() throws Exception {
        var gone = new CountDownLatch(1);
        try (var server = RawServer.running(call -> {
                    call.send("HTTP/1.1 200 OK\r\nX: ");
                    try {
                        pour(call.out());
                    } finally {
                        gone.countDown();
                    }
                });
                var http = Fetching.client(server)) {
            assertThat(code(http.get(Ask.of(server.url("/"), Ask.Kind.FEED)))).isEqualTo("fetch.too_large");
            assertThat(gone.await(10, TimeUnit.SECONDS))
                    .as("the connection is closed")
                    .isTrue();
        }
    }

    @Test
    void a_server_that_never_answers_is_given_up() throws IOException {
        try (var server = RawServer.running(_ -> {});
                var http = hasty(server)) {
            assertThat(code(http.get(Ask.of(server.url("/"), Ask.Kind.FEED)))).isEqualTo("fetch.timeout");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nX: ", // a header without end
                "HTTP/1.1 ", // a status without end
                "HTTP/1.1 100 Continue\r\nX: "
            })
    void headers_that_drip_are_given_up(String start) throws IOException {
        try (var server = RawServer.running(call -> drip(call, start, "a"));
                var http = hasty(server)) {
            assertThat(code(http.get(Ask.of(server.url("/"), Ask.Kind.FEED)))).isEqualTo("fetch.timeout");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", // drips a chunk's length
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;" // drips a chunk's extension
            })
    void a_body_that_drips_is_given_up(String start) throws IOException {
        try (var server = RawServer.running(call -> drip(call, start, "0"));
                var http = hasty(server)) {
            assertThat(code(http.get(Ask.of(server.url("/"), Ask.Kind.FEED)))).isEqualTo("fetch.slow");
        }
    }

    @Test
    void a_body_that_stops_is_given_up() throws IOException {
        try (var server = RawServer.running(call -> call.send("HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\nabc"));
                var http = hasty(server)) {
            assertThat(code(http.get(Ask.of(server.url("/"), Ask.Kind.FEED)))).isIn("fetch.slow", "fetch.timeout");
        }
    }

    @Test
    void a_body_quick_enough_to_go_on_for_ever_is_cut_when_its_time_is_up() throws IOException {
        try (var server = RawServer.running(call -> drip(call, "HTTP/1.1 200 OK\r\n\r\n", "a".repeat(1024)));
                var http = hasty(server)) {
            assertThat(code(http.get(Ask.of(server.url("/"), Ask.Kind.PAGE)))).isEqualTo("fetch.timeout");
        }
    }

    @Test
    void redirects_share_one_time() throws IOException {
        try (var server = RawServer.running(call -> {
                    pause(Duration.ofMillis(200));
                    call.send(RawServer.redirect(302, call.path() + "x"));
                });
                var http = hasty(server)) {
            assertThat(code(http.get(Ask.of(server.url("/"), Ask.Kind.PAGE)))).isEqualTo("fetch.timeout");
            assertThat(server.calls()).hasSizeBetween(2, 4);
        }
    }

    @Test
    void a_lookup_that_hangs_is_given_up() {
        try (var http = Fetching.client(new Hanging(), Fetching.settings("waits.connect=100ms"))) {
            assertThat(code(http.get(Ask.of("http://hangs.example/", Ask.Kind.FEED))))
                    .isEqualTo("fetch.timeout");
        }
    }

    @Test
    void two_hundred_slow_servers_do_not_hold_up_a_quick_one() throws Exception {
        var names = new Fetching.Names().with("quick.example", "127.0.0.1");
        IntStream.range(0, 200).forEach(i -> names.with("slow" + i + ".example", "127.0.0.1"));
        var slow = new CountDownLatch(200);
        try (var server = RawServer.running(call -> {
                    if (call.path().equals("/quick")) {
                        call.send(text("200 OK", "", "x"));
                    } else {
                        slow.countDown(); // and never answers
                    }
                });
                var http = Fetching.client(names, Fetching.settings("allow-private=" + server.place()))) {
            var threads = IntStream.range(0, 200)
                    .mapToObj(i -> Thread.startVirtualThread(
                            () -> http.get(Ask.of(server.url("slow" + i + ".example", "/"), Ask.Kind.FEED))))
                    .toList();
            assertThat(slow.await(10, TimeUnit.SECONDS)).isTrue();

            long began = System.nanoTime();
            var answer = http.get(Ask.of(server.url("quick.example", "/quick"), Ask.Kind.FEED));

            assertThat(answer).isInstanceOf(Answer.Changed.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
            threads.forEach(Thread::interrupt);
            for (var thread : threads) thread.join();
        }
    }

    private static SafeHttp hasty(RawServer server) {
        return Fetching.client(new Fetching.Names(), Fetching.settings(Fetching.and(List.of(server.place()), HASTY)));
    }

    private static void drip(RawServer.Call call, String start, String drop) throws IOException {
        call.send(start);
        for (int i = 0; i < 400; i++) {
            call.send(drop);
            pause(Duration.ofMillis(50));
        }
    }

    /// The slow server's own slowness, not a wait for something to happen.
    private static void pause(Duration pause) {
        LockSupport.parkNanos(pause.toNanos());
    }

    private static void pour(OutputStream out) throws IOException {
        var letters = "abcdefghijklmnopqrstuvwxyz012345".repeat(512).getBytes(StandardCharsets.UTF_8);
        while (true) out.write(letters);
    }

    private static OutputStream counting(OutputStream out, AtomicLong count) {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
                count.addAndGet(length);
            }
        };
    }

    private static byte[] gzip(byte[] plain) {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] gzipped(String encodings, byte[] plain) {
        var packed = gzip(plain);
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(("HTTP/1.1 200 OK\r\nContent-Encoding: " + encodings + "\r\nContent-Length: " + packed.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        whole.writeBytes(packed);
        return whole.toByteArray();
    }

    /// Of this thread, which is the one that fetches.
    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static String code(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Missed.class);
        return ((Answer.Missed) answer).code();
    }

    /// DNS that never answers.
    private static final class Hanging implements DnsResolver {
        @Override
        public InetAddress[] resolve(String name) {
            LockSupport.park();
            return new InetAddress[0];
        }

        @Override
        public String resolveCanonicalHostname(String name) {
            return name;
        }
    }
}
