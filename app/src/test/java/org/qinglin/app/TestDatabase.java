package org.qinglin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.qinglin.database.EmbeddedPostgres;

/**
 * The real database for tests: one embedded server a test run, migrated once into a template of which every test gets a
 * copy of its own in a fraction of a second.
 */
public final class TestDatabase {

    private static final String TEMPLATE = "qinglin_template";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = startMigrated();

    private TestDatabase() {}

    private static EmbeddedPostgres startMigrated() {
        var server = EmbeddedPostgres.start(Path.of(
                        "target",
                        "test-postgres",
                        Long.toString(ProcessHandle.current().pid()))
                .toAbsolutePath());
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        execute(server, "create database " + TEMPLATE);
        Flyway.configure()
                .dataSource(server.jdbcUrl(TEMPLATE), server.user(), server.password())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return server;
    }

    /** A fresh, migrated database. */
    public static Fresh fresh() {
        var name = "test_" + COUNT.incrementAndGet();
        execute(SERVER, "create database " + name + " template " + TEMPLATE);
        return new Fresh(SERVER.jdbcUrl(name), SERVER.user(), SERVER.password());
    }

    /** Where a fresh database is. */
    public record Fresh(String url, String user, String password) {

        public DataSource dataSource() {
            var source = new PGSimpleDataSource();
            source.setUrl(url);
            source.setUser(user);
            source.setPassword(password);
            return source;
        }

        /** As properties of the application: an outside database. */
        public String[] properties() {
            return new String[] {"QINGLIN_DB_URL=" + url, "QINGLIN_DB_USER=" + user, "QINGLIN_DB_PASSWORD=" + password};
        }
    }

    /** As the role that no schema refuses anything, for tests that attack what lies in the database. */
    public static Connection asSuperuser(String url) throws SQLException {
        var kept = new Properties();
        try (var in =
                Files.newBufferedReader(SERVER.dataFolder().resolve("postgres").resolve("server.properties"))) {
            kept.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return DriverManager.getConnection(url, "postgres", kept.getProperty("superuserPassword"));
    }

    private static void execute(EmbeddedPostgres server, String sql) {
        try (var connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException("cannot run: " + sql, failure);
        }
    }
}
