package io.podbrief.platform.postgres;

import io.podbrief.platform.Failure;
import io.podbrief.platform.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, unpacked from the class path into a folder that all databases of this user share.
///
/// @param root the folder with `bin`, `lib` and `share`; its name tells version and content:
///     `postgres-18.6-39199ba7`
/// @param major the major version, which must be that of the data
record PostgresBinaries(Path root, int major) {
    private static final Pattern NAME = Pattern.compile("postgres-(\\d+)\\.\\d+-[0-9a-f]+");
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+\\.\\d+)");

    /// The programs in `cache`, unpacked there if this is the first use. Processes that do so at the same time do
    /// not disturb one another: each unpacks beside, and the first to finish gives the folder its name.
    ///
    /// @throws Failure.Permanent if there are none for this machine, or they do not run on it
    static PostgresBinaries in(Path cache, Consumer<String> progress) throws IOException {
        var packed = packed();
        var content = "%08x".formatted(checksum(packed));
        Files.createDirectories(cache);
        var found = find(cache, content);
        if (found.isPresent()) return found.get();
        progress.accept("Unpacking PostgreSQL into " + cache + ", which is needed once.");
        try {
            return unpack(packed, cache, content);
        } catch (IOException e) {
            throw PostgresTrouble.of(cache, e);
        }
    }

    /// @param name `initdb`, `pg_ctl` or `postgres`
    Path program(String name) {
        return root.resolve("bin").resolve(name);
    }

    private static Optional<PostgresBinaries> find(Path cache, String content) throws IOException {
        try (var folders = Files.list(cache)) {
            return folders.filter(folder -> folder.getFileName().toString().endsWith("-" + content))
                    .findFirst()
                    .flatMap(PostgresBinaries::at);
        }
    }

    private static Optional<PostgresBinaries> at(Path folder) {
        var name = NAME.matcher(folder.getFileName().toString());
        return name.matches()
                ? Optional.of(new PostgresBinaries(folder, Integer.parseInt(name.group(1))))
                : Optional.empty();
    }

    private static URL packed() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        var packed = PostgresBinaries.class.getResource("/postgres-" + system + "-" + machine + ".txz");
        if (packed != null) return packed;
        throw PostgresTrouble.impossible("This Podbrief was built without PostgreSQL for " + system + " on " + machine
                + ": build it on this machine");
    }

    /// Tells one content from another, cheaply: a jar has it on record. Nobody is to be kept out by it, the class
    /// path is ours.
    private static long checksum(URL packed) throws IOException {
        var connection = packed.openConnection();
        connection.setUseCaches(false);
        if (connection instanceof JarURLConnection jar) {
            try (var _ = jar.getJarFile()) {
                return jar.getJarEntry().getCrc();
            }
        }
        try (var in = new CheckedInputStream(connection.getInputStream(), new CRC32())) {
            in.transferTo(OutputStream.nullOutputStream());
            return in.getChecksum().getValue();
        }
    }

    private static PostgresBinaries unpack(URL packed, Path cache, String content) throws IOException {
        var beside = Files.createTempDirectory(cache, "unpacking-");
        try {
            try (var in = packed.openStream()) {
                unpack(in, beside);
            }
            forceAll(beside);
            var complete = cache.resolve("postgres-" + versionOf(beside) + "-" + content);
            name(beside, complete);
            return at(complete).orElseThrow();
        } finally {
            Folders.delete(beside);
        }
    }

    private static void name(Path beside, Path complete) throws IOException {
        Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Files.move(beside, complete, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(complete)) throw e; // else another process was quicker, with the same content
        }
    }

    private static void unpack(InputStream packed, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder))
                    throw new IOException("an archive that writes outside of itself: " + entry.getName());
                unpack(tar, entry, target);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(target.getParent());
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(target.getParent());
            Files.copy(tar, target);
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString((entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x"));
        }
    }

    /// Without this a power cut soon after could leave a folder with a good name and empty files. After the last
    /// file is written, because then the first call does most of the work of all.
    private static void forceAll(Path folder) throws IOException {
        try (var inside = Files.walk(folder)) {
            for (var path : inside.filter(Files::isRegularFile).toList()) force(path);
        }
    }

    /// Waits until a file, or the names in a folder, are on the disk.
    static void force(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// Asking also proves that the programs run here.
    private static String versionOf(Path root) throws IOException {
        var ended =
                PostgresCommand.run(root, List.of(root.resolve("bin/postgres").toString(), "--version"), () -> {});
        var version = VERSION.matcher(ended.output());
        if (ended.well() && version.find()) return version.group(1);
        throw PostgresTrouble.impossible("The PostgreSQL that comes with Podbrief does not run on this machine ("
                + ended.output().strip() + "): use a Linux with glibc, or macOS");
    }
}
