package io.podbrief.platform.postgres;

import io.podbrief.platform.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The failures of an embedded database, each with its code and sentence.
final class PostgresTrouble {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration WHEN_SPACE_MAY_BE_BACK = Duration.ofMinutes(1);

    /// Bytes; a server needs some to start at all.
    private static final long LEAST_ROOM = 1 << 20;

    private PostgresTrouble() {}

    /// The folder is there, but what lies in it was not made by us.
    static Failure foreignFolder(Path home, String why) {
        return new Failure.Permanent(
                "db.foreign_folder",
                home + " is not a database folder of Podbrief (" + why
                        + "); nothing was changed: choose another data folder, or" + " move what is there away.");
    }

    /// The cluster was made by another major version of PostgreSQL, whose files ours cannot read.
    static Failure otherVersion(Path home, String theirs, int ours) {
        return new Failure.Permanent(
                "db.other_version",
                home + " holds a database of PostgreSQL " + theirs + ", and this Podbrief brings version " + ours
                        + "; nothing was changed: start the Podbrief that made it, make a backup there, and restore it"
                        + " into a new data folder.");
    }

    /// Somebody else's server, or a process we cannot see, works on the folder.
    static Failure locked(Path home, String holder) {
        return new Failure.Permanent(
                "db.locked", home + " is in use by " + holder + ": stop that first, or choose another data folder.");
    }

    /// A process of ours kept the folder to itself for longer than a start or stop may take.
    static Failure busy(Path home) {
        return new Failure.Retryable(
                "db.locked",
                "Another Podbrief has been starting or stopping the database in " + home
                        + " for too long: see what it is doing, or end it, and try again.",
                SOON,
                null);
    }

    /// The server is there but does not answer yet.
    static Failure recovering(Path home, Duration waited, @Nullable Throwable cause) {
        var answer = cause == null ? "" : " (" + cause.getMessage() + ")";
        return new Failure.Retryable(
                "db.recovering",
                "The database in " + home + " was not ready within " + waited.toSeconds() + " s" + answer
                        + ": it goes on by itself, so try again later; server.log there says how far it is.",
                SOON,
                cause);
    }

    /// Anything about the server that is not its data's fault and may be better later.
    static Failure unavailable(String sentence, @Nullable Throwable cause) {
        return new Failure.Retryable("db.unavailable", sentence, SOON, cause);
    }

    /// This machine cannot run the server at all.
    static Failure impossible(String why) {
        return new Failure.Permanent(
                "db.unavailable",
                why + ", or run a PostgreSQL of your own and give its address as podbrief.database.url.");
    }

    /// A program of PostgreSQL failed; what it printed tells the reason.
    ///
    /// @param output what it wrote, its own words in English
    static Failure failed(Path home, String task, String output) {
        if (isDiskFull(output) || hasNoRoom(home)) return diskFull(home, null);
        return unavailable(
                "PostgreSQL could not " + task + " in " + home + ": " + reasonIn(output)
                        + "; server.log there may say more.",
                null);
    }

    /// Reading or writing the folder failed.
    static Failure of(Path home, IOException cause) {
        if (isDiskFull(String.valueOf(cause.getMessage()))) return diskFull(home, cause);
        return unavailable("The database folder " + home + " could not be used: " + cause + ".", cause);
    }

    private static Failure diskFull(Path home, @Nullable Throwable cause) {
        return new Failure.Retryable(
                "disk.full",
                "The disk that holds " + home + " is full; nothing was lost: make room, and try again.",
                WHEN_SPACE_MAY_BE_BACK,
                cause);
    }

    private static boolean isDiskFull(String words) {
        return words.contains("No space left on device") || words.contains("Disk quota exceeded");
    }

    /// Where the log is on the full disk too, the server's complaint is not in it.
    private static boolean hasNoRoom(Path home) {
        try {
            return Files.getFileStore(home).getUsableSpace() < LEAST_ROOM;
        } catch (IOException _) {
            return false;
        }
    }

    /// The last line that names an error, else the last line at all.
    private static String reasonIn(String output) {
        var lines = output.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return lines.stream()
                .filter(line -> line.matches(".*\\b(FATAL|PANIC|error)\\b.*"))
                .reduce((_, later) -> later)
                .orElse(lines.isEmpty() ? "it said nothing" : lines.getLast());
    }
}
