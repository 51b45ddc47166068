package io.podbrief.platform.postgres;

import io.podbrief.platform.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Who uses a database folder, counted across threads and processes, so that the last one out stops the server.
///
/// The file `lock` has two bytes that are locked and never written. The first, the gate, is held exclusively by
/// whoever starts or stops the server. The second, the seat, is shared by every process that uses the database; to
/// be alone is to get it exclusively. The system gives up the locks of a process that dies, so a kill leaves no
/// false count behind. The server itself holds neither: it may outlive its users, and the next one in takes it
/// over.
///
/// File locks belong to the whole process, and closing any channel to the file drops them all. So there is one of
/// these per folder and JVM, with one channel, and threads are counted here.
final class PostgresUsers {
    private static final ConcurrentMap<PostgresFolder, PostgresUsers> ALL = new ConcurrentHashMap<>();
    private static final long GATE = 0;
    private static final long SEAT = 1;

    private final PostgresFolder folder;
    private final ReentrantLock threads = new ReentrantLock(true);
    private @Nullable FileChannel channel;
    private @Nullable FileLock seat;
    private int here;

    private PostgresUsers(PostgresFolder folder) {
        this.folder = folder;
    }

    static PostgresUsers of(PostgresFolder folder) {
        return ALL.computeIfAbsent(folder, PostgresUsers::new);
    }

    /// Some work on the server.
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /// Does the work while nobody else starts or stops the server. The other methods are for inside of it.
    ///
    /// @throws Failure.Retryable if another process does not get done
    <T> T alone(PostgresWait wait, Work<T> work) throws IOException {
        threads.lock();
        try (var _ = gate(wait)) {
            return work.run();
        } finally {
            closeIfEmpty();
            threads.unlock();
        }
    }

    /// Counts the caller in.
    void enter() throws IOException {
        here++;
        if (seat == null) seat = channel().lock(SEAT, 1, true);
    }

    /// Counts the caller out.
    ///
    /// @return whether nobody is left, in any process
    boolean leave() throws IOException {
        here--;
        return here == 0 && !areElsewhere();
    }

    /// Whether anybody but the caller uses the database, in this process or another.
    boolean hasOthers() throws IOException {
        return here > 1 || areElsewhere();
    }

    /// Whether other processes use the database.
    boolean areElsewhere() throws IOException {
        giveUpSeat(); // one channel cannot hold the same byte twice; nobody can slip in, for we hold the gate
        try (var whole = channel().tryLock(SEAT, 1, false)) {
            return whole == null;
        } finally {
            if (here > 0) seat = channel().lock(SEAT, 1, true);
        }
    }

    private FileLock gate(PostgresWait wait) throws IOException {
        while (true) {
            var gate = channel().tryLock(GATE, 1, false);
            if (gate != null) return gate;
            if (wait.isOver()) throw PostgresTrouble.busy(folder.home());
            wait.pause("Another Podbrief is starting or stopping the database");
        }
    }

    private FileChannel channel() throws IOException {
        if (channel == null) {
            channel = FileChannel.open(
                    folder.lock(),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        }
        return channel;
    }

    private void giveUpSeat() throws IOException {
        if (seat == null) return;
        seat.release();
        seat = null;
    }

    private void closeIfEmpty() throws IOException {
        if (here > 0 || channel == null) return;
        channel.close();
        channel = null;
        seat = null;
    }
}
