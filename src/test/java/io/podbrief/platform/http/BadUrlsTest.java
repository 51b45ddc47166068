package io.podbrief.platform.http;

import static io.podbrief.platform.http.RawServer.redirect;
import static io.podbrief.platform.http.RawServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// No URL, however it is written and however we come to it, makes us touch a private address. A canary listens on
/// loopback, and not one byte may reach it.
final class BadUrlsTest {
    private static final Set<String> REFUSALS = Set.of("fetch.blocked_address", "fetch.bad_url");

    private final Fetching.Names names = new Fetching.Names();
    private final List<RawServer> canaries = new ArrayList<>();
    private RawServer redirector;
    private SafeHttp http;
    private volatile String location = "/";

    @BeforeEach
    void listen() {
        canaries.add(RawServer.running(call -> call.send(text("200 OK", "", "secret"))));
        try {
            canaries.add(RawServer.at("::1", port(), call -> call.send(text("200 OK", "", "secret"))));
        } catch (UncheckedIOException _) {
            // a machine without IPv6: its half of the list is refused all the same
        }
        // Open to the client by its exact place, as a redirecting site is: /0 leads to /1 and so on, /4 leads to the
        // bad URL.
        redirector = RawServer.running(call -> {
            int step = "/0/1/2/3".indexOf(call.path());
            call.send(step >= 0 ? redirect(302, "/" + (step / 2 + 1)) : redirect(302, location));
        });
        http = Fetching.client(names, Fetching.settings(Fetching.allowing(redirector)));
    }

    @AfterEach
    void close() throws IOException {
        http.close();
        redirector.close();
        for (var canary : canaries) canary.close();
    }

    @Test
    void the_canary_sings_when_it_is_reached() {
        try (var open = Fetching.client(canaries.getFirst())) {
            assertThat(open.get(Ask.of(canaries.getFirst().url("/"), Ask.Kind.PAGE)))
                    .isInstanceOf(Answer.Changed.class);
            assertThat(touched()).isPositive();
        }
    }

    @Test
    void none_is_dialled_directly() throws IOException {
        for (var bad : badUrls()) assertRefused(bad, http.get(Ask.of(bad, Ask.Kind.PAGE)));
        assertThat(touched()).isZero();
    }

    @Test
    void none_is_dialled_after_a_redirect() throws IOException {
        for (var bad : badUrls()) {
            location = bad;
            assertRefusedOrAtHome(bad, http.get(Ask.of(redirector.url("/4"), Ask.Kind.PAGE)));
        }
        assertThat(touched()).isZero();
    }

    @Test
    void none_is_dialled_after_five_redirects() throws IOException {
        for (var bad : badUrls()) {
            location = bad;
            assertRefusedOrAtHome(bad, http.get(Ask.of(redirector.url("/0"), Ask.Kind.PAGE)));
        }
        assertThat(touched()).isZero();
    }

    @Test
    void control_characters_are_refused_wherever_they_stand() {
        for (var c : List.of("\t", "\r", "\n", "\r\n", "\0", "\u007f", "\u0085")) {
            var place = "127.0.0.1:" + port();
            for (var bad : List.of(
                    "ht" + c + "tp://" + place + "/",
                    "http://127" + c + ".0.0.1:" + port() + "/",
                    "http://" + place + "/" + c + "x",
                    "http://good.example/" + c + "Host: " + place)) {
                assertThat(http.get(Ask.of(bad, Ask.Kind.PAGE)))
                        .isInstanceOfSatisfying(
                                Answer.Refused.class,
                                it -> assertThat(it.code()).isEqualTo("fetch.bad_url"));
            }
        }
        assertThat(touched()).isZero();
    }

    @Test
    void a_name_that_changes_its_mind_reaches_only_the_allowed_place() throws IOException {
        // Same port, another loopback address: the only thing that tells the two apart is the address dialled.
        try (var allowed = RawServer.at("127.0.0.2", port(), call -> {
                    call.send(text("200 OK", "Connection: close\r\n", "x"));
                    call.socket().close();
                });
                var client = Fetching.client(
                        names.with("rebinds.example", "127.0.0.2", "127.0.0.1"),
                        Fetching.settings("allow-private=127.0.0.2:" + port()))) {
            var url = allowed.url("rebinds.example", "/");
            for (int i = 0; i < 200; i++) {
                var answer = client.get(Ask.of(url, Ask.Kind.PAGE));
                if (i % 2 == 0) {
                    assertThat(answer).isInstanceOf(Answer.Changed.class);
                } else {
                    assertRefused(url, answer);
                }
            }
            assertThat(names.lookups("rebinds.example"))
                    .as("one lookup for each dial")
                    .isEqualTo(200);
            assertThat(allowed.connections()).isEqualTo(100);
            assertThat(touched()).isZero();
        }
    }

    @Test
    void a_name_with_one_bad_answer_is_not_dialled_at_its_good_one_either() {
        names.with("first.example", "127.0.0.1 10.0.0.1").with("last.example", "10.0.0.1 127.0.0.1");
        for (var host : List.of("first.example", "last.example")) {
            var url = redirector.url(host, "/0");

            assertRefused(url, http.get(Ask.of(url, Ask.Kind.PAGE)));
        }
        assertThat(redirector.connections()).isZero();
    }

    @Test
    void an_allowed_place_opens_no_other_port_and_no_other_address() {
        for (var url : List.of(
                "http://127.0.0.1:" + port() + "/",
                "http://127.0.0.2:" + redirector.port() + "/",
                "http://[::1]:" + redirector.port() + "/",
                "http://[64:ff9b::7f00:1]:" + redirector.port() + "/")) {
            assertRefused(url, http.get(Ask.of(url, Ask.Kind.PAGE)));
        }
        assertThat(touched()).isZero();
    }

    @Test
    void the_answer_does_not_tell_whether_anything_listens() throws IOException {
        int closed = closedPort();
        var open = (Answer.Refused) http.get(Ask.of("http://127.0.0.1:" + port() + "/", Ask.Kind.PAGE));
        var shut = (Answer.Refused) http.get(Ask.of("http://127.0.0.1:" + closed + "/", Ask.Kind.PAGE));

        assertThat(open).isEqualTo(shut);
    }

    @Test
    void a_name_is_refused_without_naming_its_address() {
        names.with("inside.example", "10.20.30.40");

        var answer = (Answer.Refused) http.get(Ask.of("http://inside.example/", Ask.Kind.PAGE));

        assertThat(answer.code()).isEqualTo("fetch.blocked_address");
        assertThat(answer.sentence()).contains("inside.example").doesNotContain("10.20");
    }

    @Test
    void the_published_payload_lists_reach_nothing() throws IOException {
        var folder = System.getenv("PODBRIEF_TEST_DATA");
        assumeTrue(folder != null, "skipped: PODBRIEF_TEST_DATA names no folder with the published payload lists");
        var payloads = payloads(Path.of(folder, "E_security", "payloads-all-the-things"));
        assertThat(payloads).hasSizeGreaterThan(300);

        for (var payload : payloads) {
            http.get(Ask.of(payload, Ask.Kind.PAGE));
            location = payload;
            http.get(Ask.of(redirector.url("/4"), Ask.Kind.PAGE));
        }
        assertThat(touched()).isZero();
    }

    /// Every URL of the lists, each as it is and with the canary's port, and every line that is meant for a
    /// `Location`.
    private List<String> payloads(Path folder) throws IOException {
        var url = Pattern.compile("[a-z]{2,10}:/*[^\\s`|<>]+");
        var forgery = Files.readString(folder.resolve("Server Side Request Forgery/README.md"));
        var clouds = Files.readString(folder.resolve("Server Side Request Forgery/SSRF-Cloud-Instances.md"));
        var redirects = folder.resolve("Open Redirect/Intruder");
        var all = new ArrayList<String>();
        for (var text : List.of(forgery, clouds)) {
            url.matcher(text).results().map(MatchResult::group).forEach(all::add);
        }
        try (var files = Files.list(redirects)) {
            for (var file : files.toList()) all.addAll(Files.readAllLines(file));
        }
        return all.stream()
                .flatMap(one -> Stream.of(one, one.replaceFirst("(//[^/:?#]+)(:[0-9]+)?", "$1:" + port())))
                .distinct()
                .toList();
    }

    private List<String> badUrls() throws IOException {
        var urls = new ArrayList<String>();
        try (InputStream list = Objects.requireNonNull(getClass().getResourceAsStream("/platform/bad-urls.txt"))) {
            for (var line : new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.isBlank() || line.startsWith("#")) continue;
                var parts = line.split(" \\| ", -1);
                var url = parts[0].replace("{port}", String.valueOf(port()));
                urls.add(url);
                if (parts.length > 1 && WebUrl.parse(url) instanceof WebUrl read) {
                    names.with(read.host(), parts[1]);
                }
            }
        }
        assertThat(urls).hasSizeGreaterThanOrEqualTo(87);
        return urls;
    }

    private void assertRefused(String url, Answer answer) {
        assertThat(answer)
                .as(url)
                .isInstanceOfSatisfying(
                        Answer.Refused.class, it -> assertThat(REFUSALS).contains(it.code()));
    }

    /// A few of the list are no absolute URLs. As a `Location` they are paths on the redirector itself, which is
    /// no harm.
    private void assertRefusedOrAtHome(String url, Answer answer) {
        if (answer instanceof Answer.Refused refused && REFUSALS.contains(refused.code())) return;
        assertThat(answer.hops().getLast().to().toString())
                .as(url + " led to " + answer)
                .startsWith(redirector.url("/"));
    }

    private long touched() {
        return canaries.stream()
                .mapToLong(one -> one.connections() + one.bytes())
                .sum();
    }

    private int port() {
        return canaries.getFirst().port();
    }

    private static int closedPort() throws IOException {
        try (var once = RawServer.running(_ -> {})) {
            return once.port();
        }
    }
}
