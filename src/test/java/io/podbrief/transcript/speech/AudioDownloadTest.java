package io.podbrief.transcript.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.podbrief.feed.Enclosure;
import io.podbrief.platform.Failure;
import io.podbrief.platform.http.Fetching;
import io.podbrief.platform.http.RawServer;
import io.podbrief.platform.http.SafeHttp;
import io.podbrief.testing.ModelHost;
import io.podbrief.testing.MovableClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A recording comes whole, costs its publisher as little as can be, and is gone when nobody needs it.
final class AudioDownloadTest {
    private static final byte[] BYTES = ModelHost.bytes(90_000, 1);
    private static final byte[] OTHERS = ModelHost.bytes(90_000, 2);
    private static final String VERSION = "ETag: \"v1\"\r\n";

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock(Clock.systemUTC().instant());
    private final ModelHost host = new ModelHost();
    private SafeHttp web;

    @BeforeEach
    void open() {
        web = new SafeHttp(Fetching.settings("allow-private=" + host.place(), "most.audio=100KB"), Clock.systemUTC());
    }

    @AfterEach
    void close() throws IOException {
        web.close();
        host.close();
    }

    private AudioDownload fetch() {
        return AudioDownload.of(new Enclosure(host.address().resolve("a.mp3"), null, null), web, folder, clock);
    }

    private void hasFetched(byte[] bytes) throws IOException {
        var audio = fetch();
        assertThat(Files.readAllBytes(audio.file())).isEqualTo(bytes);
        assertThat(audio.size()).isEqualTo(bytes.length);
        assertThat(audio.file()).hasParent(folder);
        audio.remove();
        leavesNothing();
    }

    private void leavesNothing() throws IOException {
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    private <T extends Failure> T failure(Class<T> type) {
        return catchThrowableOfType(type, this::fetch);
    }

    private Optional<String> range(int call) {
        return host.calls().get(call).header("Range");
    }

    @Test
    void is_a_file_of_ours_until_it_is_removed() throws IOException {
        host.has("a.mp3", BYTES, "");

        hasFetched(BYTES);
    }

    @Test
    void is_refused_over_the_cap_and_leaves_nothing() throws IOException {
        host.has("a.mp3", ModelHost.bytes(200_000, 1), VERSION);

        assertThat(failure(Failure.Permanent.class).code()).isEqualTo("fetch.too_large");
        leavesNothing();
    }

    @Test
    void is_refused_when_its_pieces_are_over_the_cap_together() throws IOException {
        host.answersInstead(call -> {
            boolean rest = call.header("Range").isPresent();
            call.send(
                    rest
                            ? "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 60000-119999/120000\r\n\r\n"
                            : "HTTP/1.1 200 OK\r\n" + VERSION + "Content-Length: 90000\r\n\r\n");
            call.send(ModelHost.bytes(60_000, 1));
            throw new IOException("the test breaks this off");
        });

        assertThat(failure(Failure.Permanent.class).code()).isEqualTo("fetch.too_large");
        leavesNothing();
    }

    @Test
    void is_given_up_where_the_server_has_none() throws IOException {
        failure(Failure.Permanent.class);
        leavesNothing();
    }

    @Test
    void is_tried_again_another_day_where_the_server_is_in_trouble() {
        host.answersInstead(call -> call.send(RawServer.text("503 Busy", "", "")));

        assertThat(failure(Failure.Retryable.class).after()).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void goes_on_where_the_connection_broke_without_asking_for_a_byte_twice() throws IOException {
        host.has("a.mp3", BYTES, VERSION).cut(40_000, 30_000);

        hasFetched(BYTES);
        assertThat(host.calls()).hasSize(3);
        assertThat(range(1)).contains("bytes=40000-");
        assertThat(range(2)).contains("bytes=70000-");
    }

    @Test
    void goes_on_the_next_day_from_what_had_come() throws IOException {
        host.has("a.mp3", BYTES, VERSION).cut(40_000, 0);
        assertThat(failure(Failure.Retryable.class).after()).isEqualTo(Duration.ofHours(24));
        clock.set(clock.instant().plus(Duration.ofHours(25)));

        hasFetched(BYTES);
        assertThat(range(2)).contains("bytes=40000-");
    }

    @Test
    void begins_anew_when_the_publisher_has_put_another_file_there() throws IOException {
        host.has("a.mp3", BYTES, VERSION).cut(40_000, 0);
        failure(Failure.Retryable.class);
        host.has("a.mp3", OTHERS, "ETag: \"v2\"\r\n");

        hasFetched(OTHERS);
    }

    /// Two episodes with other adverts may bear the same date, and a weak tag says the same of different bytes.
    @ParameterizedTest
    @ValueSource(strings = {"", "ETag: W/\"v1\"\r\n", "Last-Modified: Mon, 11 May 2026 08:00:00 GMT\r\n"})
    void is_not_pieced_together_without_a_strong_tag(String version) throws IOException {
        host.has("a.mp3", BYTES, version).cut(40_000);
        failure(Failure.Retryable.class);
        assertThat(host.calls()).hasSize(1);
        host.has("a.mp3", OTHERS, version);

        hasFetched(OTHERS);
        assertThat(range(1)).isEmpty();
    }

    @Test
    void asks_for_nothing_while_one_that_was_not_removed_is_there_and_fresh() throws IOException {
        host.has("a.mp3", BYTES, VERSION);
        fetch();
        assertThat(Files.readAllBytes(fetch().file())).isEqualTo(BYTES);
        assertThat(host.calls()).hasSize(1);

        clock.set(clock.instant().plus(Duration.ofDays(3)));
        host.has("a.mp3", OTHERS, "ETag: \"v2\"\r\n");
        hasFetched(OTHERS);
    }

    @Test
    void clears_away_what_is_old_and_nothing_that_is_not_its_own() throws IOException {
        host.has("a.mp3", BYTES, VERSION).cut(10, 0);
        failure(Failure.Retryable.class);
        var natives = Files.createDirectories(folder.resolve("natives"));
        clock.set(Instant.parse("2099-01-01T00:00:00Z"));
        var elsewhere = new Enclosure(URI.create(host.address() + "b.mp3"), null, null);

        assertThat(catchThrowableOfType(Failure.Permanent.class, () -> AudioDownload.of(elsewhere, web, folder, clock)))
                .isNotNull();

        assertThat(folder)
                .isDirectoryNotContaining(file -> !file.equals(natives.toFile().toPath()));
    }
}
