package io.podbrief.proof;

import io.podbrief.platform.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A proof as it was read, with the digest that it came with.
public record ProofFile(Proof proof, String digest) {
    static final int MOST_BYTES = 1 << 20; // a thousand times an insight

    /// A proof with the digest that it should have.
    public static ProofFile of(Proof proof) {
        return new ProofFile(proof, Hash.digest(proof));
    }

    /// Reads a file.
    ///
    /// @throws Failure.Permanent `proof.not_found`, `proof.too_large`, `proof.version`, or `proof.invalid` with
    ///     what is wrong with it
    public static ProofFile read(Path file) {
        try {
            if (!Files.isRegularFile(file))
                throw new Failure.Permanent("proof.not_found", "There is no file " + file + ".");
            if (Files.size(file) > MOST_BYTES)
                throw new Failure.Permanent(
                        "proof.too_large",
                        file + " has more than " + (MOST_BYTES >> 20) + " MiB: it is no proof of an insight.");
            return ProofJson.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new Failure.Permanent(
                    "proof.invalid", file + " cannot be read: " + e.getClass().getSimpleName() + ".", e);
        }
    }
}
