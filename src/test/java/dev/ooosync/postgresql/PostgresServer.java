package dev.ooosync.postgresql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL on loopback, started by the first test that needs it; ends with the test run. */
public final class PostgresServer {

    public static final String USER = "postgres";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private PostgresServer() {}

    private static final class Started {
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("timezone", "America/New_York")
                        // It never crashes; OwnPostgres is for tests in which one does.
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The JDBC URL of a new, empty database. */
    public static String newDatabase() {
        return newDatabase("template1");
    }

    /** The JDBC URL of a new, empty database that keeps text in another encoding. */
    static String newDatabaseIn(String encoding) {
        return newDatabase("template0 LC_COLLATE 'C' LC_CTYPE 'C' ENCODING '" + encoding + "'");
    }

    /** The JDBC URL of a new database, a copy of another that nobody may be connected to. */
    public static String newDatabase(String template) {
        String name = "test_" + DATABASES.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + template);
        return "jdbc:postgresql://127.0.0.1:" + Started.SERVER.getPort() + "/" + name;
    }

    public static void drop(String url) {
        execute("DROP DATABASE " + url.substring(url.lastIndexOf('/') + 1) + " WITH (FORCE)");
    }

    private static void execute(String sql) {
        try (Connection connection = Started.SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
