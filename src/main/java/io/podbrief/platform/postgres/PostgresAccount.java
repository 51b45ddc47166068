package io.podbrief.platform.postgres;

import io.podbrief.platform.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// As whom PostgreSQL's programs run. They refuse to run as root, so root has to become somebody else for them.
///
/// @param prefix what goes before their command lines; empty when they run as the caller
/// @param user the other user they run as, who must own the files; `null` when the files stay the caller's
/// @param sentence what to tell people about it; blank when there is nothing to tell
record PostgresAccount(List<String> prefix, @Nullable String user, String sentence) {
    private static final PostgresAccount CALLER = new PostgresAccount(List.of(), null, "");
    /// A user made for us or for databases, else the one that owns nothing.
    private static final List<String> UNPRIVILEGED = List.of("podbrief", "postgres", "nobody");

    PostgresAccount {
        prefix = List.copyOf(prefix);
    }

    /// The account for a database folder. A folder that is not root's runs as its owner, so that who started once
    /// as root can go on as that user.
    ///
    /// @param home the database folder, which exists
    static PostgresAccount forFolder(Path home) throws IOException {
        if (!isRoot()) return CALLER;
        var owner = Files.getOwner(home).getName();
        if (!owner.equals("root")) return as(owner).orElseThrow(() -> noWay("as " + owner + ", who owns " + home));
        var unshared = List.of("unshare", "-U");
        if (isNotRoot(unshared)) {
            return new PostgresAccount(
                    unshared,
                    null,
                    "PostgreSQL refuses to run as root, so it runs in a user namespace of its own (unshare -U); its files stay"
                            + " root's.");
        }
        return UNPRIVILEGED.stream()
                .flatMap(user -> as(user).stream())
                .findFirst()
                .orElseThrow(() -> noWay("in a user namespace or as " + String.join(", ", UNPRIVILEGED)));
    }

    /// Where the programs are unpacked unless somebody says otherwise: a place that the account can read.
    Path usualCache() {
        if (user != null) return Path.of("/var/cache/podbrief");
        var xdg = System.getenv("XDG_CACHE_HOME");
        var caches = xdg == null || xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return caches.resolve("podbrief").toAbsolutePath();
    }

    /// Hands a file or folder, not what is in it, to the account.
    void give(Path path) throws IOException {
        if (user == null) return;
        Files.setOwner(
                path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
    }

    /// @throws Failure.Permanent if the account cannot get at the path, as when it lies below root's home
    void mustReach(Path path) throws IOException {
        if (user == null
                || answer(Stream.concat(prefix.stream(), Stream.of("test", "-r", path.toString()))
                                .toList())
                        .isPresent()) return;
        throw PostgresTrouble.impossible(
                "PostgreSQL refuses to run as root, and " + user + ", as whom it would run, cannot reach " + path
                        + ": start Podbrief as a plain user, or choose a folder that " + user + " can reach");
    }

    private static Optional<PostgresAccount> as(String user) {
        var uid = answer(List.of("id", "-u", user)).orElse("");
        var gid = answer(List.of("id", "-g", user)).orElse("");
        if (uid.isEmpty() || gid.isEmpty()) return Optional.empty();
        return Stream.of(
                        List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups"),
                        List.of("runuser", "-u", user, "--"))
                .filter(PostgresAccount::isNotRoot)
                .findFirst()
                .map(prefix -> new PostgresAccount(
                        prefix,
                        user,
                        "PostgreSQL refuses to run as root, so it runs as " + user + " (" + prefix.getFirst() + ")."));
    }

    private static Failure noWay(String what) {
        return PostgresTrouble.impossible("PostgreSQL refuses to run as root, and on this machine it cannot be run "
                + what + ": start Podbrief as a plain user");
    }

    private static boolean isRoot() {
        return answer(List.of("id", "-u")).equals(Optional.of("0"));
    }

    private static boolean isNotRoot(List<String> prefix) {
        return answer(Stream.concat(prefix.stream(), Stream.of("id", "-u")).toList())
                .filter(uid -> !uid.equals("0"))
                .isPresent();
    }

    /// What a small program prints; empty if it fails or is not there.
    private static Optional<String> answer(List<String> command) {
        try {
            var ended = PostgresCommand.run(Path.of("/"), command, () -> {});
            return ended.well() ? Optional.of(ended.output().strip()) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty(); // no such program here
        }
    }
}
