package io.podbrief.proof;

import io.podbrief.platform.Failure;
import io.podbrief.platform.Sha256;
import io.podbrief.transcript.Transcript;
import io.podbrief.transcript.TranscriptFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A transcript that a user has: the publisher's own file, or the canonical text by itself.
///
/// @param text canonical
/// @param sha256 of the text
/// @param timed with cues; `null` where the file was the text by itself
public record GivenTranscript(
        String text, String sha256, @Nullable Transcript timed) {
    /// Reads a file: as the canonical text where it is the one that the proof is of, else as what publishers publish.
    ///
    /// @throws Failure.Permanent `source.unreadable` where it cannot be read, `transcript.invalid` where it is no
    ///     transcript
    public static GivenTranscript read(Path file, Proof proof) {
        var bytes = bytes(file);
        var plain = new String(bytes, StandardCharsets.UTF_8).replaceFirst("\\R\\z", "");
        var sum = Sha256.hex(plain);
        if (sum.equals(proof.words().sha256())) return new GivenTranscript(plain, sum, null);
        var transcript = TranscriptFile.read(bytes, proof.words().source());
        return new GivenTranscript(transcript.text(), transcript.hash(), transcript);
    }

    private static byte[] bytes(Path file) {
        try {
            if (!Files.isRegularFile(file)) throw unreadable(file, "it is no file that is there", null);
            if (Files.size(file) > TranscriptFile.MOST_BYTES)
                throw unreadable(file, "it is larger than any transcript", null);
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw unreadable(file, e.getClass().getSimpleName(), e);
        }
    }

    private static Failure unreadable(Path file, String why, @Nullable Throwable cause) {
        return new Failure.Permanent(
                "source.unreadable", file + " cannot be read as a transcript: " + why + ".", cause);
    }
}
