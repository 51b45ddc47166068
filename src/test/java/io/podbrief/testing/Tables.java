package io.podbrief.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Our tables in an empty database of the test server's, for a test class.
///
/// @param source where they are
public record Tables(DataSource source) {
    static {
        ((Logger) LoggerFactory.getLogger("org.flywaydb")).setLevel(Level.WARN); // else a dozen lines per test class
    }

    /// Made by the product's own migrations.
    public static Tables fresh() {
        var source = TestDatabase.fresh();
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return new Tables(source);
    }

    public JdbcClient db() {
        return JdbcClient.create(source);
    }

    public TransactionTemplate transaction() {
        return new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    /// Empties tables, in the order given.
    public void clear(String... names) {
        for (var name : names) db().sql("delete from " + name).update();
    }

    /// Empties all tables of a database, and keeps the secrets.
    public static void clearAll(JdbcClient db) {
        var names = db.sql("""
                select string_agg(quote_ident(tablename), ', ') from pg_tables
                 where schemaname = 'public' and tablename not in ('secret', 'flyway_schema_history', 'scheduled_tasks')
                """).query(String.class).single();
        db.sql("truncate " + names + " restart identity cascade").update();
    }

    /// The only value of a query.
    public String one(String sql) {
        return String.valueOf(db().sql(sql).query().singleValue());
    }
}
