package io.podbrief.evaluation;

import io.podbrief.platform.Sha256;
import io.podbrief.platform.Shipped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// What a table was made with, so that it can be made again (QUALITY E7).
final class Setting {
    private Setting() {}

    /// Commit of the folder the program was started in; `unknown` outside of a repository.
    static String commit() {
        try {
            var git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--exclude=*")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor(10, TimeUnit.SECONDS) && git.exitValue() == 0 ? answer : "unknown";
        } catch (IOException _) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// The first 12 digits of a model's SHA-256.
    ///
    /// @param resource on the class path
    static String model(String resource) {
        return Sha256.hex(Shipped.bytes(resource)).substring(0, 12);
    }
}
