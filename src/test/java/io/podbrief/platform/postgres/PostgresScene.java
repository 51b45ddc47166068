package io.podbrief.platform.postgres;

import io.podbrief.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A data folder with a database in it, as a test sees it from outside.
///
/// @param folder the data folder
record PostgresScene(Path folder) {
    static final PostgresOptions OPTIONS = new PostgresOptions(TestDatabase.BINARIES, false, Duration.ofMinutes(1));

    /// A folder whose database has been made and stopped.
    static PostgresScene madeIn(Path folder) {
        var scene = new PostgresScene(folder);
        scene.make(_ -> {}).close();
        scene.open().close(); // which stops it tidily
        return scene;
    }

    /// The same in another place, which is quicker than making one.
    PostgresScene copyTo(Path other) throws IOException {
        try (var inside = Files.walk(folder)) {
            for (var path : inside.toList()) {
                Files.copy(path, other.resolve(folder.relativize(path).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return new PostgresScene(other);
    }

    /// Makes the database and opens it, without waiting for the disk.
    EmbeddedPostgres make(Consumer<String> progress) {
        var hasty = new PostgresOptions(OPTIONS.cache(), true, OPTIONS.patience());
        return EmbeddedPostgres.open(folder, hasty, progress);
    }

    EmbeddedPostgres open() {
        return EmbeddedPostgres.open(folder, OPTIONS, _ -> {});
    }

    /// Opens and adds what is said meanwhile to `said`.
    EmbeddedPostgres open(List<String> said) {
        return EmbeddedPostgres.open(folder, OPTIONS, said::add);
    }

    Path home() {
        return folder.resolve("postgres");
    }

    Path data() {
        return home().resolve("data");
    }

    PostgresNote note() throws IOException {
        return PostgresNote.read(home().resolve("connection.properties"));
    }

    /// Changes the note behind the program's back.
    void keep(PostgresNote note) throws IOException {
        Files.write(home().resolve("connection.properties"), note.text());
    }

    /// The living server process that the folder names.
    Optional<ProcessHandle> server() throws IOException {
        var file = data().resolve("postmaster.pid");
        if (!Files.exists(file)) return Optional.empty();
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst()))
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"));
    }

    /// Starts a JVM of its own that opens the folder.
    Child child(String task, String... prefix) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = Stream.concat(
                        Stream.of(prefix),
                        Stream.of(
                                java,
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                PostgresChild.class.getName(),
                                folder.toString(),
                                TestDatabase.BINARIES.toAbsolutePath().toString(),
                                task))
                .toList();
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new Child(process, process.inputReader());
    }

    /// A [PostgresChild] that runs.
    record Child(Process process, BufferedReader out) implements AutoCloseable {
        /// Reads up to and with a line.
        ///
        /// @throws IllegalStateException if the child ends before it says that
        void awaitLine(String wanted) throws IOException {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                if (line.equals(wanted)) return;
            }
            throw new IllegalStateException("the child ended without saying: " + wanted);
        }

        /// What it has said since and will say until its end.
        List<String> rest() throws IOException {
            var lines = new ArrayList<String>();
            for (var line = out.readLine(); line != null; line = out.readLine()) lines.add(line);
            return lines;
        }

        /// As `kill -9` does it; by its handle, because [Process#destroyForcibly()] would throw away what it had
        /// said.
        void kill() throws InterruptedException {
            process.toHandle().destroyForcibly();
            process.waitFor();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    static Connection connect(EmbeddedPostgres database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    static void run(EmbeddedPostgres database, String sql) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The first column of all rows.
    static List<String> ask(EmbeddedPostgres database, String sql) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) values.add(rows.getString(1));
            return values;
        }
    }
}
