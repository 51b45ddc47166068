package io.podbrief.platform.postgres;

import io.podbrief.platform.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The making of an empty cluster, PostgreSQL's word for the files of one server.
final class PostgresCluster {
    /// Where tuning starts; `alter system` may change these. The log names no statement and no value, because both
    /// may hold readers' addresses; errors are the caller's to log.
    private static final List<String> TUNABLE = List.of(
            "shared_buffers=128MB",
            "max_connections=60",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_min_messages=log",
            "log_min_error_statement=panic",
            "log_error_verbosity=terse",
            "log_checkpoints=off");

    private PostgresCluster() {}

    /// Makes the cluster beside its place and moves it there when it is whole, so a kill in the middle costs
    /// nothing but time.
    static void create(PostgresSetup setup, Consumer<String> progress) throws IOException {
        var home = setup.folder().home();
        progress.accept("Creating the database in " + home + ".");
        Folders.delete(home.resolve(PostgresFolder.FRESH)); // of a run that died in the middle
        var password = home.resolve(PostgresFolder.PASSWORD);
        try {
            PostgresFolder.writeSecret(password, setup.note().password().getBytes(StandardCharsets.UTF_8));
            setup.account().give(password);
            var ended = setup.run("initdb", arguments(setup.options()), () -> {});
            if (!ended.well()) throw PostgresTrouble.failed(home, "create the database", ended.output());
        } finally {
            Files.deleteIfExists(password);
        }
        setup.folder().complete();
    }

    private static Stream<String> arguments(PostgresOptions options) {
        var fixed = Stream.of(
                "--pgdata=" + PostgresFolder.FRESH,
                "--username=" + PostgresNote.USER,
                "--pwfile=" + PostgresFolder.PASSWORD,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin", // the same order and case on every machine, whatever it has installed
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions");
        var tuning = TUNABLE.stream().map(setting -> "--set=" + setting);
        return Stream.concat(
                Stream.concat(fixed, tuning), options.throwAway() ? Stream.of("--no-sync") : Stream.empty());
    }
}
