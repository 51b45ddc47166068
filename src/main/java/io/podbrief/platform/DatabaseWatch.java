package io.podbrief.platform;

import io.podbrief.platform.postgres.EmbeddedPostgres;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Starts the embedded server again when somebody killed it under us.
@Component
final class DatabaseWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final java.util.Optional<EmbeddedPostgres> embedded;
    private final DataSource pool;
    private volatile boolean running;

    DatabaseWatch(java.util.Optional<EmbeddedPostgres> embedded, DataSource pool) {
        this.embedded = embedded;
        this.pool = pool;
    }

    @Override
    public void start() {
        if (embedded.isEmpty()) return;
        running = true;
        Thread.ofVirtual().name("database-watch").start(() -> watch(embedded.get()));
    }

    private void watch(EmbeddedPostgres server) {
        while (running) {
            try {
                Thread.sleep(PAUSE);
                if (running && !answers() && server.revive())
                    LOG.atWarn().log("the database server had died and was started again");
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                LOG.atError().setCause(e).log("the database server cannot be started; the next try follows");
            }
        }
    }

    private boolean answers() {
        try (var connection = pool.getConnection()) {
            return connection.isValid(5);
        } catch (java.sql.SQLException _) {
            return false;
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
