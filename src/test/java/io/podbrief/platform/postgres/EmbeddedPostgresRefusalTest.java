package io.podbrief.platform.postgres;

import static io.podbrief.platform.postgres.PostgresScene.OPTIONS;
import static io.podbrief.platform.postgres.PostgresScene.ask;
import static io.podbrief.platform.postgres.PostgresScene.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.podbrief.platform.Failure;
import io.podbrief.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresRefusalTest {
    @TempDir
    static Path shared;

    static PostgresScene made;

    @TempDir
    Path temporary;

    @BeforeAll
    static void make_a_database_once() {
        made = PostgresScene.madeIn(shared.resolve("made"));
    }

    @Test
    void leaves_a_folder_alone_that_holds_somebodys_files() throws Exception {
        var scene = new PostgresScene(temporary);
        Files.createDirectories(scene.home());
        Files.writeString(scene.home().resolve("thesis.txt"), "years of work");

        assertRefused("db.foreign_folder", scene::open).hasMessageContaining("it holds thesis.txt");

        assertThat(scene.home().toFile().list()).containsExactly("thesis.txt");
    }

    @Test
    void leaves_a_cluster_alone_whose_password_it_does_not_know() throws Exception {
        var scene = made.copyTo(temporary.resolve("copy"));
        Files.delete(scene.home().resolve("connection.properties"));

        assertRefused("db.foreign_folder", scene::open).hasMessageContaining("no connection.properties");

        assertThat(scene.data().resolve("PG_VERSION")).exists();
    }

    @Test
    void leaves_a_data_folder_alone_that_is_no_cluster() throws Exception {
        var scene = made.copyTo(temporary.resolve("copy"));
        Files.delete(scene.data().resolve("PG_VERSION"));

        assertRefused("db.foreign_folder", scene::open)
                .hasMessageContaining("its folder data holds no PostgreSQL database");
    }

    @Test
    void leaves_a_cluster_of_another_major_version_alone() throws Exception {
        var scene = made.copyTo(temporary.resolve("copy"));
        Files.writeString(scene.data().resolve("PG_VERSION"), "17\n");

        assertRefused("db.other_version", scene::open)
                .hasMessageContaining("a database of PostgreSQL 17, and this Podbrief brings version 18");
    }

    @Test
    void does_not_touch_a_server_that_somebody_else_runs_on_the_folder() throws Exception {
        var scene = made.copyTo(temporary.resolve("copy"));
        var programs = Files.createDirectories(temporary.resolve("their programs"));
        copyPrograms(programs);
        var theirs = new PostgresOptions(programs, false, Duration.ofMinutes(1));
        try (var _ = EmbeddedPostgres.open(scene.folder(), theirs, _ -> {})) {
            var server = scene.server().orElseThrow();
            forgetWhoStartedIt(scene);

            assertRefused("db.locked", scene::open)
                    .hasMessageContaining("another PostgreSQL (" + programs.toRealPath())
                    .hasMessageContaining("process " + server.pid());

            assertThat(scene.server()).contains(server);
            remember(scene, server);
        }
        assertThat(scene.server()).isEmpty();
    }

    private static void copyPrograms(Path cache) throws IOException {
        var copied = PostgresCommand.run(
                cache, List.of("cp", "-a", TestDatabase.BINARIES.toAbsolutePath() + "/.", cache.toString()), () -> {});
        assertThat(copied.well()).isTrue();
    }

    private static void forgetWhoStartedIt(PostgresScene scene) throws IOException {
        var note = scene.note();
        scene.keep(new PostgresNote(note.port(), note.password(), "/usr/lib/postgresql/18/bin/postgres", note.place()));
    }

    private static void remember(PostgresScene scene, ProcessHandle server) throws IOException {
        var note = scene.note();
        scene.keep(new PostgresNote(
                note.port(), note.password(), server.info().command().orElseThrow(), note.place()));
    }

    @Test
    void does_not_go_on_with_a_server_that_takes_another_password() throws Exception {
        var scene = made.copyTo(temporary.resolve("copy"));
        try (var database = scene.open()) {
            run(database, "alter role podbrief password 'changed by hand'");
            var server = scene.server();

            assertRefused("db.locked", scene::open)
                    .hasMessageContaining("does not take the password in connection.properties");

            assertThat(scene.server()).isEqualTo(server);
        }
        assertThat(scene.server()).isEmpty();
    }

    @Test
    void does_not_start_beside_a_server_in_another_container() throws Exception {
        var scene = made.copyTo(temporary.resolve("copy"));
        try (var child = scene.child("hold")) {
            child.awaitLine("open true");
            var server = scene.server().orElseThrow();
            server.destroyForcibly(); // out of sight, as across containers
            server.onExit().join();
            var note = scene.note();
            scene.keep(new PostgresNote(note.port(), note.password(), note.server(), "another boot pid:[1]"));

            assertRefused("db.locked", scene::open).hasMessageContaining("in another container");
        }
    }

    @Test
    void waits_only_so_long_for_a_program_that_keeps_the_gate() throws Exception {
        var scene = made.copyTo(temporary.resolve("copy"));
        try (var child = scene.child("gate")) {
            child.awaitLine("in the gate");
            var hasty = new PostgresOptions(OPTIONS.cache(), false, Duration.ofSeconds(1));

            assertThatThrownBy(() -> EmbeddedPostgres.open(scene.folder(), hasty, _ -> {}))
                    .isInstanceOfSatisfying(
                            Failure.Retryable.class,
                            failure -> assertThat(failure.code()).isEqualTo("db.locked"));
        }
    }

    @Test
    void says_so_when_the_disk_is_full_and_goes_on_when_there_is_room_again() throws Exception {
        assumeTrue(isRoot(), "only root can mount a small disk");
        var disk = Files.createDirectories(temporary.resolve("disk"));
        assumeTrue(
                mount("mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", disk.toString()),
                "mounting is not allowed here");
        try {
            var scene = new PostgresScene(disk.resolve("folder"));
            assertDiskFull(scene::open);
            assertThat(scene.data()).doesNotExist();

            mount("mount", "-o", "remount,size=200m", disk.toString());
            try (var database = scene.open()) {
                run(database, "create table podcast as select 'Weather' as title");
            }
            fill(disk.resolve("ballast"));
            assertDiskFull(scene::open);

            Files.delete(disk.resolve("ballast"));
            try (var database = scene.open()) {
                assertThat(ask(database, "select title from podcast")).containsExactly("Weather");
            }
        } finally {
            mount("umount", disk.toString());
        }
    }

    private static void assertDiskFull(ThrowingCallable opening) {
        assertThatThrownBy(opening)
                .isInstanceOfSatisfying(
                        Failure.Retryable.class,
                        failure -> assertThat(failure.code()).isEqualTo("disk.full"));
    }

    /// To the last byte.
    private static void fill(Path file) throws IOException {
        var block = new byte[4096];
        try (var out = Files.newOutputStream(file)) {
            while (true) out.write(block);
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    private static boolean mount(String... command) throws IOException {
        return PostgresCommand.run(Path.of("/"), List.of(command), () -> {}).well();
    }

    private static boolean isRoot() throws IOException {
        return PostgresCommand.run(Path.of("/"), List.of("id", "-u"), () -> {})
                .output()
                .strip()
                .equals("0");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
            String code, ThrowingCallable opening) {
        return assertThatThrownBy(opening)
                .isInstanceOfSatisfying(
                        Failure.Permanent.class,
                        failure -> assertThat(failure.code()).isEqualTo(code));
    }
}
