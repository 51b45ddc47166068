package io.podbrief.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// The server process that a cluster's `postmaster.pid` names, if there is really one.
///
/// The file alone proves nothing: after a crash it stays behind, and its number may belong to any other process by
/// now, or to a dead one that nobody has collected. So the process must run PostgreSQL's program, and on Linux
/// work in the data folder, as every server does.
sealed interface PostgresPostmaster {
    /// Nobody serves the folder.
    record None() implements PostgresPostmaster {}

    /// A server that we started, in this run or in an earlier one. It may be just starting, or stopping.
    record Ours(long pid) implements PostgresPostmaster {
        /// Whether the process is still there, which it is for a moment after it has removed its file.
        boolean runs() {
            return ProcessHandle.of(pid).flatMap(PostgresPostmaster::program).isPresent();
        }
    }

    /// A server that somebody else started on the folder.
    record Foreign(long pid, String program) implements PostgresPostmaster {}

    /// A number above every system's highest process id, yet one that PostgreSQL accepts as an id.
    int NOBODY = Integer.MAX_VALUE;

    /// Looks who serves a folder.
    ///
    /// @param data the data folder, which may not exist yet
    /// @param server the real path of the program that the folder's note names
    static PostgresPostmaster of(Path data, String server) throws IOException {
        var pid = pidIn(data);
        var program = pid.flatMap(ProcessHandle::of).flatMap(PostgresPostmaster::program);
        if (program.isEmpty() || !Path.of(program.get()).endsWith("postgres") || !worksIn(data, pid.orElseThrow()))
            return new None();
        return program.get().equals(server) ? new Ours(pid.get()) : new Foreign(pid.get(), program.get());
    }

    /// Makes a left-over `postmaster.pid` harmless, after [#of] has found nobody. PostgreSQL would give up if any
    /// process at all bore the number in it. The rest of the file stays, because by it PostgreSQL finds out
    /// whether processes of the dead server still use the shared memory; deleting the file would switch that check
    /// off.
    static void disown(Path data) throws IOException {
        var file = pidFile(data);
        if (!Files.exists(file)) return;
        var text = Files.readString(file);
        var rest = text.indexOf('\n');
        if (rest < 0) {
            Files.delete(file); // died before it had written a line: there is no shared memory to ask for
        } else {
            Files.writeString(file, NOBODY + text.substring(rest)); // in place, so that it keeps its owner
        }
    }

    private static Path pidFile(Path data) {
        return data.resolve("postmaster.pid");
    }

    private static Optional<Long> pidIn(Path data) throws IOException {
        try (var lines = Files.lines(pidFile(data))) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("-?\\d{1,10}"))
                    .map(PostgresPostmaster::pid);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /// PostgreSQL's single-user mode writes its id as a negative number.
    private static long pid(String line) {
        return Math.abs(Long.parseLong(line));
    }

    /// The program a process runs; empty for dead processes and for those of other users. Linux marks a file that
    /// was replaced while it ran.
    private static Optional<String> program(ProcessHandle process) {
        return process.info().command().map(path -> path.replaceFirst(" \\(deleted\\)$", ""));
    }

    /// Systems without `/proc` get the benefit of the doubt: the server itself is asked for its folder later.
    private static boolean worksIn(Path data, long pid) throws IOException {
        var folder = Path.of("/proc", Long.toString(pid), "cwd");
        if (!Files.exists(Path.of("/proc/self/cwd"))) return true;
        try {
            return Files.readSymbolicLink(folder).equals(data.toRealPath());
        } catch (NoSuchFileException _) {
            return false; // gone since
        }
    }
}
