package io.podbrief.platform.postgres;

import io.podbrief.platform.Failure;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What a server is started from: the folder with its data, the programs, and as whom they run.
record PostgresSetup(
        PostgresFolder folder, PostgresAccount account, PostgresBinaries binaries, PostgresOptions options) {
    /// @throws Failure.Permanent if this machine cannot run the server, or not on this folder
    static PostgresSetup of(PostgresFolder folder, PostgresOptions options, Consumer<String> progress)
            throws IOException {
        var account = PostgresAccount.forFolder(folder.home());
        var cache =
                options.cache() == null ? account.usualCache() : options.cache().toAbsolutePath();
        var binaries = PostgresBinaries.in(cache, progress);
        folder.refuseOtherVersion(binaries.major());
        account.give(folder.home());
        account.give(folder.lock());
        return new PostgresSetup(folder, account, binaries, options);
    }

    PostgresNote note() throws IOException {
        return folder.note(account);
    }

    PostgresPostmaster postmaster() throws IOException {
        return PostgresPostmaster.of(folder.data(), note().server());
    }

    /// Runs one of PostgreSQL's programs in the folder.
    ///
    /// @param whileRunning called many times a second until it ends
    PostgresCommand.Ended run(String program, Stream<String> arguments, Runnable whileRunning) throws IOException {
        var command = Stream.of(
                        account.prefix(), List.of(binaries.program(program).toString()), arguments.toList())
                .flatMap(List::stream)
                .toList();
        return PostgresCommand.run(folder.home(), command, whileRunning);
    }
}
