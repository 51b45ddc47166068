package io.podbrief.platform.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/// A program that has a database open, for tests that kill it. It says what it does, a line for each thing: `open
/// true` (or `false`: the server was there already), `stored 7` for a row that was acknowledged, `closing true`
/// (or `false`: the server did not answer any more), `closed`.
final class PostgresChild {
    private PostgresChild() {}

    /// Opens the database and does one thing.
    ///
    /// @param arguments the data folder, the folder of unpacked programs, and `insert` to store rows until it is
    ///     killed, `hold` to keep the database open until standard input ends or a signal comes, or `gate` to keep
    ///     others from opening it
    public static void main(String... arguments) throws IOException, SQLException {
        if (arguments[2].equals("gate")) standInTheGate(Path.of(arguments[0], "postgres", "lock"));
        var options = new PostgresOptions(Path.of(arguments[1]), false, Duration.ofMinutes(1));
        var database = EmbeddedPostgres.open(Path.of(arguments[0]), options, _ -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(database)));
        System.out.println("open " + database.startedHere());
        if (arguments[2].equals("insert")) insert(database);
        while (System.in.read() >= 0) {}
    }

    private static void standInTheGate(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var _ = channel.lock(0, 1, false)) {
            System.out.println("in the gate");
            while (System.in.read() >= 0) {}
        }
    }

    private static void insert(EmbeddedPostgres database) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists episode (id int primary key)");
            for (var id = 1; ; id++) {
                statement.execute("insert into episode values (" + id + ")");
                System.out.println("stored " + id);
            }
        }
    }

    private static void close(EmbeddedPostgres database) {
        System.out.println("closing " + answers(database));
        database.close();
        System.out.println("closed");
    }

    private static boolean answers(EmbeddedPostgres database) {
        try (var connection = connect(database)) {
            return connection.isValid(5);
        } catch (SQLException _) {
            return false;
        }
    }

    private static Connection connect(EmbeddedPostgres database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }
}
