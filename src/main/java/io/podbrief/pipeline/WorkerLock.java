package io.podbrief.pipeline;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The right to work on a database's episodes, which one process at a time has: it owns the index. Held by a
/// connection of its own, so the database gives it back when the process dies.
@Component
public final class WorkerLock implements AutoCloseable {
    private static final long KEY = 0x706f646272696566L; // "podbrief" in ASCII

    private final DataSource database;
    private @Nullable Connection holding;

    WorkerLock(DataSource database) {
        this.database = database;
    }

    /// Takes the lock, if nobody has it; a second call keeps it.
    ///
    /// @return whether this process has it
    public synchronized boolean take() {
        try {
            if (holding != null && holding.isValid(5)) return true;
            var connection = database.getConnection();
            try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
                statement.setLong(1, KEY);
                try (var row = statement.executeQuery()) {
                    row.next();
                    if (row.getBoolean(1)) {
                        holding = connection;
                        return true;
                    }
                }
            }
            connection.close();
            return false;
        } catch (SQLException e) {
            throw new org.springframework.jdbc.UncategorizedSQLException("worker lock", null, e);
        }
    }

    /// Gives it back.
    @Override
    public synchronized void close() {
        if (holding == null) return;
        try (var statement = holding.prepareStatement("select pg_advisory_unlock(?)")) {
            statement.setLong(1, KEY);
            statement.execute();
            holding.close();
        } catch (SQLException _) {
            // the connection is gone, and the lock with it
        } finally {
            holding = null;
        }
    }
}
