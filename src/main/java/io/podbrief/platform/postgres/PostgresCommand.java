package io.podbrief.platform.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs a program to its end, in English and without the caller's own PostgreSQL settings.
final class PostgresCommand {
    private static final long LOOK_MILLIS = 20;

    private PostgresCommand() {}

    /// How a program ended.
    ///
    /// @param output both streams together; of the programs run here a page at most
    record Ended(int exit, String output) {
        boolean well() {
            return exit == 0;
        }
    }

    /// @param folder where it works
    /// @param whileRunning called about 50 times a second until it ends
    /// @throws IOException if there is no such program
    static Ended run(Path folder, List<String> command, Runnable whileRunning) throws IOException {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(PostgresCommand::misleads);
        builder.environment().put("LC_ALL", "C");
        var process = builder.start();
        process.getOutputStream().close();
        try {
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) whileRunning.run();
        } catch (InterruptedException e) {
            process.destroy();
            throw new IllegalStateException("the database's own thread was interrupted", e);
        }
        return new Ended(
                process.exitValue(), new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    /// `PGDATA` and its like would send the programs elsewhere, a library path to other libraries than their own.
    private static boolean misleads(String variable) {
        return variable.startsWith("PG") || variable.endsWith("LD_LIBRARY_PATH");
    }
}
