package dev.ooosync.postgresql;

import dev.ooosync.database.Database;
import dev.ooosync.database.DatabaseFailure;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.settings.SyncSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** Opens connections to a PostgreSQL server. What the URL says goes before what is set here. */
final class Postgres {

    /** The first that knows MERGE. */
    private static final int OLDEST = 150_000;

    private static final int SILENCE_SECONDS = 900;

    private final SyncSettings.Warehouse settings;

    Postgres(SyncSettings.Warehouse settings) {
        this.settings = settings;
    }

    /** The server's address, without options. */
    String address() {
        return settings.url().replaceFirst("\\?.*", "");
    }

    String url() {
        return settings.url();
    }

    /** @param application what the server's list of sessions shows */
    Properties properties(String application) {
        Properties properties = new Properties();
        set(properties, "user", settings.user());
        set(
                properties,
                "password",
                settings.password() == null ? null : settings.password().reveal());
        set(properties, "ApplicationName", application);
        set(properties, "tcpKeepAlive", "true");
        set(properties, "socketTimeout", String.valueOf(SILENCE_SECONDS));
        // The detail of an error may quote a row.
        set(properties, "logServerErrorDetail", "false");
        // What is opened to read refuses statements that write, in whatever transaction.
        set(properties, "readOnlyMode", "always");
        return properties;
    }

    Database connect(String application, boolean readOnly) {
        try {
            Connection connection = DriverManager.getConnection(url(), properties(application));
            try {
                requireVersion(connection);
                // Before anything is set: a session that is shared is left as it was.
                new SessionIdentity(this, connection).requireOwn();
                connection.setReadOnly(readOnly);
                return new Database(connection, PostgresEngine.DIALECT);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException | DataAccessException e) {
            throw DatabaseFailure.of("The warehouse " + address() + " cannot be opened", e);
        }
    }

    private static void set(Properties properties, String property, @Nullable String value) {
        if (value != null) {
            properties.setProperty(property, value);
        }
    }

    private void requireVersion(Connection connection) {
        int version = new Database(connection, PostgresEngine.DIALECT)
                .sql()
                .file("postgresql/server_version")
                .query(Integer.class)
                .single();
        if (version < OLDEST) {
            throw new SyncException(
                    Remedy.FIX_CONFIGURATION,
                    "The warehouse " + address() + " is PostgreSQL " + version / 10_000 + "; 15 or newer is needed.");
        }
    }
}
