package io.podbrief.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/// SHA-256, as 32 bytes or as 64 lower-case hexadecimal digits.
public final class Sha256 {
    private static final int BUFFER = 1 << 20;

    private Sha256() {}

    /// Of a text in UTF-8.
    public static byte[] of(String text) {
        return digest().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Of a text in UTF-8.
    public static String hex(String text) {
        return HexFormat.of().formatHex(of(text));
    }

    /// Of all parts, as if they were one.
    public static String hex(byte[]... parts) {
        var digest = digest();
        for (var part : parts) digest.update(part);
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Of a file.
    ///
    /// @param progress is told how many bytes have been read
    public static String hex(Path file, LongConsumer progress) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var digest = digest();
            var buffer = new byte[BUFFER];
            long done = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                done += read;
                progress.accept(done);
            }
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
