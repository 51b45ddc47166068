package io.podbrief.platform.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A body on its way into a file. It grows under another name beside the file, so that an older file stays whole
/// until the new one is. Closing what is not complete removes it.
final class Download extends OutputStream {
    private final Path file;
    private final Path part;
    private final OutputStream out;

    /// @throws LocalFailure if the file cannot be made, as from all other methods if it cannot be written
    Download(Path file) throws LocalFailure {
        this.file = file;
        this.part = file.resolveSibling(file.getFileName() + ".part");
        try {
            this.out = Files.newOutputStream(part);
        } catch (IOException e) {
            throw new LocalFailure(e);
        }
    }

    @Override
    public void write(int one) throws LocalFailure {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws LocalFailure {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            throw new LocalFailure(e);
        }
    }

    /// Gives the file its name.
    ///
    /// @param size how many bytes were written
    Body complete(long size) throws LocalFailure {
        try {
            out.close();
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return Body.in(file, size);
        } catch (IOException e) {
            throw new LocalFailure(e);
        }
    }

    @Override
    public void close() throws LocalFailure {
        try {
            out.close();
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new LocalFailure(e);
        }
    }

    /// Our own disk failed, not the server.
    static final class LocalFailure extends IOException {
        LocalFailure(IOException cause) {
            super(cause);
        }
    }
}
