package io.podbrief.platform.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The decoded bytes of an answer, in memory or in the file that the [Ask] named. A file belongs to the caller.
public final class Body {
    private final byte[] bytes;
    private final @Nullable Path file;
    private final long size;

    private Body(byte[] bytes, @Nullable Path file, long size) {
        this.bytes = bytes;
        this.file = file;
        this.size = size;
    }

    /// A body in memory; the array is not copied.
    static Body of(byte[] bytes) {
        return new Body(bytes, null, bytes.length);
    }

    /// A body in a file.
    static Body in(Path file, long size) {
        return new Body(new byte[0], file, size);
    }

    /// How many bytes it has.
    public long size() {
        return size;
    }

    /// Reads it from its start; close the stream.
    public InputStream open() throws IOException {
        return file == null ? new ByteArrayInputStream(bytes) : Files.newInputStream(file);
    }

    /// All bytes of a body in memory; the array is the body's own, so change nothing in it.
    ///
    /// @throws IllegalStateException if the body is in a file
    public byte[] bytes() {
        if (file != null) throw new IllegalStateException("the body is in " + file + ": open() it");
        return bytes;
    }
}
