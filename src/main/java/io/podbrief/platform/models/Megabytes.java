package io.podbrief.platform.models;

import java.util.Locale;

/// Sizes of files as people read them.
public final class Megabytes {
    /// Bytes in a megabyte, as download pages count.
    public static final long ONE = 1_000_000;

    private Megabytes() {}

    /// Such as `2.3 MB`, `78 MB` or `4,683 MB`.
    public static String words(long bytes) {
        double megabytes = (double) bytes / ONE;
        return String.format(Locale.ROOT, megabytes < 10 ? "%.1f MB" : "%,.0f MB", megabytes);
    }
}
