package io.podbrief.transcript.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.podbrief.feed.Enclosure;
import io.podbrief.platform.Failure;
import io.podbrief.platform.http.Fetching;
import io.podbrief.platform.http.SafeHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AudioDownloadTest {
    @TempDir
    Path folder;

    private HttpServer server;
    private SafeHttp web;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        var settings = Fetching.settings(
                "allow-private=127.0.0.1:" + server.getAddress().getPort(), "most.audio=100KB");
        web = new SafeHttp(settings, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        web.close();
        server.stop(0);
    }

    private Enclosure answering(int status, byte[] body) {
        server.createContext("/episode", exchange -> {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        return new Enclosure(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/episode/etc.mp3"), null, null);
    }

    private void leavesNothing() throws IOException {
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void is_a_file_of_ours_until_it_is_closed() throws IOException {
        var enclosure = answering(200, new byte[50_000]);

        try (var audio = AudioDownload.of(enclosure, web, folder)) {
            assertThat(audio.file()).hasSize(50_000).hasParent(folder);
            assertThat(audio.size()).isEqualTo(50_000);
        }
        leavesNothing();
    }

    @Test
    void is_refused_over_the_cap_and_leaves_nothing() throws IOException {
        var enclosure = answering(200, new byte[200_000]);

        assertThatThrownBy(() -> AudioDownload.of(enclosure, web, folder))
                .isInstanceOfSatisfying(
                        Failure.Permanent.class,
                        failure -> assertThat(failure.code()).isEqualTo("fetch.too_large"));
        leavesNothing();
    }

    @Test
    void is_given_up_where_the_server_has_none() throws IOException {
        var enclosure = answering(404, new byte[0]);

        assertThatThrownBy(() -> AudioDownload.of(enclosure, web, folder)).isInstanceOf(Failure.Permanent.class);
        leavesNothing();
    }

    @Test
    void is_tried_again_another_day_where_the_server_is_in_trouble() {
        var enclosure = answering(503, new byte[0]);

        assertThatThrownBy(() -> AudioDownload.of(enclosure, web, folder))
                .isInstanceOfSatisfying(
                        Failure.Retryable.class,
                        failure -> assertThat(failure.after()).isPositive());
    }
}
