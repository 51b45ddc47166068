package io.podbrief.platform.postgres;

import static io.podbrief.platform.postgres.PostgresScene.ask;
import static io.podbrief.platform.postgres.PostgresScene.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.podbrief.platform.Failure;
import io.podbrief.platform.Folders;
import io.podbrief.testing.TestDatabase;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
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
        scene = made.copyTo(temporary.resolve("a folder with $HOME and \"quotes\" in its name"));
    }

    @Test
    void makes_a_database_where_there_is_none() throws Exception {
        var said = new ArrayList<String>();
        try (var database = new PostgresScene(temporary.resolve("new/folder")).make(said::add)) {
            assertThat(database.startedHere()).isTrue();
            assertThat(ask(database, "select upper('é') collate pg_c_utf8")).containsExactly("É");
            assertThat(ask(database, "show server_encoding")).containsExactly("UTF8");
            assertThat(ask(database, "show data_checksums")).containsExactly("on");
        }
        assertThat(said)
                .contains("Creating the database in " + temporary.toRealPath().resolve("new/folder/postgres") + ".");
    }

    @Test
    void keeps_data_and_address_from_one_start_to_the_next() throws Exception {
        String address;
        try (var first = scene.open()) {
            assertThat(first.startedHere()).isTrue();
            address = first.jdbcUrl();
            run(first, "create table podcast as select 'Weather' as title");
        }
        assertThat(scene.server()).isEmpty();

        try (var second = scene.open()) {
            assertThat(second.startedHere()).isTrue();
            assertThat(second.jdbcUrl()).isEqualTo(address);
            assertThat(ask(second, "select title from podcast")).containsExactly("Weather");
        }
    }

    @Test
    void lets_in_only_who_has_the_password() throws Exception {
        try (var database = scene.open()) {
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), database.user(), "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(ask(database, "select distinct auth_method from pg_hba_file_rules"))
                    .containsExactly("scram-sha-256");
            assertThat(ask(database, "select rolpassword from pg_authid where rolcanlogin"))
                    .allMatch(it -> it.startsWith("SCRAM-SHA-256$"));
            assertThat(ask(database, "show unix_socket_directories")).containsExactly("");
        }
    }

    @Test
    void throws_out_a_rule_that_would_trust_somebody() throws Exception {
        Files.writeString(scene.data().resolve("pg_hba.conf"), "host all all 0.0.0.0/0 trust\n");

        try (var database = scene.open()) {
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), database.user(), "guess"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void cannot_be_reached_from_other_machines() throws Exception {
        var outer = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst();
        assumeTrue(outer.isPresent(), "this machine has no address but loopback");
        try (var database = scene.open()) {
            run(database, "alter system set listen_addresses = '*'");
        }
        try (var database = scene.open();
                var socket = new Socket()) {
            assertThat(ask(database, "show listen_addresses")).containsExactly("127.0.0.1");
            var door = new InetSocketAddress(outer.get(), scene.note().port());
            assertThatThrownBy(() -> socket.connect(door, 1000)).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void keeps_its_password_from_other_users() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(scene.home())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(scene.home().resolve("connection.properties"))))
                .isEqualTo("rw-------");
        assertThat(scene.note().toString()).doesNotContain(scene.note().password());
        assertThat(scene.home().resolve("password.new")).doesNotExist();
    }

    @Test
    void stays_durable_whatever_the_settings_file_says() throws Exception {
        try (var database = scene.open()) {
            for (var name : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                run(database, "alter system set " + name + " = off");
            }
        }
        try (var database = scene.open()) {
            assertThat(ask(
                            database,
                            "select setting from pg_settings"
                                    + " where name in ('fsync', 'synchronous_commit', 'full_page_writes')"))
                    .containsExactly("on", "on", "on");
        }
    }

    @Test
    void refuses_to_work_with_unsafe_settings_and_leaves_nothing_running() throws Exception {
        try (var database = scene.open()) {
            run(database, "alter role podbrief set synchronous_commit = off");
        }

        assertThatThrownBy(scene::open)
                .isInstanceOfSatisfying(
                        Failure.Permanent.class,
                        failure -> assertThat(failure.code()).isEqualTo("db.unsafe_settings"))
                .hasMessageContaining("synchronous_commit = off");
        assertThat(scene.server()).isEmpty();
    }

    @Test
    void moves_when_somebody_else_has_taken_its_port() throws Exception {
        var port = scene.note().port();
        var said = new ArrayList<String>();

        try (var _ = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"));
                var database = scene.open(said)) {
            assertThat(database.jdbcUrl()).doesNotContain(":" + port);
            assertThat(scene.note().port()).isNotEqualTo(port);
            assertThat(ask(database, "select 1")).containsExactly("1");
        }
        assertThat(said)
                .contains("Port " + port + " is taken by another program, so the database moves to another one.");
    }

    @Test
    void runs_until_the_last_in_the_same_program_has_closed_it() throws Exception {
        var first = scene.open();
        var second = scene.open();
        assertThat(second.startedHere()).isFalse();

        first.close();
        first.close();
        assertThat(ask(second, "select 1")).containsExactly("1");

        second.close();
        assertThat(scene.server()).isEmpty();
    }

    @Test
    void closes_all_the_same_when_its_thread_is_interrupted() throws Exception {
        var database = scene.open();
        Thread.currentThread().interrupt();

        database.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(scene.server()).isEmpty();
    }

    @Test
    void tells_its_progress_in_the_callers_thread_and_stops_if_that_fails() {
        var fresh = new PostgresScene(temporary.resolve("new"));
        assertThatThrownBy(() -> fresh.make(_ -> {
                    throw new IllegalArgumentException("no terminal");
                }))
                .hasMessage("no terminal");

        var threads = new ArrayList<Thread>();
        fresh.make(_ -> threads.add(Thread.currentThread())).close();
        assertThat(threads).isNotEmpty().containsOnly(Thread.currentThread());
    }

    @Test
    void survives_a_kill_in_the_middle_of_its_making() throws Exception {
        Files.move(scene.data(), scene.home().resolve("data.new")); // as if initdb had not come to its end
        Files.delete(scene.home().resolve("data.new/PG_VERSION"));

        try (var database = scene.make(_ -> {})) {
            assertThat(ask(database, "select 1")).containsExactly("1");
        }
        assertThat(scene.home().resolve("data.new")).doesNotExist();
    }

    @Test
    void turns_a_log_that_has_grown_long() throws Exception {
        var log = scene.home().resolve("server.log");
        Files.write(log, new byte[5 << 20]);

        scene.open().close();

        assertThat(Files.size(log)).isLessThan(1 << 20);
        assertThat(Files.size(scene.home().resolve("server.log.1"))).isEqualTo(5 << 20);
    }

    @Test
    void keeps_what_readers_wrote_out_of_its_log() throws Exception {
        try (var database = scene.open()) {
            run(database, "create table subscriber (address text primary key)");
            run(database, "insert into subscriber values ('ann@example.org')");
            assertThatThrownBy(() -> run(database, "insert into subscriber values ('ann@example.org')"))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(scene.home().resolve("server.log"))
                .content()
                .doesNotContain("ann@example.org")
                .contains("ready to accept");
    }

    @Test
    void runs_as_the_owner_of_the_folder_when_root_opens_it() throws Exception {
        assumeTrue(isRoot(), "only root can hand a folder to somebody else");
        var nobody = temporary.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        scene = new PostgresScene(Files.createDirectories(temporary.resolve("of nobody")));
        for (var path : new Path[] {temporary, scene.folder()}) Files.setOwner(path, nobody);
        assumeTrue(canReach(TestDatabase.BINARIES.toAbsolutePath()), "the build folder is closed to other users");
        var said = new ArrayList<String>();

        try (var database = scene.make(said::add)) {
            assertThat(ask(database, "select 1")).containsExactly("1");
            assertThat(scene.server().flatMap(server -> server.info().user())).isEqualTo(Optional.of("nobody"));
        }
        assertThat(said).anyMatch(sentence -> sentence.contains("runs as nobody"));
        assertThat(Files.getOwner(scene.data())).isEqualTo(nobody);
        assertThat(scene.server()).isEmpty();
    }

    @Test
    void becomes_an_unprivileged_user_where_root_has_no_user_namespace() throws Exception {
        assumeTrue(isRoot(), "only root needs to become somebody else");
        assumeTrue(canReach(TestDatabase.BINARIES.toAbsolutePath()), "the build folder is closed to other users");
        assumeTrue(Files.exists(Path.of("/usr/bin/setpriv")), "no setpriv here");
        for (var path : List.of(temporary, scene.folder())) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Folders.delete(scene.home()); // made by root in another way
        var programs = Files.createDirectory(temporary.resolve("programs without unshare"));
        for (var name : List.of("id", "test", "setpriv", "sh")) {
            Files.copy(Path.of("/usr/bin", name), programs.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
        }

        try (var child = scene.child("hold", "env", "PATH=" + programs)) {
            child.awaitLine("open true");

            var user = scene.server().flatMap(server -> server.info().user()).orElseThrow();
            assertThat(user).isIn("podbrief", "postgres", "nobody");
            assertThat(Files.getOwner(scene.data()).getName()).isEqualTo(user);
            child.process().getOutputStream().close();
            assertThat(child.rest()).containsExactly("closing true", "closed");
        }
        assertThat(scene.server()).isEmpty();
    }

    private static boolean isRoot() throws IOException {
        return PostgresCommand.run(Path.of("/"), List.of("id", "-u"), () -> {})
                .output()
                .strip()
                .equals("0");
    }

    private static boolean canReach(Path path) throws IOException {
        for (var folder = path; folder != null; folder = folder.getParent()) {
            if (!Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE)) return false;
        }
        return true;
    }
}
