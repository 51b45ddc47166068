package io.podbrief.platform.http;

import static io.podbrief.platform.http.RawServer.redirect;
import static io.podbrief.platform.http.RawServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Certificates count, always: there is no setting that turns them off.
final class SafeHttpTlsTest {
    private static final char[] WORD = "changeit".toCharArray();

    private static SSLContext serving;
    private static SSLContext trusting;

    /// The JDK makes keys only through its own tool.
    @BeforeAll
    static void makeCertificate(@TempDir Path folder) throws Exception {
        var store = folder.resolve("keys.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "test",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-validity",
                        "30",
                        "-dname",
                        "CN=shows.example",
                        "-ext",
                        "SAN=dns:shows.example,dns:xn--bcher-kva.example",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(WORD))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, WORD);
        }
        serving = SSLContexts.custom().loadKeyMaterial(keys, WORD).build();
        var trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("test", keys.getCertificate("test"));
        trusting = SSLContexts.custom().loadTrustMaterial(trust, null).build();
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_refused() throws IOException {
        try (var server = server("x");
                var http = client(SSLContexts.createDefault(), server)) {
            assertThat(code(http.get(Ask.of(server.url("shows.example", "/"), Ask.Kind.FEED))))
                    .isEqualTo("fetch.tls");
            assertThat(server.calls()).isEmpty();
        }
    }

    @Test
    void a_certificate_for_another_name_is_refused() throws IOException {
        try (var server = server("x");
                var http = client(trusting, server)) {
            assertThat(code(http.get(Ask.of(server.url("other.example", "/"), Ask.Kind.FEED))))
                    .isEqualTo("fetch.tls");
            assertThat(server.calls()).isEmpty();
        }
    }

    @Test
    void a_good_certificate_is_taken() throws IOException {
        try (var server = server("x");
                var http = client(trusting, server)) {
            for (var host : List.of("shows.example", "bücher.example")) {
                assertThat(http.get(Ask.of(server.url(host, "/"), Ask.Kind.FEED)))
                        .isInstanceOf(Answer.Changed.class);
            }
        }
    }

    @Test
    void redirects_cross_between_http_and_https_both_ways() throws IOException {
        try (var plain = RawServer.running(call -> call.send(text("200 OK", "", "plain")));
                var secure = server(plain.url("shows.example", "/feed"));
                var start = RawServer.running(call -> call.send(redirect(301, secure.url("shows.example", "/away"))));
                var http = client(trusting, plain, secure, start)) {
            var answer = http.get(Ask.of(start.url("/"), Ask.Kind.FEED));

            assertThat(answer).isInstanceOf(Answer.Changed.class);
            assertThat(answer.hops()).extracting(hop -> hop.to().getScheme()).containsExactly("https", "http");
        }
    }

    @Test
    void a_server_that_never_shakes_hands_is_given_up() throws Exception {
        try (var silent = RawServer.running(_ -> {});
                var http = new SafeHttp(
                        Fetching.settings(Fetching.and(List.of(silent.place()), "waits.connect=300ms")),
                        Fetching.CLOCK,
                        names(),
                        trusting)) {
            var url = silent.url("shows.example", "/").replace("http:", "https:");

            assertThat(code(http.get(Ask.of(url, Ask.Kind.FEED)))).isEqualTo("fetch.timeout");
        }
    }

    /// Redirects `/away` to another place, and serves all else.
    private static RawServer server(String elsewhere) {
        return RawServer.secure(
                serving.getServerSocketFactory(),
                call -> call.send(
                        call.path().equals("/away") ? redirect(302, elsewhere) : text("200 OK", "", "secure")));
    }

    private static SafeHttp client(SSLContext tls, RawServer... servers) {
        return new SafeHttp(Fetching.settings(Fetching.allowing(servers)), Fetching.CLOCK, names(), tls);
    }

    private static Fetching.Names names() {
        return new Fetching.Names()
                .with("shows.example", "127.0.0.1")
                .with("other.example", "127.0.0.1")
                .with("xn--bcher-kva.example", "127.0.0.1");
    }

    private static String code(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Missed.class);
        return ((Answer.Missed) answer).code();
    }
}
