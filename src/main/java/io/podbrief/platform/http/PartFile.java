package io.podbrief.platform.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// A large body on its way into a file, in as many pieces as it takes. What came so far lies in `FILE.part`, and
/// what its server tells that version by in `FILE.part.version`; both outlive a broken connection and the program.
///
/// Give it to an [Ask] again and again until [#have()] says enough; then check what came, and move it into place.
/// For one thread of one program at a time: who owns the folder sees to that.
public final class PartFile {
    private static final int LONGEST_VERSION = 1024;

    private final Path path;
    private final Path versionPath;
    private final long most;
    private final LongConsumer progress;
    private final boolean checked;

    /// One whose sum is known and checked, so that the date of a version is good enough to join pieces by.
    ///
    /// @param file the name that the whole will get; its folder exists
    /// @param most bytes that the whole may have, `> 0`
    /// @param progress is told of all bytes that are there, earlier pieces included, whenever more have come
    public PartFile(Path file, long most, LongConsumer progress) {
        this(file, most, progress, true);
    }

    /// One whose sum nobody knows: pieces are joined only where a strong entity tag says that they are of one
    /// version. What is asked for settles how large it may be.
    ///
    /// @param file the name that the whole will get; its folder exists
    public static PartFile unchecked(Path file) {
        return new PartFile(file, Long.MAX_VALUE, _ -> {}, false);
    }

    private PartFile(Path file, long most, LongConsumer progress, boolean checked) {
        this.path = file.resolveSibling(file.getFileName() + ".part");
        this.versionPath = file.resolveSibling(file.getFileName() + ".part.version");
        this.most = most;
        this.progress = progress;
        this.checked = checked;
    }

    /// Where the bytes are.
    public Path path() {
        return path;
    }

    /// Bytes that are there; `0` where there is no such file.
    public long have() {
        try {
            return Files.exists(path) ? Files.size(path) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Forgets all that came.
    public void drop() throws IOException {
        Files.deleteIfExists(path);
        Files.deleteIfExists(versionPath);
    }

    long most() {
        return most;
    }

    /// What goes into `If-Range`; `null` where another version could not be told from this one, so that the whole
    /// must be asked for.
    @Nullable
    String version() {
        try {
            if (!Files.exists(versionPath) || Files.size(versionPath) > LONGEST_VERSION) return null;
            var version = Files.readString(versionPath, StandardCharsets.ISO_8859_1);
            return version.isBlank() || !Validators.isSafe(version) ? null : version;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Opens it for what a server is about to send.
    ///
    /// @param from bytes to keep; `0` begins anew
    /// @param given what came with it; kept when it begins anew
    OutputStream open(long from, Validators given) throws Download.LocalFailure {
        try {
            if (from > 0) return new Counted(Files.newOutputStream(path, StandardOpenOption.APPEND), from);
            Files.deleteIfExists(versionPath); // first, or a crash here would leave old bytes with a new version
            var out = Files.newOutputStream(path);
            var version = versionIn(given);
            if (version != null) Files.writeString(versionPath, version, StandardCharsets.ISO_8859_1);
            return new Counted(out, 0);
        } catch (IOException e) {
            throw new Download.LocalFailure(e);
        }
    }

    /// A weak entity tag also stands for bytes that differ, and servers ignore it in `If-Range`.
    private @Nullable String versionIn(Validators given) {
        var etag = given.etag();
        if (etag != null && etag.startsWith("\"")) return etag;
        return checked ? given.lastModified() : null;
    }

    /// Whether it is worth asking again after a broken connection: the rest of what came can be had, or the whole
    /// is wanted so much that it may come twice.
    boolean isWorthAnother() {
        return checked || version() != null;
    }

    /// Tells the listener, and tells failures of our disk from those of the network.
    private final class Counted extends OutputStream {
        private final OutputStream out;
        private long count;

        private Counted(OutputStream out, long from) {
            this.out = out;
            this.count = from;
        }

        @Override
        public void write(int one) throws Download.LocalFailure {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws Download.LocalFailure {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                throw new Download.LocalFailure(e);
            }
            count += length;
            progress.accept(count);
        }

        @Override
        public void close() throws Download.LocalFailure {
            try {
                out.close();
            } catch (IOException e) {
                throw new Download.LocalFailure(e);
            }
        }
    }
}
