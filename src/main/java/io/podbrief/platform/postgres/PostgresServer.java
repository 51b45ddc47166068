package io.podbrief.platform.postgres;

import io.podbrief.platform.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Starts and stops the server of one database folder. Every method expects the caller to hold the folder's gate.
///
/// The server is started through `pg_ctl`, which puts it into a session of its own: Ctrl-C in the terminal ends
/// our program, and our program ends the server, in that order.
final class PostgresServer {
    /// Below the ports that Linux and macOS hand out to outgoing connections, so ours is seldom taken by chance.
    private static final int LOWEST_PORT = 20_000;

    private static final int HIGHEST_PORT = 29_999;
    private static final Duration POLITE = Duration.ofMinutes(1);
    private static final Duration IMPOLITE = Duration.ofSeconds(20);

    /// What no file in the data folder may undo: the command line wins over `postgresql.conf` and `alter system`.
    private static final List<String> FIXED = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on");

    private final PostgresSetup setup;
    private final PostgresFolder folder;
    private final Consumer<String> progress;

    PostgresServer(PostgresSetup setup, Consumer<String> progress) {
        this.setup = setup;
        this.folder = setup.folder();
        this.progress = progress;
    }

    /// Sees to it that the server runs: joins a running one, takes over one that a killed run left behind, waits
    /// for one that starts or stops, starts one if there is none.
    ///
    /// @param shared whether other processes use the folder at the moment
    /// @return whether it was started here
    boolean settle(boolean shared) throws IOException {
        var note = setup.note();
        var wait = new PostgresWait(setup.options().patience(), progress);
        while (true) {
            switch (setup.postmaster()) {
                case PostgresPostmaster.Foreign(var pid, var program) ->
                    throw PostgresTrouble.locked(
                            folder.home(), "another PostgreSQL (" + program + ", process " + pid + ")");
                case PostgresPostmaster.Ours _ -> {
                    if (answers(note, wait)) return false;
                }
                case PostgresPostmaster.None _ -> {
                    refuseUnseen(shared, note);
                    start(note);
                    return true;
                }
            }
        }
    }

    /// Ends the server, if it runs; open connections are cut. A server that does not obey is told to stop at once,
    /// which costs the next start a recovery and no data.
    void stop() throws IOException {
        if (!(setup.postmaster() instanceof PostgresPostmaster.Ours ours)) return;
        var tidy = !setup.options().throwAway(); // tidying up is one long write, of files that nobody will read
        if (!(tidy && stops(ours, "fast", POLITE)) && !stops(ours, "immediate", IMPOLITE)) {
            throw PostgresTrouble.unavailable(
                    "The database server in " + folder.home() + " did not stop: see server.log there.", null);
        }
    }

    /// How to reach the server, checked to be one that keeps what it acknowledges.
    ///
    /// @throws Failure.Permanent `db.unsafe_settings` if it does not
    PostgresNote checked() throws IOException {
        var note = setup.note();
        try (var connection = note.connect()) {
            PostgresSettings.check(connection);
            return note;
        } catch (SQLException e) {
            throw PostgresTrouble.unavailable(
                    "The database in " + folder.home() + " runs but refuses a connection: " + e.getMessage() + ".", e);
        }
    }

    /// A process in another container has ids that mean nothing here, so a server of its own cannot be seen; but
    /// its lock can.
    private void refuseUnseen(boolean shared, PostgresNote note) throws IOException {
        if (shared && !note.place().equals(PostgresNote.here())) {
            throw PostgresTrouble.locked(folder.home(), "a Podbrief in another container or on another machine");
        }
    }

    /// One try to use a server that is there; rests a moment if it is not ready.
    private boolean answers(PostgresNote note, PostgresWait wait) throws IOException {
        try (var connection = note.connect()) {
            var serves = Path.of(PostgresSettings.show(connection, "data_directory"));
            if (Files.isSameFile(serves, folder.data())) return true;
            throw PostgresTrouble.locked(folder.home(), "a process that cannot be told from the server of " + serves);
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith("28")) {
                throw PostgresTrouble.locked(
                        folder.home(), "a server that does not take the password in connection.properties");
            }
            if (wait.isOver()) throw PostgresTrouble.recovering(folder.home(), wait.waited(), e);
        }
        wait.pause("The database is still starting or stopping (db.recovering)");
        return false;
    }

    private void start(PostgresNote note) throws IOException {
        if (!setup.account().sentence().isEmpty())
            progress.accept(setup.account().sentence());
        setup.account().mustReach(folder.home());
        setup.account().mustReach(setup.binaries().program("postgres"));
        if (!folder.hasCluster()) PostgresCluster.create(setup, progress);
        folder.writeAccess();
        folder.turnLog();
        var wait = new PostgresWait(setup.options().patience(), progress);
        var next = onFreePort(note.startedHere(setup.binaries().program("postgres")));
        while (!starts(next, wait)) {
            wait.pause("Processes of the last server are still ending");
            next = onFreePort(next);
        }
    }

    /// Keeps the port as long as it is free, so that addresses that people noted down stay good.
    private PostgresNote onFreePort(PostgresNote note) throws IOException {
        var port = note.port();
        if (port != 0 && !isFree(port)) {
            progress.accept("Port " + port + " is taken by another program, so the database moves to another one.");
        }
        while (port == 0 || !isFree(port)) port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT + 1);
        var moved = note.at(port);
        folder.keep(moved, setup.account());
        return moved;
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /// @return false if it is worth another try
    private boolean starts(PostgresNote note, PostgresWait wait) throws IOException {
        PostgresPostmaster.disown(folder.data());
        var from = folder.logSize();
        var ended = setup.run(
                "pg_ctl", startArguments(note), () -> wait.tell("The database recovers from a crash (db.recovering)"));
        if (ended.well()) return true;
        if (setup.postmaster() instanceof PostgresPostmaster.Ours)
            throw PostgresTrouble.recovering(folder.home(), wait.waited(), null);
        var said = ended.output() + folder.logFrom(from);
        // Processes of a killed server need a moment to notice; and a port may be taken between our look and the start.
        var passes = said.contains("pre-existing shared memory block")
                || said.contains("could not create any TCP/IP sockets");
        if (passes && !wait.isOver()) return false;
        throw PostgresTrouble.failed(folder.home(), "start", said);
    }

    private Stream<String> startArguments(PostgresNote note) {
        var settings = Stream.concat(FIXED.stream(), Stream.of("port=" + note.port()))
                .map(setting -> "-c " + setting)
                .toList();
        return Stream.of(
                "start",
                "--pgdata=" + PostgresFolder.DATA,
                "--log=" + PostgresFolder.LOG,
                "--wait",
                "--timeout=" + setup.options().patience().toSeconds(),
                "--options=" + String.join(" ", settings));
    }

    private boolean stops(PostgresPostmaster.Ours ours, String mode, Duration patience) throws IOException {
        var wait = new PostgresWait(patience, progress);
        setup.run(
                "pg_ctl",
                Stream.of("stop", "--pgdata=" + PostgresFolder.DATA, "--mode=" + mode, "--no-wait"),
                () -> {});
        while (ours.runs()) {
            if (wait.isOver()) return false;
            wait.pause("The database is still stopping");
        }
        return true;
    }
}
