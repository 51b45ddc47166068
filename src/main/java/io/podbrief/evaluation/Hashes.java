package io.podbrief.evaluation;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// SHA-256 of what was measured on and with.
final class Hashes {
    private Hashes() {}

    /// @return 64 hexadecimal digits
    static String of(List<byte[]> parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            parts.forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static String of(String text) {
        return of(List.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
}
