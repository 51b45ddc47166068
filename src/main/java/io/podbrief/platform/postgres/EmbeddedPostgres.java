package io.podbrief.platform.postgres;

import io.podbrief.platform.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// A PostgreSQL that comes with the program and keeps its data in a folder, as safe as one that was installed.
///
/// **Who starts, who stops.** Any number of threads and processes may have the same folder open. The first starts
/// the server, the others join it, and whoever closes last stops it, whether it was the one that started it or
/// not. If the one that started it is killed, the server lives on for the others; if nobody is left, the next to
/// open takes it over.
///
/// **Who gets in.** Only who has the password in `connection.properties`, by scram over 127.0.0.1. There is no
/// socket file and no trusted user.
///
/// **What survives.** Every acknowledged commit, whatever is killed: the settings that this takes are given on the
/// server's command line and read back at every opening.
public final class EmbeddedPostgres implements AutoCloseable {
    private final PostgresSetup setup;
    private final Consumer<String> progress;
    private final boolean startedHere;
    private final AtomicBoolean isOpen = new AtomicBoolean(true);
    private volatile PostgresNote note;

    private EmbeddedPostgres(PostgresSetup setup, Consumer<String> progress, boolean startedHere, PostgresNote note) {
        this.setup = setup;
        this.progress = progress;
        this.startedHere = startedHere;
        this.note = note;
    }

    /// As [#open(Path, PostgresOptions, Consumer)], for data that is to be kept.
    public static EmbeddedPostgres open(Path folder, Consumer<String> progress) {
        return open(folder, PostgresOptions.STANDARD, progress);
    }

    /// Opens the database in `<folder>/postgres`, which is made if there is none. Takes some tenths of a second,
    /// some seconds the very first time, and up to the options' patience after a crash. An interrupt does not stop
    /// it half-way.
    ///
    /// @param progress gets a sentence for each thing that takes long or that people should know, in the caller's
    ///     thread
    /// @throws Failure.Permanent `db.locked`, `db.foreign_folder`, `db.other_version`, `db.unsafe_settings`,
    ///     `db.unavailable`
    /// @throws Failure.Retryable `db.locked`, `db.recovering`, `db.unavailable`, `disk.full`
    public static EmbeddedPostgres open(Path folder, PostgresOptions options, Consumer<String> progress) {
        return PostgresThread.run(
                progress,
                report -> translated(folder, () -> {
                    var ours = PostgresFolder.claim(folder);
                    return alone(ours, options, report, () -> {
                        var setup = PostgresSetup.of(ours, options, report);
                        var settled = enter(setup, report);
                        return new EmbeddedPostgres(setup, progress, settled.startedHere(), settled.note());
                    });
                }));
    }

    /// The address for a driver, without user and password. Stays the same unless [#revive()] has to find a free
    /// port.
    public String jdbcUrl() {
        return note.jdbcUrl();
    }

    /// The user to connect as.
    public String user() {
        return PostgresNote.USER;
    }

    /// That user's password. Not for logs.
    public String password() {
        return note.password();
    }

    /// Whether opening started the server; false if it joined a running one or took over one that was left behind.
    public boolean startedHere() {
        return startedHere;
    }

    /// Starts the server again if it was killed; does nothing if it runs. For when connections fail that used to
    /// work.
    ///
    /// @return whether it was started; [#jdbcUrl()] may then be another, if somebody took the port in the meantime
    /// @throws Failure as opening does
    public boolean revive() {
        return withServer(server -> {
            if (!isOpen.get()) throw new IllegalStateException("the database is closed");
            var settled = settle(server, users(setup.folder()));
            note = settled.note();
            return settled.startedHere();
        });
    }

    /// Stops the server if nobody else has it open, and returns when it has ended; connections still open are cut
    /// then. May be called more than once, from a shutdown hook, and from an interrupted thread.
    ///
    /// @throws Failure.Retryable `db.unavailable` if the server does not stop
    @Override
    public void close() {
        if (!isOpen.compareAndSet(true, false)) return;
        withServer(server -> {
            var last = users(setup.folder()).leave();
            if (last) server.stop();
            return last;
        });
    }

    /// The server as it was found or started.
    private record Settled(boolean startedHere, PostgresNote note) {}

    @FunctionalInterface
    private interface ServerWork {
        boolean run(PostgresServer server) throws IOException;
    }

    private boolean withServer(ServerWork work) {
        var folder = setup.folder();
        return PostgresThread.run(
                progress,
                report -> translated(
                        folder.home(),
                        () -> alone(
                                folder, setup.options(), report, () -> work.run(new PostgresServer(setup, report)))));
    }

    private static Settled enter(PostgresSetup setup, Consumer<String> report) throws IOException {
        var server = new PostgresServer(setup, report);
        var users = users(setup.folder());
        users.enter();
        try {
            var settled = settle(server, users);
            if (!settled.startedHere() && !users.hasOthers()) {
                report.accept("Took over the database server that an earlier run left running.");
            }
            return settled;
        } catch (IOException | RuntimeException | Error e) {
            giveUp(server, users, e);
            throw e;
        }
    }

    private static Settled settle(PostgresServer server, PostgresUsers users) throws IOException {
        var started = server.settle(users.areElsewhere());
        return new Settled(started, server.checked());
    }

    /// Leaves nothing running, except a server that recovers: stopping that would make it begin again the next
    /// time.
    private static void giveUp(PostgresServer server, PostgresUsers users, Throwable why) throws IOException {
        var recovers = why instanceof Failure failure && failure.code().equals("db.recovering");
        if (users.leave() && !recovers) server.stop();
    }

    private static PostgresUsers users(PostgresFolder folder) {
        return PostgresUsers.of(folder);
    }

    /// Waits longer for another process than that one may wait for its server.
    private static <T> T alone(
            PostgresFolder folder, PostgresOptions options, Consumer<String> report, PostgresUsers.Work<T> work)
            throws IOException {
        return users(folder).alone(new PostgresWait(options.patience().multipliedBy(2), report), work);
    }

    private static <T> T translated(Path folder, PostgresUsers.Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw PostgresTrouble.of(folder, e);
        }
    }
}
