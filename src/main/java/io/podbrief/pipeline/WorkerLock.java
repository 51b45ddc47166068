package io.podbrief.pipeline;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;
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
            close(); // the connection is dead, and the lock with it
            var connection = database.getConnection();
            if (locks(connection)) holding = connection;
            else connection.close();
            return holding != null;
        } catch (SQLException e) {
            throw new UncategorizedSQLException("worker lock", null, e);
        }
    }

    private static boolean locks(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, KEY);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// Gives it back.
    @Override
    public synchronized void close() {
        if (holding == null) return;
        try (var connection = holding;
                var statement = connection.prepareStatement("select pg_advisory_unlock(?)")) {
            statement.setLong(1, KEY);
            statement.execute();
        } catch (SQLException _) {
            // the connection is gone, and the lock with it
        } finally {
            holding = null;
        }
    }
}
