package io.podbrief.transcript.speech;

import io.podbrief.feed.Enclosure;
import io.podbrief.platform.Failure;
import io.podbrief.platform.Folders;
import io.podbrief.platform.Sha256;
import io.podbrief.platform.http.Answer;
import io.podbrief.platform.http.Ask;
import io.podbrief.platform.http.PartFile;
import io.podbrief.platform.http.SafeHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// A recording as a file of ours, until it is removed.
///
/// One that nobody removes, as its hearing failed or this program died, is there for the next try, which asks its
/// publisher for nothing. So is what came of a download that broke off, where the server can go on from there.
/// Both are deleted after two days.
public final class AudioDownload {
    private static final Duration LATER = Duration.ofHours(24); // one try per episode and day: it is their traffic
    private static final Duration KEPT = Duration.ofDays(2);
    private static final String NAME = "recording-";

    private final Path file;
    private final long size;

    private AudioDownload(Path file, long size) {
        this.file = file;
        this.size = size;
    }

    /// Fetches a recording whole, within `podbrief.fetch.most.audio` and `podbrief.fetch.total.audio`. The file's
    /// name is ours; what the publisher calls it is not looked at. For one thread of one program at a time.
    ///
    /// @param folder of ours; made where it is missing
    /// @throws Failure.Permanent with the code of the web client, if the address or the size breaks a rule, or the
    ///     server says that there is nothing
    /// @throws Failure.Retryable with the code of the web client if it could not be had now; `disk.full`
    public static AudioDownload of(Enclosure enclosure, SafeHttp web, Path folder, Clock clock) {
        try {
            Files.createDirectories(folder);
            sweep(folder, clock.instant().minus(KEPT));
            var name = NAME + Sha256.hex(enclosure.url().toString());
            var file = folder.toAbsolutePath().resolve(name);
            if (!Files.exists(file)) fetch(enclosure, web, file);
            return new AudioDownload(file, Files.size(file));
        } catch (IOException e) {
            throw new Failure.Retryable(
                    "disk.full",
                    "Nothing can be written to " + folder + ": free some space or mend the folder.",
                    Duration.ofMinutes(15),
                    e);
        }
    }

    private static void sweep(Path folder, Instant before) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                boolean ours = file.getFileName().toString().startsWith(NAME);
                if (ours && Files.getLastModifiedTime(file).toInstant().isBefore(before)) Files.deleteIfExists(file);
            }
        }
    }

    private static void fetch(Enclosure enclosure, SafeHttp web, Path file) throws IOException {
        var part = PartFile.unchecked(file);
        switch (web.getAll(Ask.of(enclosure.url().toString(), Ask.Kind.AUDIO, part))) {
            case Answer.Changed _ -> {
                Files.move(part.path(), file, StandardCopyOption.ATOMIC_MOVE);
                part.drop();
            }
            case Answer.NotModified _ ->
                throw new Failure.Retryable(
                        "fetch.http_status", enclosure.url() + " answered 304 to a plain request.", LATER, null);
            case Answer.Refused refused -> {
                part.drop();
                throw new Failure.Permanent(refused.code(), refused.sentence());
            }
            case Answer.Failed failed -> throw new Failure.Retryable(failed.code(), failed.sentence(), LATER, null);
            case Answer.HttpStatus status -> throw failure(status);
        }
    }

    private static Failure failure(Answer.HttpStatus status) {
        if (!Answer.HttpStatus.isPassing(status.status()))
            return new Failure.Permanent(status.code(), status.sentence());
        var asked = status.retryAfter();
        return new Failure.Retryable(status.code(), status.sentence(), asked == null ? LATER : asked, null);
    }

    /// Where it is.
    public Path file() {
        return file;
    }

    /// How many bytes it has.
    public long size() {
        return size;
    }

    /// SHA-256 of it, 64 lower-case hexadecimal digits.
    public String sum() {
        try {
            return Sha256.hex(file, _ -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Deletes it: it is not needed again.
    public void remove() {
        Folders.tidy(file);
    }
}
