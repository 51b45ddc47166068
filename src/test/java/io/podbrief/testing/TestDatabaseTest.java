package io.podbrief.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {
    @Test
    void gives_every_caller_an_empty_database_of_its_own() throws SQLException {
        var one = TestDatabase.fresh();
        run(one, "create table episode (id int)");

        var other = TestDatabase.fresh();

        assertThat(tables(one)).isEqualTo(1);
        assertThat(tables(other)).isZero();
    }

    @Test
    void has_connections_left_for_the_thirtieth_caller() throws SQLException {
        for (var i = 0; i < 30; i++) {
            var database = TestDatabase.fresh();
            try (var one = database.getConnection();
                    var two = database.getConnection();
                    var three = database.getConnection()) {
                assertThat(one.isValid(1) && two.isValid(1) && three.isValid(1)).isTrue();
            }
        }
    }

    private static void run(DataSource database, String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int tables(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from pg_tables where schemaname = 'public'")) {
            row.next();
            return row.getInt(1);
        }
    }
}
