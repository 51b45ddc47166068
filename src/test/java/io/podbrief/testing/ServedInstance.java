package io.podbrief.testing;

import io.podbrief.App;
import io.podbrief.cli.Demo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// `podbrief serve` in a process of its own, on a data folder, to be killed.
public final class ServedInstance implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofMinutes(1);

    private final Path folder;
    private final SmtpSink sink;
    private final DemoShows shows;
    private final Path log;
    private final int port = freePort();
    private @Nullable Process process;

    /// @param folder where its data lies
    /// @param log where its output goes
    public ServedInstance(Path folder, SmtpSink sink, DemoShows shows, Path log) {
        this.folder = folder;
        this.sink = sink;
        this.shows = shows;
        this.log = log;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts it, and returns when it is ready.
    public void start() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-Xmx600m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED", "-cp", ProductClasses.path(), App.class.getName(), "serve"));
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("PODBRIEF_"));
        builder.environment().put("PODBRIEF_DATA_FOLDER", folder.toString());
        builder.environment().put("PODBRIEF_WEB_PORT", String.valueOf(port));
        builder.environment().put("PODBRIEF_DELIVERY_SMTP_HOST", "127.0.0.1");
        builder.environment().put("PODBRIEF_DELIVERY_SMTP_PORT", String.valueOf(sink.port()));
        builder.environment().put("PODBRIEF_FETCH_ALLOW_PRIVATE", shows.authority());
        builder.environment().put("PODBRIEF_FETCH_INTERVAL", "0s");
        builder.environment().put("PODBRIEF_INSIGHT_LEAST", String.valueOf(Demo.LEAST)); // it follows the demo's shows
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Await.until(
                "serve to be ready, see " + log,
                START,
                () -> isReady() || !process().isAlive());
        if (!process().isAlive()) throw new AssertionError("serve ended by itself, see " + log);
    }

    private Process process() {
        if (process == null) throw new IllegalStateException("not started");
        return process;
    }

    public boolean isReady() {
        try {
            return browser().get("/ready").status() == 200;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    public Browser browser() {
        return new Browser("http://localhost:" + port, port);
    }

    /// Its database. Good while it runs.
    public JdbcClient db() {
        var note = new Properties();
        try (var in = Files.newBufferedReader(folder.resolve("postgres/connection.properties"))) {
            note.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://127.0.0.1:" + note.getProperty("port") + "/postgres?sslmode=disable");
        source.setUser(note.getProperty("user"));
        source.setPassword(note.getProperty("password"));
        return JdbcClient.create(source);
    }

    /// `kill -9` of the program.
    public void kill() {
        process().destroyForcibly();
    }

    /// `kill -9` of every process of its database server.
    public void killDatabase() {
        postmaster().forEach(server -> {
            var family = Stream.concat(Stream.of(server), server.descendants()).toList();
            family.forEach(ProcessHandle::destroyForcibly);
        });
    }

    /// Waits until a killed program is gone.
    public void awaitEnd() {
        try {
            if (!process().waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) throw new AssertionError("serve does not end");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Ends it as a service manager would, with SIGTERM, and waits until its database has ended, too.
    ///
    /// @return how long it took
    public Duration stop() {
        long before = System.nanoTime();
        process().destroy();
        awaitEnd();
        return Duration.ofNanos(System.nanoTime() - before);
    }

    /// Whether any process of it or its database is alive.
    public boolean leavesProcesses() {
        return process().isAlive() || postmaster().findAny().isPresent();
    }

    /// The live database server of the folder, if any.
    private Stream<ProcessHandle> postmaster() {
        try (var lines = Files.lines(folder.resolve("postgres/data/postmaster.pid"))) {
            return lines.findFirst().stream()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())).stream())
                    .filter(one -> one.info().command().orElse("").endsWith("/postgres"))
                    .toList()
                    .stream();
        } catch (IOException _) {
            return Stream.empty(); // no server runs
        }
    }

    /// Kills whatever is left.
    @Override
    public void close() {
        if (process != null) process.destroyForcibly();
        killDatabase();
    }
}
