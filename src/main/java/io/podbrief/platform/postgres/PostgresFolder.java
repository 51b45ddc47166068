package io.podbrief.platform.postgres;

import io.podbrief.platform.Failure;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// The folder `postgres` in a data folder: where things lie in it, and whose it is.
///
/// @param home its real path
record PostgresFolder(Path home) {
    /// Names below [#home()], for commands that work there. PostgreSQL hands them to a shell, and a shell
    /// understands these whatever the data folder is called.
    static final String DATA = "data";

    static final String FRESH = "data.new";
    static final String LOG = "server.log";
    static final String PASSWORD = "password.new";
    private static final String NOTE = "connection.properties";
    private static final String LOCK = "lock";

    private static final long LOG_BYTES = 4L << 20;
    private static final String OWNER_ONLY = "rw-------";

    /// The only doors: scram on loopback. There is no line for local sockets (there are none) or for replication.
    private static final String ACCESS = """
            # Written by Podbrief at every start of the server.
            # TYPE  DATABASE  USER  ADDRESS        METHOD
            host    all       all   127.0.0.1/32   scram-sha-256
            host    all       all   ::1/128        scram-sha-256
            """;

    /// The folder for a database, made if there is none.
    ///
    /// @param folder the data folder
    /// @throws Failure.Permanent if it holds something else than a database of ours; nothing is changed then
    static PostgresFolder claim(Path folder) throws IOException {
        var home = folder.toAbsolutePath().normalize().resolve("postgres");
        if (Files.exists(home)) {
            refuseForeign(home);
        } else {
            Files.createDirectories(folder);
            Files.createDirectories(
                    home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.setOwner(home, Files.getOwner(folder)); // changes nothing unless root starts in somebody's folder
        }
        return new PostgresFolder(home.toRealPath());
    }

    private static void refuseForeign(Path home) throws IOException {
        if (!Files.isDirectory(home)) throw PostgresTrouble.foreignFolder(home, "it is a file");
        if (!Files.exists(home.resolve(NOTE))) {
            refuseStrangers(home);
        } else if (Files.exists(home.resolve(DATA))
                && !Files.exists(home.resolve(DATA).resolve("PG_VERSION"))) {
            throw PostgresTrouble.foreignFolder(home, "its folder data holds no PostgreSQL database");
        }
    }

    /// The note is written before anything else, so a folder without one holds at most what comes before it.
    private static void refuseStrangers(Path home) throws IOException {
        try (var inside = Files.list(home)) {
            var stranger = inside.map(path -> path.getFileName().toString())
                    .filter(name -> !Set.of(LOCK, NOTE + ".new").contains(name))
                    .sorted()
                    .findFirst();
            if (stranger.isPresent()) {
                throw PostgresTrouble.foreignFolder(home, "it holds " + stranger.get() + " and no " + NOTE);
            }
        }
    }

    /// @param major the version that we can run
    /// @throws Failure.Permanent if the cluster was made by another one
    void refuseOtherVersion(int major) throws IOException {
        if (!hasCluster()) return;
        var theirs = Files.readString(data().resolve("PG_VERSION")).strip();
        if (!theirs.equals(Integer.toString(major))) throw PostgresTrouble.otherVersion(home, theirs, major);
    }

    /// A cluster gets its name when it is complete, so what is there is whole.
    boolean hasCluster() {
        return Files.exists(data());
    }

    Path data() {
        return home.resolve(DATA);
    }

    Path lock() {
        return home.resolve(LOCK);
    }

    Path log() {
        return home.resolve(LOG);
    }

    PostgresNote note(PostgresAccount account) throws IOException {
        if (Files.exists(home.resolve(NOTE))) return PostgresNote.read(home.resolve(NOTE));
        var fresh = PostgresNote.fresh();
        keep(fresh, account);
        return fresh;
    }

    /// Stores the note for good: once this returns a power cut cannot take it back.
    void keep(PostgresNote note, PostgresAccount account) throws IOException {
        var beside = home.resolve(NOTE + ".new");
        writeSecret(beside, note.text());
        account.give(beside);
        PostgresBinaries.force(beside);
        Files.move(beside, home.resolve(NOTE), StandardCopyOption.ATOMIC_MOVE);
        PostgresBinaries.force(home);
    }

    /// Writes a file that its owner alone can read, from its first byte on.
    static void writeSecret(Path file, byte[] content) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        Files.write(file, content);
    }

    /// Gives the new cluster its name. Whoever made `data.new` has synced what is in it.
    void complete() throws IOException {
        Files.move(home.resolve(FRESH), data(), StandardCopyOption.ATOMIC_MOVE);
        PostgresBinaries.force(home);
    }

    /// Closes doors that somebody may have opened since the last start. Written in place, so that the file keeps
    /// its owner.
    void writeAccess() throws IOException {
        Files.writeString(data().resolve("pg_hba.conf"), ACCESS);
    }

    /// Keeps one older log beside the current one, each of some megabytes. Only while no server writes.
    void turnLog() throws IOException {
        if (logSize() > LOG_BYTES) Files.move(log(), home.resolve(LOG + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }

    long logSize() throws IOException {
        return Files.exists(log()) ? Files.size(log()) : 0;
    }

    /// What the log says from a position on, in bytes.
    String logFrom(long position) throws IOException {
        if (logSize() <= position) return "";
        try (var in = Files.newByteChannel(log(), StandardOpenOption.READ)) {
            in.position(position);
            return new String(Channels.newInputStream(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
