package io.podbrief.platform.http;

import static io.podbrief.platform.http.RawServer.redirect;
import static io.podbrief.platform.http.RawServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import io.podbrief.platform.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SafeHttpTest {
    @Test
    void brings_a_body_and_what_its_server_says_of_it() throws IOException {
        var headers = """
                Content-Type: Application/RSS+XML; charset="iso-8859-1"\r
                ETag: "a1"\r
                Last-Modified: Mon, 23 Nov 2026 05:00:00 GMT\r
                Cache-Control: public, max-age=900\r
                Expires: Tue, 24 Nov 2026 09:00:00 GMT\r
                """;
        try (var server = RawServer.running(call -> call.send(text("200 OK", headers, "<rss/>")));
                var http = Fetching.client(server)) {
            var answer = changed(http.get(Ask.of(server.url("/feed"), Ask.Kind.FEED)));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(string(answer)).isEqualTo("<rss/>");
            assertThat(answer.content().body().size()).isEqualTo(6);
            assertThat(answer.content().type()).isEqualTo("application/rss+xml");
            assertThat(answer.content().charset()).isEqualTo("iso-8859-1");
            assertThat(answer.validators()).isEqualTo(new Validators("\"a1\"", "Mon, 23 Nov 2026 05:00:00 GMT"));
            assertThat(answer.freshness()).isEqualTo(new Answer.Freshness(Duration.ofMinutes(15), null));
            assertThat(answer.uri()).isEqualTo(URI.create(server.url("/feed")));
            assertThat(answer.hops()).isEmpty();
        }
    }

    @Test
    void says_nothing_where_the_server_says_nothing() throws IOException {
        try (var server = RawServer.running(call -> call.send(text("200 OK", "Content-Type: ?\r\n", "x")));
                var http = Fetching.client(server)) {
            var answer = changed(http.get(Ask.of(server.url("/"), Ask.Kind.PAGE)));

            assertThat(answer.content().type()).isNull();
            assertThat(answer.content().charset()).isNull();
            assertThat(answer.validators()).isEqualTo(Validators.NONE);
            assertThat(answer.freshness()).isEqualTo(new Answer.Freshness(null, null));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a1\"",
                "W/\"a1\"",
                "unquoted",
                "\"W/\\\"x\"",
                "\"caf\u00c3\u0080\u00ff\"",
                "\"a\" , \"b\"",
                "\"\""
            })
    void gives_an_entity_tag_back_byte_for_byte(String etag) throws IOException {
        var modified = "Mon,  23-Nov-2026 05:00:00 +0000";
        try (var server = RawServer.running(call -> {
                    var known = call.header("If-None-Match").orElse("");
                    var since = call.header("If-Modified-Since").orElse("");
                    if (known.equals(etag) && since.equals(modified)) {
                        call.send("HTTP/1.1 304 Not Modified\r\nCache-Control: max-age=60\r\n\r\n");
                    } else {
                        call.send(("HTTP/1.1 200 OK\r\nETag: " + etag + "\r\nLast-Modified: " + modified
                                        + "\r\nContent-Length: 1\r\n\r\nx")
                                .getBytes(StandardCharsets.ISO_8859_1));
                    }
                });
                var http = Fetching.client(server)) {
            var ask = Ask.of(server.url("/feed"), Ask.Kind.FEED);

            var first = changed(http.get(ask));
            var second = http.get(ask.unless(first.validators()));

            assertThat(first.validators().etag()).isEqualTo(etag);
            assertThat(second)
                    .isEqualTo(new Answer.NotModified(
                            URI.create(server.url("/feed")),
                            List.of(),
                            first.validators(),
                            new Answer.Freshness(Duration.ofMinutes(1), null)));
        }
    }

    @Test
    void takes_a_new_entity_tag_from_a_304() throws IOException {
        try (var server = RawServer.running(call -> call.send("HTTP/1.1 304 Not Modified\r\nETag: \"b\"\r\n\r\n"));
                var http = Fetching.client(server)) {
            var ask = Ask.of(server.url("/"), Ask.Kind.FEED).unless(new Validators("\"a\"", "yesterday"));

            assertThat(((Answer.NotModified) http.get(ask)).validators())
                    .isEqualTo(new Validators("\"b\"", "yesterday"));
        }
    }

    @Test
    void does_not_believe_a_304_that_nobody_asked_for() throws IOException {
        try (var server = RawServer.running(call -> call.send("HTTP/1.1 304 Not Modified\r\n\r\n"));
                var http = Fetching.client(server)) {
            assertThat(status(http.get(Ask.of(server.url("/"), Ask.Kind.FEED)))).isEqualTo(304);
        }
    }

    @Test
    void ignores_a_validator_too_long_to_send_back() throws IOException {
        try (var server = RawServer.running(
                        call -> call.send(text("200 OK", "ETag: \"" + "a".repeat(2000) + "\"\r\n", "x")));
                var http = Fetching.client(server)) {
            var answer = changed(http.get(Ask.of(server.url("/"), Ask.Kind.FEED)));

            assertThat(answer.validators()).isEqualTo(Validators.NONE);
        }
    }

    @Test
    void says_who_asks_and_keeps_no_cookie() throws IOException {
        try (var server = RawServer.running(call -> call.send(text("200 OK", "Set-Cookie: id=1\r\n", "x")));
                var http = Fetching.client(
                        new Fetching.Names(),
                        Fetching.settings(
                                "allow-private=" + server.place(),
                                "user-agent=Podbrief/{version} (+https://pod.example/bot)"))) {
            http.get(Ask.of(server.url("/a?b=c#d"), Ask.Kind.IMAGE));
            http.get(Ask.of(server.url("/a"), Ask.Kind.IMAGE));

            assertThat(server.calls().getFirst().line()).isEqualTo("GET /a?b=c HTTP/1.1");
            assertThat(server.calls().getLast().head().lines().filter(line -> !line.isEmpty()))
                    .containsExactlyInAnyOrder(
                            "GET /a HTTP/1.1",
                            "Host: " + server.place(),
                            "User-Agent: Podbrief/dev (+https://pod.example/bot)",
                            "Accept: image/*, */*;q=0.5",
                            "Accept-Encoding: gzip, deflate",
                            "Connection: keep-alive");
        }
    }

    @Test
    void uses_a_connection_again() throws IOException {
        try (var server = RawServer.running(call -> call.send(gzipped("x")));
                var http = Fetching.client(server)) {
            for (int i = 0; i < 3; i++) changed(http.get(Ask.of(server.url("/"), Ask.Kind.FEED)));

            assertThat(server.calls()).hasSize(3);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void never_asks_one_host_two_things_at_once() throws Exception {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        try (var server = RawServer.running(call -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    call.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n");
                    inside.decrementAndGet(); // before the last byte, after which the client may go on
                    call.send("ok");
                });
                var http = Fetching.client(server)) {
            var threads = List.of(1, 2, 3, 4, 5, 6, 7, 8).stream()
                    .map(_ -> Thread.startVirtualThread(() -> http.get(Ask.of(server.url("/"), Ask.Kind.FEED))))
                    .toList();
            for (var thread : threads) thread.join();

            assertThat(server.calls()).hasSize(8);
            assertThat(most).hasValue(1);
        }
    }

    enum Packing {
        GZIP("gzip") {
            @Override
            OutputStream pack(OutputStream out) throws IOException {
                return new GZIPOutputStream(out);
            }
        },
        X_GZIP("x-gzip, identity") {
            @Override
            OutputStream pack(OutputStream out) throws IOException {
                return new GZIPOutputStream(out);
            }
        },
        ZLIB("Deflate") {
            @Override
            OutputStream pack(OutputStream out) {
                return new DeflaterOutputStream(out);
            }
        },
        BARE_DEFLATE("deflate") {
            @Override
            OutputStream pack(OutputStream out) {
                return new DeflaterOutputStream(out, new Deflater(9, true));
            }
        };

        private final String header;

        Packing(String header) {
            this.header = header;
        }

        abstract OutputStream pack(OutputStream out) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void unpacks(Packing packing) throws IOException {
        var words = "Two hosts talk about anchors. ".repeat(200);
        var packed = new ByteArrayOutputStream();
        try (var out = packing.pack(packed)) {
            out.write(words.getBytes(StandardCharsets.UTF_8));
        }
        try (var server = RawServer.running(call -> {
                    call.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: " + packing.header
                            + "\r\n\r\n" + Integer.toHexString(packed.size()) + "\r\n");
                    call.send(packed.toByteArray());
                    call.send("\r\n0\r\n\r\n");
                });
                var http = Fetching.client(server)) {
            assertThat(string(changed(http.get(Ask.of(server.url("/"), Ask.Kind.FEED)))))
                    .isEqualTo(words);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Content-Encoding: gzip\r\n", "Content-Encoding: deflate\r\n"})
    void an_empty_body_is_a_body(String headers) throws IOException {
        try (var server = RawServer.running(call -> call.send(text("200 OK", headers, "")));
                var http = Fetching.client(server)) {
            assertThat(string(changed(http.get(Ask.of(server.url("/"), Ask.Kind.FEED)))))
                    .isEmpty();
        }
    }

    @Test
    void no_content_is_an_empty_body() throws IOException {
        try (var server = RawServer.running(call -> call.send("HTTP/1.1 204 No Content\r\n\r\n"));
                var http = Fetching.client(server)) {
            var answer = changed(http.get(Ask.of(server.url("/"), Ask.Kind.FEED)));

            assertThat(answer.status()).isEqualTo(204);
            assertThat(string(answer)).isEmpty();
        }
    }

    @Test
    void reaches_an_ipv6_address() throws IOException {
        try (var server = listening("::1", 0);
                var http = Fetching.client(
                        new Fetching.Names(), Fetching.settings("allow-private=[::1]:" + server.port()))) {
            changed(http.get(Ask.of(server.url("[::1]", "/"), Ask.Kind.FEED)));

            assertThat(server.calls().getFirst().header("Host")).contains("[0:0:0:0:0:0:0:1]:" + server.port());
        }
    }

    @Test
    void leaves_the_usual_port_out_of_the_host() throws IOException {
        try (var server = listening("127.0.0.1", 80);
                var http = Fetching.client(server)) {
            changed(http.get(Ask.of("http://127.0.0.1:80/", Ask.Kind.FEED)));

            assertThat(server.calls().getFirst().header("Host")).contains("127.0.0.1");
        }
    }

    @Test
    void puts_a_body_into_a_file_once_it_is_complete(@TempDir Path folder) throws IOException {
        var file = folder.resolve("episode.mp3");
        try (var server = RawServer.running(call -> call.send(
                        call.path().equals("/whole")
                                ? text("200 OK", "", "a whole recording")
                                : "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 99\r\n\r\nhalf of a new"));
                var http = Fetching.client(
                        new Fetching.Names(), Fetching.settings(and(server, "waits.first-byte=200ms")))) {
            var answer = changed(http.get(Ask.of(server.url("/whole"), Ask.Kind.AUDIO, file)));
            var broken = http.get(Ask.of(server.url("/half"), Ask.Kind.AUDIO, file));

            assertThat(server.calls().getFirst().header("Accept-Encoding")).contains("identity");
            assertThat(answer.content().body().size()).isEqualTo(17);
            assertThat(answer.content().body().open())
                    .hasBinaryContent("a whole recording".getBytes(StandardCharsets.UTF_8));
            assertThat(broken).isInstanceOf(Answer.Failed.class);
            assertThat(file).hasContent("a whole recording");
            try (var files = Files.list(folder)) {
                assertThat(files).containsExactly(file);
            }
        }
    }

    @Test
    void a_disk_that_fails_is_not_the_servers_fault(@TempDir Path folder) throws IOException {
        try (var server = RawServer.running(call -> call.send(text("200 OK", "", "a recording")));
                var http = Fetching.client(server)) {
            var ask = Ask.of(server.url("/"), Ask.Kind.AUDIO, folder.resolve("no-such-folder/episode.mp3"));

            assertThat(catchThrowableOfType(Failure.Retryable.class, () -> http.get(ask))
                            .code())
                    .isEqualTo("disk.full");
        }
    }

    @Test
    void follows_five_redirects_and_tells_each() throws IOException {
        var statuses = List.of(301, 302, 303, 307, 308);
        try (var server = RawServer.running(call -> {
                    int step = Integer.parseInt(call.path().substring(1));
                    call.send(step < 5 ? redirect(statuses.get(step), "/" + (step + 1)) : text("200 OK", "", "there"));
                });
                var http = Fetching.client(server)) {
            var ask = Ask.of(server.url("/0"), Ask.Kind.FEED).unless(new Validators("\"a\"", null));
            var answer = changed(http.get(ask));

            assertThat(string(answer)).isEqualTo("there");
            assertThat(answer.uri()).isEqualTo(URI.create(server.url("/5")));
            assertThat(answer.hops()).extracting(Answer.Hop::status).isEqualTo(statuses);
            assertThat(answer.hops().getLast().to()).isEqualTo(URI.create(server.url("/5")));
            assertThat(server.calls())
                    .allMatch(call -> call.header("If-None-Match").equals(Optional.of("\"a\"")));
        }
    }

    @Test
    void follows_no_sixth_redirect() throws IOException {
        try (var server = RawServer.running(call -> call.send(redirect(302, call.path() + "x")));
                var http = Fetching.client(server)) {
            assertThat(code(http.get(Ask.of(server.url("/"), Ask.Kind.FEED)))).isEqualTo("fetch.redirects");
            assertThat(server.calls()).hasSize(6);
        }
    }

    @Test
    void stops_early_when_redirects_go_in_a_circle() throws IOException {
        try (var server = RawServer.running(
                        call -> call.send(redirect(301, call.path().equals("/a") ? "/b" : "/a")));
                var http = Fetching.client(server)) {
            assertThat(code(http.get(Ask.of(server.url("/a"), Ask.Kind.FEED)))).isEqualTo("fetch.redirects");
            assertThat(server.calls()).hasSizeLessThanOrEqualTo(4);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            next             | /a/next
            ../next?x=1      | /next?x=1
            /next#part       | /next
            ?page=2          | /a/b?page=2
            /two words/é     | /two%20words/%C3%A9
            //127.0.0.1:{port}/other | /other
            HTTP://127.0.0.1:{port}/up/../x | /x
            """)
    void understands_where_a_redirect_leads(String location, String path) throws IOException {
        try (var server = RawServer.running(call -> call.send(
                        call.path().equals("/a/b")
                                ? redirect(
                                        302,
                                        location.replace("{port}", call.socket().getLocalPort() + ""))
                                : text("200 OK", "", "there")));
                var http = Fetching.client(server)) {
            var answer = changed(http.get(Ask.of(server.url("/a/b"), Ask.Kind.FEED)));

            assertThat(answer.uri()).isEqualTo(URI.create(server.url(path)));
            assertThat(server.calls().getLast().path()).isEqualTo(path);
        }
    }

    @Test
    void a_redirect_that_leads_nowhere_is_a_status() throws IOException {
        try (var server = RawServer.running(call -> call.send(text("302 Found", "", "")));
                var http = Fetching.client(server)) {
            assertThat(status(http.get(Ask.of(server.url("/"), Ask.Kind.FEED)))).isEqualTo(302);
        }
    }

    @Test
    void a_redirect_to_a_bad_url_tells_how_far_it_came() throws IOException {
        try (var server = RawServer.running(
                        call -> call.send(redirect(301, call.path().equals("/") ? "/x" : "ftp://a/")));
                var http = Fetching.client(server)) {
            var answer = (Answer.Refused) http.get(Ask.of(server.url("/"), Ask.Kind.FEED));

            assertThat(answer.code()).isEqualTo("fetch.bad_url");
            assertThat(answer.sentence()).startsWith("127.0.0.1 redirects to an address that is not fetched because");
            assertThat(answer.hops()).containsExactly(new Answer.Hop(301, URI.create(server.url("/x"))));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            404 Not Found         | none                            | none
            410 Gone              | none                            | none
            429 Too Many Requests | 120                             | PT2M
            503 Busy              | Tue, 24 Nov 2026 06:30:00 GMT   | PT30M
            503 Busy              | Tuesday, 24-Nov-26 06:30:00 GMT | PT30M
            503 Busy              | Mon, 23 Nov 2026 06:30:00 GMT   | PT0S
            503 Busy              | 99999999999                     | PT168H
            503 Busy              | Thu, 31 Dec 2099 06:30:00 GMT   | PT168H
            503 Busy              | -1                              | none
            503 Busy              | soon                            | none
            206 Partial Content   | none                            | none
            """)
    void tells_a_status_and_how_long_to_stay_away(String status, String retryAfter, String wait) throws IOException {
        var header = retryAfter == null ? "" : "Retry-After: " + retryAfter + "\r\n";
        try (var server = RawServer.running(call -> call.send(text(status, header, "sorry")));
                var http = Fetching.client(server)) {
            var answer = (Answer.HttpStatus) http.get(Ask.of(server.url("/"), Ask.Kind.FEED));

            assertThat(answer.code()).isEqualTo("fetch.http_status");
            assertThat(answer.status()).isEqualTo(Integer.parseInt(status.substring(0, 3)));
            assertThat(answer.sentence()).contains("127.0.0.1", status.substring(0, 3));
            assertThat(answer.retryAfter()).isEqualTo(wait == null ? null : Duration.parse(wait));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            Cache-Control: max-age=60                | PT1M
            Cache-Control: no-cache, Max-Age="120"   | PT2M
            Cache-Control: max-age=x                 | none
            Cache-Control: s-maxage=60               | none
            Expires: Tue, 24 Nov 2026 07:00:00 GMT   | PT1H
            Expires: 0                               | none
            Cache-Control: max-age=31536000          | PT168H
            """)
    void tells_how_long_an_answer_is_good_for(String header, String wait) throws IOException {
        try (var server = RawServer.running(call -> call.send(text("200 OK", header + "\r\n", "x")));
                var http = Fetching.client(server)) {
            assertThat(changed(http.get(Ask.of(server.url("/"), Ask.Kind.FEED)))
                            .freshness()
                            .freshFor())
                    .isEqualTo(wait == null ? null : Duration.parse(wait));
        }
    }

    @Test
    void a_name_that_dns_does_not_know_is_unreachable() {
        try (var http = Fetching.client()) {
            var answer = http.get(Ask.of("https://no-such-host.invalid/feed", Ask.Kind.FEED));

            assertThat(code(answer)).isEqualTo("fetch.unreachable");
            assertThat(((Answer.Failed) answer).sentence()).contains("no-such-host.invalid", "DNS");
        }
    }

    @Test
    void a_server_that_is_not_there_is_unreachable() throws IOException {
        var server = RawServer.running(_ -> {});
        try (var http = Fetching.client(server)) {
            server.close();

            assertThat(code(http.get(Ask.of(server.url("/"), Ask.Kind.FEED)))).isEqualTo("fetch.unreachable");
        }
    }

    @Test
    void a_second_address_of_a_name_is_tried_when_the_first_is_dead() throws IOException {
        try (var server = RawServer.running(call -> call.send(text("200 OK", "", "x")));
                var http = Fetching.client(
                        new Fetching.Names().with("two.example", "127.0.0.2 127.0.0.1"),
                        Fetching.settings("allow-private=127.0.0.0/8"))) {
            assertThat(string(changed(http.get(Ask.of(server.url("two.example", "/"), Ask.Kind.FEED)))))
                    .isEqualTo("x");
        }
    }

    @Test
    void a_name_in_its_own_letters_is_asked_for_as_dns_and_servers_know_it() throws IOException {
        var names = new Fetching.Names().with("xn--bcher-kva.example", "127.0.0.1");
        try (var server = RawServer.running(call -> call.send(text("200 OK", "", "x")));
                var http = Fetching.client(names, Fetching.settings(Fetching.allowing(server)))) {
            for (var host : List.of("Bücher.example", "xn--bcher-kva.example")) {
                var answer = changed(http.get(Ask.of(server.url(host, "/"), Ask.Kind.FEED)));

                assertThat(answer.uri()).isEqualTo(URI.create(server.url("xn--bcher-kva.example", "/")));
                assertThat(server.calls().getLast().header("Host")).contains("xn--bcher-kva.example:" + server.port());
            }
        }
    }

    @Test
    void an_interrupt_ends_a_fetch_and_stays_with_the_thread() throws Exception {
        var asked = new CountDownLatch(1);
        var interrupted = new AtomicReference<Answer>();
        try (var server = RawServer.running(_ -> asked.countDown());
                var http = Fetching.client(server)) {
            var thread = Thread.startVirtualThread(() -> {
                var answer = http.get(Ask.of(server.url("/"), Ask.Kind.FEED));
                if (Thread.currentThread().isInterrupted()) interrupted.set(answer);
            });
            asked.await();
            thread.interrupt();
            thread.join();

            assertThat(interrupted.get())
                    .isInstanceOfSatisfying(
                            Answer.Failed.class,
                            answer -> assertThat(answer.sentence()).contains("stopping"));
        }
    }

    private static RawServer listening(String address, int port) {
        try {
            return RawServer.at(address, port, call -> call.send(text("200 OK", "", "x")));
        } catch (UncheckedIOException e) {
            return abort("skipped: cannot listen on " + address + " port " + port + ": " + e.getMessage());
        }
    }

    private static String[] and(RawServer server, String... more) {
        return Fetching.and(List.of(server.place()), more);
    }

    private static byte[] gzipped(String body) {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        whole.writeBytes(packed.toByteArray());
        return whole.toByteArray();
    }

    private static Answer.Changed changed(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Changed.class);
        return (Answer.Changed) answer;
    }

    private static String string(Answer.Changed answer) {
        return new String(answer.content().body().bytes(), StandardCharsets.UTF_8);
    }

    private static String code(Answer answer) {
        return ((Answer.Missed) answer).code();
    }

    private static int status(Answer answer) {
        return ((Answer.HttpStatus) answer).status();
    }
}
