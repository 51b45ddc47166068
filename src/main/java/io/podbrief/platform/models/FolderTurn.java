package io.podbrief.platform.models;

import io.podbrief.platform.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/// The right to change a models folder, which one thread of one program has at a time: two transfers into the same
/// file would spoil each other. The system takes it back from a program that dies.
final class FolderTurn implements AutoCloseable {
    private final FileChannel channel;

    private FolderTurn(FileChannel channel) {
        this.channel = channel;
    }

    /// Takes the turn without waiting.
    ///
    /// @param folder exists
    /// @throws Failure.Retryable `model.busy` if somebody else has it
    static FolderTurn take(Path folder) throws IOException {
        var channel = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) return new FolderTurn(channel);
        } catch (OverlappingFileLockException _) {
            // another thread of this program
        }
        channel.close();
        throw new Failure.Retryable(
                "model.busy",
                "Another podbrief is fetching a model into " + folder + ": try again when it is done.",
                Duration.ofMinutes(1),
                null);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
