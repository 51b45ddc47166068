package io.podbrief.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariDataSource;
import io.podbrief.testing.TestDatabase;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

class WorkerLockTest {
    private final DataSource database = TestDatabase.fresh();
    private final WorkerLock mine = new WorkerLock(database);
    private final WorkerLock other = new WorkerLock(database);

    @Test
    void is_held_by_one_at_a_time() {
        assertThat(mine.take()).isTrue();
        assertThat(other.take()).isFalse();
        assertThat(mine.take()).as("still").isTrue();

        mine.close();

        assertThat(other.take()).isTrue();
        other.close();
    }

    @Test
    void may_be_given_back_twice() {
        mine.take();
        mine.close();
        mine.close();

        assertThat(mine.take()).isTrue();
        mine.close();
    }

    @Test
    void is_taken_again_after_the_database_was_away_and_costs_no_connection() throws SQLException {
        ((Logger) LoggerFactory.getLogger("com.zaxxer.hikari"))
                .setLevel(Level.ERROR); // it warns of each dead connection
        for (int i = 0; i < 10; i++) {
            assertThat(mine.take()).isTrue();
            cut();
        }
        mine.take();

        assertThat(database.unwrap(HikariDataSource.class).getHikariPoolMXBean().getActiveConnections())
                .isEqualTo(1);
        mine.close();
    }

    /// Ends the session that holds the lock, and waits until it has.
    private void cut() {
        JdbcClient.create(database)
                .sql(
                        "select pg_terminate_backend(pid, 5000) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())")
                .query(Boolean.class)
                .list();
    }
}
