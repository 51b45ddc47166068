package io.podbrief.transcript.speech;

import io.podbrief.feed.Enclosure;
import io.podbrief.platform.Failure;
import io.podbrief.platform.http.Answer;
import io.podbrief.platform.http.Ask;
import io.podbrief.platform.http.SafeHttp;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/// A recording as a file of ours, for as long as it is needed: closing removes it.
public final class AudioDownload implements AutoCloseable {
    private static final Duration LATER = Duration.ofHours(24); // one try per episode and day: it is their traffic

    private final Scratch scratch;
    private final long size;

    private AudioDownload(Scratch scratch, long size) {
        this.scratch = scratch;
        this.size = size;
    }

    /// Fetches a recording whole, within `podbrief.fetch.most.audio` and `podbrief.fetch.total.audio`. The file's
    /// name is ours; what the publisher calls it is not looked at.
    ///
    /// @param folder of ours; made where it is missing
    /// @throws Failure.Permanent with the code of the web client, if the address or the size breaks a rule, or the
    ///     server says that there is nothing
    /// @throws Failure.Retryable with the code of the web client if it could not be had now; `disk.full`
    public static AudioDownload of(Enclosure enclosure, SafeHttp web, Path folder) {
        var scratch = Scratch.file(folder);
        boolean kept = false;
        try {
            var got = fetch(enclosure, web, scratch);
            kept = true;
            return got;
        } finally {
            if (!kept) scratch.close();
        }
    }

    private static AudioDownload fetch(Enclosure enclosure, SafeHttp web, Scratch scratch) {
        return switch (web.get(Ask.of(enclosure.url().toString(), Ask.Kind.AUDIO, scratch.path()))) {
            case Answer.Changed changed ->
                new AudioDownload(scratch, changed.content().body().size());
            case Answer.NotModified _ ->
                throw new Failure.Retryable(
                        "fetch.http_status", enclosure.url() + " answered 304 to a plain request.", LATER, null);
            case Answer.Refused refused -> throw new Failure.Permanent(refused.code(), refused.sentence());
            case Answer.Failed failed -> throw new Failure.Retryable(failed.code(), failed.sentence(), LATER, null);
            case Answer.HttpStatus status -> throw failure(status);
        };
    }

    private static Failure failure(Answer.HttpStatus status) {
        if (status.status() < 500 && status.status() != 429 && status.status() != 408) {
            return new Failure.Permanent(status.code(), status.sentence());
        }
        var asked = status.retryAfter();
        return new Failure.Retryable(status.code(), status.sentence(), asked == null ? LATER : asked, null);
    }

    /// Where it is.
    public Path file() {
        return scratch.path();
    }

    /// How many bytes it has.
    public long size() {
        return size;
    }

    /// SHA-256 of it, 64 lower-case hexadecimal digits.
    public String sum() {
        try (var in = Files.newInputStream(file())) {
            var digest = MessageDigest.getInstance("SHA-256");
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void close() {
        scratch.close();
    }
}
