package io.podbrief.platform.postgres;

import io.podbrief.platform.Failure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/// Checks that a database keeps what it has acknowledged. Used on the embedded one at every start, and meant for
/// one by address as well.
public final class PostgresSettings {
    private PostgresSettings() {}

    /// @param accepted the values under which a commit survives a crash
    private record Rule(String name, List<String> accepted) {}

    /// With `remote_apply` a commit waits for a replica on top of everything that `on` waits for.
    private static final List<Rule> RULES = List.of(
            new Rule("fsync", List.of("on")),
            new Rule("synchronous_commit", List.of("on", "remote_apply")),
            new Rule("full_page_writes", List.of("on")));

    /// As [#check(Connection)], with a connection that is given back.
    public static void check(DataSource database) {
        try (var connection = database.getConnection()) {
            check(connection);
        } catch (SQLException e) {
            throw unanswered(e);
        }
    }

    /// Checks the settings as they are in force for this connection.
    ///
    /// @throws Failure.Permanent `db.unsafe_settings` if a crash could lose or damage acknowledged data
    /// @throws Failure.Retryable `db.unavailable` if the database does not say
    public static void check(Connection connection) {
        try {
            for (var rule : RULES) {
                var value = show(connection, rule.name());
                if (!rule.accepted().contains(value)) throw unsafe(rule.name(), value);
            }
        } catch (SQLException e) {
            throw unanswered(e);
        }
    }

    /// The value of a setting as this connection has it, whatever file, role or database it comes from.
    ///
    /// @param name one of PostgreSQL's settings, not text from outside
    static String show(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Failure unsafe(String name, String value) {
        return new Failure.Permanent(
                "db.unsafe_settings",
                "The database runs with " + name + " = " + value
                        + ", so a crash could lose what Podbrief was told is stored: set " + name
                        + " = on for the server and for Podbrief's user and database, then start again.");
    }

    private static Failure unanswered(SQLException cause) {
        return PostgresTrouble.unavailable(
                "The database did not tell its settings (" + cause.getMessage() + "): see that it runs.", cause);
    }
}
