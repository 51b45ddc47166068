package io.podbrief.platform.postgres;

import static io.podbrief.platform.postgres.PostgresScene.OPTIONS;
import static io.podbrief.platform.postgres.PostgresScene.ask;
import static io.podbrief.platform.postgres.PostgresScene.connect;
import static io.podbrief.platform.postgres.PostgresScene.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podbrief.platform.Failure;
import io.podbrief.testing.Foreground;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresCrashTest {
    static final int ENOUGH = 300;

    @TempDir
    static Path shared;

    static PostgresScene made;

    @TempDir
    Path temporary;

    PostgresScene scene;

    @BeforeAll
    static void make_a_database_once() {
        made = PostgresScene.madeIn(shared.resolve("made"));
    }

    @BeforeEach
    void take_a_copy() throws IOException {
        scene = made.copyTo(temporary.resolve("copy"));
    }

    @Test
    void takes_over_the_server_of_a_program_that_was_killed() throws Exception {
        var said = new ArrayList<String>();
        List<String> acknowledged;
        try (var child = scene.child("insert")) {
            child.awaitLine("stored " + ENOUGH);
            child.kill();
            acknowledged = child.rest();
        }
        var orphan = scene.server().orElseThrow();

        try (var database = scene.open(said)) {
            assertThat(database.startedHere()).isFalse();
            assertThat(scene.server()).contains(orphan);
            assertThat(said).contains("Took over the database server that an earlier run left running.");
            assertNothingIsLost(database, acknowledged);
        }
        assertThat(orphan.info().command()).isEmpty();
    }

    @Test
    void starts_at_the_first_try_after_program_and_server_were_killed() throws Exception {
        List<String> acknowledged;
        try (var child = scene.child("insert")) {
            child.awaitLine("stored " + ENOUGH);
            scene.server().orElseThrow().destroyForcibly();
            child.kill();
            acknowledged = child.rest();
        }

        try (var database = scene.open()) {
            assertThat(database.startedHere()).isTrue();
            assertNothingIsLost(database, acknowledged);
        }
    }

    private static void assertNothingIsLost(EmbeddedPostgres database, List<String> acknowledged) throws SQLException {
        var stored = ask(database, "select 'stored ' || id from episode order by id");
        assertThat(stored)
                .hasSizeGreaterThanOrEqualTo(ENOUGH)
                .containsAll(acknowledged.stream()
                        .filter(line -> line.matches("stored \\d+"))
                        .toList());
        assertThat(stored.getFirst()).isEqualTo("stored 1");
        assertThat(stored.getLast()).isEqualTo("stored " + stored.size());
    }

    @Test
    void joins_another_program_and_outlives_it() throws Exception {
        var said = new ArrayList<String>();
        try (var child = scene.child("hold")) {
            child.awaitLine("open true");
            try (var database = scene.open(said)) {
                assertThat(database.startedHere()).isFalse();
                assertThat(said).isEmpty();

                child.process().getOutputStream().close();
                assertThat(child.rest()).containsExactly("closing true", "closed");
                assertThat(child.process().waitFor()).isZero();

                assertThat(ask(database, "select 1")).containsExactly("1");
            }
        }
        assertThat(scene.server()).isEmpty();
    }

    @Test
    void leaves_the_server_to_another_program_that_still_uses_it() throws Exception {
        var database = scene.open();
        try (var child = scene.child("hold")) {
            child.awaitLine("open false");

            database.close();

            assertThat(scene.server()).isPresent();
            child.process().getOutputStream().close();
            assertThat(child.rest()).containsExactly("closing true", "closed");
        }
        assertThat(scene.server()).isEmpty();
    }

    @Test
    void stays_up_at_ctrl_c_until_the_program_closes_it() throws Exception {
        Foreground.assume();
        try (var child = scene.child("hold", Foreground.PREFIX.toArray(String[]::new))) {
            child.awaitLine("open true");

            Foreground.ctrlC(child.process());

            assertThat(child.rest()).containsExactly("closing true", "closed");
        }
        assertThat(scene.server()).isEmpty();
    }

    @Test
    void comes_back_at_its_address_when_the_server_alone_was_killed() throws Exception {
        try (var database = scene.open();
                var guest = connect(database)) {
            run(database, "create table podcast as select 'Weather' as title");
            var address = database.jdbcUrl();
            assertThat(database.revive()).isFalse();
            scene.server().orElseThrow().destroyForcibly();

            assertThat(database.revive()).isTrue();
            assertThat(database.jdbcUrl()).isEqualTo(address);
            assertThat(ask(database, "select title from podcast")).containsExactly("Weather");
            assertThat(guest.isValid(5)).isFalse();
        }
        assertThat(scene.server()).isEmpty();
    }

    @Test
    void waits_for_a_server_that_is_being_shut_down() throws Exception {
        var first = scene.open();
        var old = scene.server().orElseThrow();
        try (first;
                var guest = connect(first)) {
            assertThat(guest.isValid(5)).isTrue();
            old.destroy(); // asks it to stop when its last guest has gone

            try (var second = EmbeddedPostgres.open(scene.folder(), OPTIONS, whenStopping(guest::close))) {
                assertThat(second.startedHere()).isTrue();
                assertThat(ask(second, "select 1")).containsExactly("1");
                assertThat(scene.server()).isPresent().isNotEqualTo(Optional.of(old));
            }
        }
        assertThat(scene.server()).isEmpty();
    }

    private interface Step {
        void run() throws SQLException;
    }

    private static Consumer<String> whenStopping(Step step) {
        return sentence -> {
            if (!sentence.startsWith("The database is still starting or stopping (db.recovering)")) return;
            try {
                step.run();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    @Test
    void gives_up_on_a_server_that_does_not_answer_and_leaves_it_its_time() throws Exception {
        try (var _ = scene.open()) {
            var server = scene.server().orElseThrow();
            signal("-STOP", Long.toString(server.pid()));
            try {
                var hasty = new PostgresOptions(OPTIONS.cache(), false, Duration.ofSeconds(1));
                assertThatThrownBy(() -> EmbeddedPostgres.open(scene.folder(), hasty, _ -> {}))
                        .isInstanceOfSatisfying(
                                Failure.Retryable.class,
                                failure -> assertThat(failure.code()).isEqualTo("db.recovering"));
                assertThat(scene.server()).contains(server);
            } finally {
                signal("-CONT", Long.toString(server.pid()));
            }
        }
        assertThat(scene.server()).isEmpty();
    }

    @Test
    void starts_although_another_program_has_got_the_dead_servers_number() throws Exception {
        kill(scene.open());
        var another = new ProcessBuilder("cat").start(); // not this JVM, which PostgreSQL would know as its grandparent
        try {
            var file = scene.data().resolve("postmaster.pid");
            var text = Files.readString(file);
            Files.writeString(file, another.pid() + text.substring(text.indexOf('\n')));

            try (var database = scene.open()) {
                assertThat(database.startedHere()).isTrue();
            }
            assertThat(another.isAlive()).isTrue();
        } finally {
            another.destroyForcibly();
        }
    }

    @Test
    void starts_although_the_dead_servers_file_is_empty() throws Exception {
        kill(scene.open());
        Files.writeString(scene.data().resolve("postmaster.pid"), "");

        try (var database = scene.open()) {
            assertThat(database.startedHere()).isTrue();
        }
    }

    /// Kills the server and lets go of it.
    private void kill(EmbeddedPostgres database) throws IOException {
        scene.server().orElseThrow().destroyForcibly();
        database.close();
    }

    private static void signal(String signal, String whom) throws IOException {
        var ended = PostgresCommand.run(Path.of("/"), List.of("kill", signal, "--", whom), () -> {});
        assertThat(ended.output()).isEmpty();
    }
}
