package io.podbrief.platform.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A running child as its parent sees it: lines come out, and it can be ended with all that it started. Closing
/// ends it.
public final class ChildProcess implements AutoCloseable {
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int LAST_WORDS = 2_000; // characters of standard error that are kept

    /// What came.
    public sealed interface Said {
        record Line(String text) implements Said {}

        /// It has ended, and nothing more comes.
        record Gone() implements Said {}
    }

    private final Process process;
    private final BlockingQueue<Said> said = new LinkedBlockingQueue<>(1_000);
    private final StringBuilder errors = new StringBuilder(); // guarded by itself

    /// @throws IOException if it cannot be started
    public ChildProcess(ProcessBuilder command) throws IOException {
        process = command.start();
        Thread.ofVirtual().name("child-output").start(this::read);
        Thread.ofVirtual().name("child-errors").start(this::readErrors);
    }

    /// Gives it a line to read. Where it has died, the end of its output tells so.
    public void say(String line) {
        try {
            var input = process.getOutputStream(); // stays open: the child ends when it closes
            input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
        } catch (IOException _) {
            // told by the end of its output
        }
    }

    private void read() {
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = line(lines); line != null; line = line(lines)) said.put(new Said.Line(line));
            process.waitFor();
            said.put(new Said.Gone());
        } catch (IOException _) {
            said.offer(new Said.Gone()); // it was ended
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// A line, cut off where it is too long to be one of ours.
    private static @Nullable String line(BufferedReader reader) throws IOException {
        var line = new StringBuilder();
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            if (c == '\n') return line.toString();
            if (line.length() < LONGEST_LINE) line.append((char) c);
        }
        return line.isEmpty() ? null : line.toString();
    }

    private void readErrors() {
        try (InputStream in = process.getErrorStream()) {
            var buffer = new byte[4096];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                synchronized (errors) {
                    errors.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
                    if (errors.length() > LAST_WORDS) errors.delete(0, errors.length() - LAST_WORDS);
                }
            }
        } catch (IOException _) {
            // it was ended
        }
    }

    /// Waits for the next thing that comes.
    ///
    /// @return `null` when nothing came in time
    public @Nullable Said next(Duration within) throws InterruptedException {
        return said.poll(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Whether it still runs.
    public boolean isAlive() {
        return process.isAlive();
    }

    /// How it ended, once it has: 0 is well, above 128 a signal.
    public int exit() {
        return process.isAlive() ? 0 : process.exitValue();
    }

    /// The end of what it wrote to standard error, for a log.
    public String lastWords() {
        synchronized (errors) {
            return errors.toString();
        }
    }

    /// Bytes of memory that it really uses now; 0 where the system does not tell.
    public long memory() {
        try {
            var status = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "status"));
            return status.lines()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException _) {
            return 0;
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.getOutputStream().close();
        } catch (IOException _) {
            // it is gone
        }
        process.onExit().join(); // a killed process is gone at once
    }
}
