package io.podbrief.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podbrief.platform.Failure;
import io.podbrief.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresSettingsTest {
    static DataSource database;

    @BeforeAll
    static void make_a_database() {
        database = TestDatabase.fresh();
    }

    @Test
    void accepts_a_server_that_keeps_what_it_acknowledges() {
        assertThatCode(() -> PostgresSettings.check(database)).doesNotThrowAnyException();
    }

    @Test
    void accepts_a_commit_that_waits_for_a_replica_too() throws SQLException {
        try (var connection = with("remote_apply")) {
            assertThatCode(() -> PostgresSettings.check(connection)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "local", "remote_write"})
    void refuses_commits_that_wait_for_less(String value) throws SQLException {
        try (var connection = with(value)) {
            assertThatThrownBy(() -> PostgresSettings.check(connection))
                    .isInstanceOfSatisfying(
                            Failure.Permanent.class,
                            failure -> assertThat(failure.code()).isEqualTo("db.unsafe_settings"))
                    .hasMessageContaining("synchronous_commit = " + value)
                    .hasMessageContaining("set synchronous_commit = on");
        }
    }

    @Test
    void says_that_nobody_answers() {
        var nobody = new PGSimpleDataSource();
        nobody.setURL("jdbc:postgresql://127.0.0.1:1/postgres");

        assertThatThrownBy(() -> PostgresSettings.check(nobody))
                .isInstanceOfSatisfying(
                        Failure.Retryable.class,
                        failure -> assertThat(failure.code()).isEqualTo("db.unavailable"));
    }

    private static Connection with(String synchronousCommit) throws SQLException {
        var connection = database.getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = " + synchronousCommit);
        }
        return connection;
    }
}
