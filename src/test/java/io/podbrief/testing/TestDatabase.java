package io.podbrief.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.podbrief.platform.Folders;
import io.podbrief.platform.postgres.EmbeddedPostgres;
import io.podbrief.platform.postgres.PostgresOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;

/// A real PostgreSQL for tests: one server for the whole test JVM, an empty database for whoever asks.
///
/// Its folder in `target` bears the JVM's process id and is deleted at the end; the next run clears away what a
/// killed one left.
public final class TestDatabase {
    /// PostgreSQL's programs, kept out of the developer's home.
    public static final Path BINARIES = Path.of("target/postgres-binaries");

    private static final Path RUNS = Path.of("target/test-postgres");
    private static final int MOST_CONNECTIONS = 8;
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final List<HikariDataSource> POOLS = new CopyOnWriteArrayList<>();

    static {
        ((Logger) LoggerFactory.getLogger("com.zaxxer.hikari")).setLevel(Level.WARN); // else four lines per test class
    }

    private TestDatabase() {}

    /// Started when first asked for.
    private static final class Server {
        static final EmbeddedPostgres ONE = start();

        private static EmbeddedPostgres start() {
            clearDeadRuns();
            var folder = RUNS.resolve(Long.toString(ProcessHandle.current().pid()));
            var options = new PostgresOptions(BINARIES, true, Duration.ofMinutes(2));
            var server = EmbeddedPostgres.open(folder, options, _ -> {});
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, folder), "stop the test database"));
            return server;
        }

        private static void end(EmbeddedPostgres server, Path folder) {
            server.close();
            delete(folder);
        }
    }

    /// A new empty database, with at most 8 connections at a time. Ask once per test class; it costs about a tenth
    /// of a second.
    public static DataSource fresh() {
        var name = "test_" + COUNT.incrementAndGet();
        create(name);
        var settings = new HikariConfig();
        settings.setJdbcUrl(Server.ONE.jdbcUrl().replace("/postgres?", "/" + name + "?"));
        settings.setUsername(Server.ONE.user());
        settings.setPassword(Server.ONE.password());
        settings.setMaximumPoolSize(MOST_CONNECTIONS);
        settings.setMinimumIdle(0);
        POOLS.forEach(pool -> pool.getHikariPoolMXBean().softEvictConnections()); // what earlier classes left idle
        var pool = new HikariDataSource(settings);
        POOLS.add(pool);
        return pool;
    }

    private static void create(String name) {
        try (var connection =
                        DriverManager.getConnection(Server.ONE.jdbcUrl(), Server.ONE.user(), Server.ONE.password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("the test database " + name + " could not be made", e);
        }
    }

    private static void clearDeadRuns() {
        for (var run : list(RUNS)) {
            if (ProcessHandle.of(Long.parseLong(run.getFileName().toString())).isEmpty()) {
                killServerOf(run);
                delete(run);
            }
        }
    }

    /// A test JVM that was killed leaves its server running.
    private static void killServerOf(Path run) {
        try (var lines = Files.lines(run.resolve("postgres/data/postmaster.pid"))) {
            lines.findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                    .filter(process -> process.info().command().orElse("").endsWith("/bin/postgres"))
                    .ifPresent(ProcessHandle::destroyForcibly);
        } catch (IOException _) {
            // no server was running
        }
    }

    private static List<Path> list(Path folder) {
        if (!Files.exists(folder)) return List.of();
        try (var inside = Files.list(folder)) {
            return inside.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
