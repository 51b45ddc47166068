package io.podbrief.platform;

import com.zaxxer.hikari.HikariDataSource;
import io.podbrief.platform.postgres.EmbeddedPostgres;
import io.podbrief.platform.postgres.PostgresOptions;
import io.podbrief.platform.postgres.PostgresSettings;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The database, embedded or by address, and the clock.
@Configuration(proxyBeanMethods = false)
class DatabaseWiring {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnExpression("'${podbrief.database.url:}' == ''")
    EmbeddedPostgres embeddedPostgres(DataSettings data, DatabaseSettings settings) {
        var options = settings.throwAway() ? PostgresOptions.THROW_AWAY : PostgresOptions.STANDARD;
        Consumer<String> progress =
                sentence -> LoggerFactory.getLogger(EmbeddedPostgres.class).info(sentence);
        return EmbeddedPostgres.open(data.folder(), options, progress);
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(DatabaseSettings settings, ObjectProvider<EmbeddedPostgres> embedded) {
        var pool = new HikariDataSource();
        var own = embedded.getIfAvailable();
        pool.setJdbcUrl(own == null ? Objects.requireNonNull(settings.url()) : own.jdbcUrl());
        pool.setUsername(own == null ? settings.username() : own.user());
        pool.setPassword(own == null ? settings.password() : own.password());
        pool.setMaximumPoolSize(settings.connections());
        pool.setPoolName("podbrief");
        pool.setConnectionTimeout(20_000);
        if (own == null) check(pool);
        return pool;
    }

    /// An external database must keep what it acknowledges, as the embedded one does.
    private static void check(DataSource pool) {
        try {
            PostgresSettings.check(pool);
        } catch (com.zaxxer.hikari.pool.HikariPool.PoolInitializationException e) {
            throw new Failure.Retryable(
                    "db.unavailable",
                    "The database of podbrief.database.url does not answer (" + e.getMessage()
                            + "): see that it runs and that user and password are right.",
                    java.time.Duration.ofMinutes(1),
                    e);
        }
    }
}
