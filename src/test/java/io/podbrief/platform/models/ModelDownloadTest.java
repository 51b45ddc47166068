package io.podbrief.platform.models;

import static io.podbrief.platform.http.RawServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.podbrief.platform.DataSettings;
import io.podbrief.platform.Failure;
import io.podbrief.platform.http.FetchSettings;
import io.podbrief.platform.http.SafeHttp;
import io.podbrief.platform.models.ModelDownload.Pulled;
import io.podbrief.testing.ModelHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/// A model gets its name when it is the catalogue's, and never before.
@Timeout(20)
final class ModelDownloadTest {
    private static final int SIZE = 300_000;
    private static final byte[] BYTES = ModelHost.bytes(SIZE, 1);
    private static final byte[] OTHERS = ModelHost.bytes(SIZE, 2);
    private static final Model MODEL = ModelHost.model("one", BYTES);
    private static final String VERSION = "ETag: \"v1\"\r\n";

    @TempDir
    private Path folder;

    private ModelHost host = new ModelHost();
    private SafeHttp web = new SafeHttp(FetchSettings.defaults(), Clock.systemUTC());

    @BeforeEach
    void open() {
        web.close();
        host.has("one.bin", BYTES, VERSION);
        web = new SafeHttp(host.reachable(), Clock.systemUTC());
    }

    @AfterEach
    void close() throws IOException {
        web.close();
        host.close();
    }

    private ModelDownload download(SafeHttp client) {
        var settings = new ModelSettings(folder, host.address());
        return new ModelDownload(client, new ModelFolder(settings, new DataSettings(null)), settings);
    }

    private Pulled pull() {
        return download(web).pull(MODEL, PullProgress.NONE);
    }

    private <T extends Failure> T failure(Class<T> type) {
        return catchThrowableOfType(type, this::pull);
    }

    /// What is in the folder, without the lock.
    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(".lock"))
                    .sorted()
                    .toList();
        }
    }

    private void assertFetched() throws IOException {
        assertThat(files()).containsExactly("one.bin");
        assertThat(folder.resolve("one.bin")).hasBinaryContent(BYTES);
    }

    private String lastHeader(String name) {
        return host.calls().getLast().header(name).orElse("");
    }

    @Test
    void fetches_a_model_and_tells_how_far_it_is() throws IOException {
        var fetched = new ArrayList<Long>();
        var checked = new ArrayList<Long>();

        var pulled = download(web).pull(MODEL, new PullProgress() {
            @Override
            public void fetched(long bytes) {
                fetched.add(bytes);
            }

            @Override
            public void checked(long bytes) {
                checked.add(bytes);
            }
        });

        assertThat(pulled).isEqualTo(Pulled.FETCHED);
        assertFetched();
        assertThat(fetched).isSorted().hasSizeGreaterThan(2).endsWith((long) SIZE);
        assertThat(checked).endsWith((long) SIZE);
        assertThat(host.calls()).hasSize(1);
        assertThat(lastHeader("Accept-Encoding")).isEqualTo("identity");
    }

    @Test
    void asks_nobody_for_what_is_there() {
        pull();

        assertThat(pull()).isEqualTo(Pulled.ALREADY_THERE);
        assertThat(host.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, SIZE})
    void replaces_a_file_that_is_not_the_catalogues(int size) throws IOException {
        Files.write(folder.resolve("one.bin"), new byte[size]);

        assertThat(pull()).isEqualTo(Pulled.FETCHED);
        assertFetched();
    }

    @Test
    void goes_on_by_itself_when_the_connection_breaks() throws IOException {
        host.cut(100_000, 50_000);

        assertThat(pull()).isEqualTo(Pulled.FETCHED);

        assertFetched();
        assertThat(host.calls()).hasSize(3);
        assertThat(lastHeader("Range")).isEqualTo("bytes=150000-");
        assertThat(lastHeader("If-Range")).isEqualTo("\"v1\"");
    }

    @Test
    void keeps_what_came_and_goes_on_from_there_the_next_time() throws IOException {
        host.cut(100_000, 0);

        var failure = failure(Failure.Retryable.class);

        assertThat(failure.code()).isEqualTo("fetch.unreachable");
        assertThat(failure.sentence()).contains("0.1 MB of 0.3 MB are kept", "podbrief models pull one");
        assertThat(files()).containsExactly("one.bin.part", "one.bin.part.version");
        assertThat(folder.resolve("one.bin.part")).hasSize(100_000);
        assertThat(pull()).isEqualTo(Pulled.FETCHED);
        assertFetched();
        assertThat(lastHeader("Range")).isEqualTo("bytes=100000-");
    }

    @Test
    void begins_anew_when_the_file_at_the_address_has_changed() throws IOException {
        host.has("one.bin", OTHERS, "ETag: \"v0\"\r\n").cut(100_000, 0);
        failure(Failure.Retryable.class);
        host.has("one.bin", BYTES, VERSION);

        assertThat(pull()).isEqualTo(Pulled.FETCHED);

        assertFetched();
        assertThat(lastHeader("If-Range")).isEqualTo("\"v0\"");
    }

    @Test
    void goes_by_the_date_where_the_entity_tag_is_weak() throws IOException {
        var date = "Mon, 23 Nov 2026 05:00:00 GMT";
        host.has("one.bin", BYTES, "ETag: W/\"v1\"\r\nLast-Modified: " + date + "\r\n")
                .cut(100_000);

        pull();

        assertFetched();
        assertThat(lastHeader("Range")).isEqualTo("bytes=100000-");
        assertThat(lastHeader("If-Range")).isEqualTo(date);
    }

    @Test
    void begins_anew_where_a_server_tells_no_versions_apart() throws IOException {
        host.has("one.bin", BYTES, "").cut(100_000);

        pull();

        assertFetched();
        assertThat(lastHeader("Range")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "416 Range Not Satisfiable\r\nContent-Length: 0\r\n\r\n",
                "206 Partial Content\r\nContent-Range: bytes 7-299999/300000\r\nContent-Length: 299993\r\n\r\n",
                "206 Partial Content\r\nContent-Length: 200000\r\n\r\n"
            })
    void begins_anew_where_a_server_cannot_go_on(String answer) throws IOException {
        host.cut(100_000, 0);
        failure(Failure.Retryable.class);
        host.answersInstead(call -> {
            if (call.header("Range").isPresent()) {
                call.send("HTTP/1.1 " + answer);
            } else {
                call.send("HTTP/1.1 200 OK\r\nContent-Length: " + SIZE + "\r\n\r\n");
                call.send(BYTES);
            }
        });

        assertThat(pull()).isEqualTo(Pulled.FETCHED);
        assertFetched();
    }

    @Test
    void checks_what_had_come_in_full_without_asking_again() throws IOException {
        Files.write(folder.resolve("one.bin.part"), BYTES);

        assertThat(pull()).isEqualTo(Pulled.FETCHED);
        assertFetched();
        assertThat(host.calls()).isEmpty();
    }

    @Test
    void throws_away_what_has_another_sum() throws IOException {
        host.has("one.bin", OTHERS, VERSION);

        var failure = failure(Failure.Permanent.class);

        assertThat(failure.code()).isEqualTo("model.wrong_sum");
        assertThat(failure.sentence()).contains("one.bin", MODEL.sha256(), folder.toString());
        assertThat(files()).isEmpty();
    }

    @Test
    void keeps_the_file_that_is_there_when_a_better_one_cannot_be_had() throws IOException {
        Files.write(folder.resolve("one.bin"), new byte[10]);
        host.has("one.bin", OTHERS, VERSION);

        failure(Failure.Permanent.class);

        assertThat(files()).containsExactly("one.bin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"404 Not Found", "410 Gone", "403 Forbidden", "401 Unauthorized"})
    void says_when_a_model_has_moved(String status) throws IOException {
        host.answersInstead(call -> call.send(text(status, "", "gone")));

        var failure = failure(Failure.Permanent.class);

        assertThat(failure.code()).isEqualTo("model.moved");
        assertThat(failure.sentence())
                .contains(host.address() + "one.bin", "PODBRIEF_MODELS_MIRROR", folder.toString());
        assertThat(files()).isEmpty();
    }

    @Test
    void waits_as_long_as_a_busy_server_asks() {
        host.answersInstead(call -> call.send(text("503 Busy", "Retry-After: 120\r\n", "")));

        var failure = failure(Failure.Retryable.class);

        assertThat(failure.code()).isEqualTo("fetch.http_status");
        assertThat(failure.after()).hasSeconds(120);
    }

    @Test
    void takes_no_byte_of_a_file_that_is_announced_as_larger() throws IOException {
        host.has("one.bin", Arrays.copyOf(BYTES, SIZE + 1), VERSION);

        assertThat(failure(Failure.Permanent.class).code()).isEqualTo("model.wrong_size");
        assertThat(files()).isEmpty();
    }

    @Test
    void stops_at_the_promised_size_where_none_is_announced() throws IOException {
        host.answersInstead(call -> {
            call.send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
            while (true) call.send(OTHERS); // until the client goes away
        });

        assertThat(failure(Failure.Permanent.class).code()).isEqualTo("model.wrong_size");
        assertThat(files()).isEmpty();
    }

    @Test
    void does_not_take_a_smaller_file_either() throws IOException {
        host.has("one.bin", Arrays.copyOf(BYTES, SIZE - 1), VERSION);

        assertThat(failure(Failure.Permanent.class).code()).isEqualTo("model.wrong_size");
        assertThat(files()).isEmpty();
    }

    @Test
    void takes_no_compressed_answer_as_pieces_of_it_could_not_be_joined() throws IOException {
        host.has("one.bin", BYTES, "Content-Encoding: gzip\r\n");

        assertThat(failure(Failure.Permanent.class).code()).isEqualTo("fetch.encoding");
        assertThat(files()).isEmpty();
    }

    @Test
    void asks_nobody_for_what_the_disk_cannot_hold() {
        var huge = new Model(
                "huge",
                "one.bin",
                DataSize.ofTerabytes(100_000),
                MODEL.sha256(),
                "MIT",
                "nothing",
                MODEL.memory(),
                MODEL.address());

        var failure = catchThrowableOfType(
                Failure.Retryable.class, () -> download(web).pull(huge, PullProgress.NONE));

        assertThat(failure.code()).isEqualTo("disk.full");
        assertThat(failure.sentence()).contains("huge needs", "are free in " + folder);
        assertThat(host.calls()).isEmpty();
    }

    @Test
    void leaves_a_folder_alone_that_somebody_else_fetches_into() throws IOException {
        try (var _ = FolderTurn.take(folder)) {
            assertThat(failure(Failure.Retryable.class).code()).isEqualTo("model.busy");
        }
        assertThat(host.calls()).isEmpty();
        assertThat(pull()).isEqualTo(Pulled.FETCHED);
    }

    @Test
    void does_not_reach_into_private_networks_that_nobody_has_opened() {
        try (var strict = new SafeHttp(FetchSettings.defaults(), Clock.systemUTC())) {
            var failure = catchThrowableOfType(
                    Failure.Permanent.class, () -> download(strict).pull(MODEL, PullProgress.NONE));

            assertThat(failure.code()).isEqualTo("fetch.blocked_address");
            assertThat(host.calls()).isEmpty();
        }
    }

    @Test
    void follows_where_a_publisher_keeps_its_files() throws IOException {
        host.has("elsewhere", BYTES, VERSION);
        var moved = new ModelHost();
        moved.answersInstead(call -> call.send(
                "HTTP/1.1 302 Found\r\nLocation: " + host.address() + "elsewhere\r\nContent-Length: 0\r\n\r\n"));
        try (moved;
                var client = new SafeHttp(
                        new FetchSettings(
                                List.of(host.place(), moved.place()),
                                host.reachable().interval(),
                                "test",
                                host.reachable().waits(),
                                host.reachable().most(),
                                host.reachable().total()),
                        Clock.systemUTC())) {
            var settings = new ModelSettings(folder, moved.address());
            host.cut(100_000);

            new ModelDownload(client, new ModelFolder(settings, new DataSettings(null)), settings)
                    .pull(MODEL, PullProgress.NONE);
        }

        assertFetched();
        assertThat(lastHeader("Range")).isEqualTo("bytes=100000-");
    }

    @Test
    void names_a_folder_that_cannot_be_written() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        var settings = new ModelSettings(file.resolve("models"), host.address());
        var download = new ModelDownload(web, new ModelFolder(settings, new DataSettings(null)), settings);

        var failure = catchThrowableOfType(Failure.Permanent.class, () -> download.pull(MODEL, PullProgress.NONE));

        assertThat(failure.code()).isEqualTo("model.folder");
        assertThat(failure.sentence()).contains(file.toString(), "PODBRIEF_MODELS_FOLDER");
    }
}
