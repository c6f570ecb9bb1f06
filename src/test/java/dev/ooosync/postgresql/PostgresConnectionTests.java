package dev.ooosync.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.settings.Secret;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.warehouse.Warehouse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that does not let us in, and what is said about it. */
class PostgresConnectionTests {

    private static final String PASSWORD = "xyzzy-4711";

    private static OwnPostgres server;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        server = new OwnPostgres(data);
        server.execute("CREATE ROLE keeper LOGIN PASSWORD 'another'");
        server.execute("CREATE ROLE crowded LOGIN CONNECTION LIMIT 0");
        server.execute("CREATE ROLE guest LOGIN");
        server.execute("CREATE DATABASE house");
        server.letIn("host all keeper 127.0.0.1/32 scram-sha-256");
        server.letIn("hostssl all guarded 127.0.0.1/32 trust\nhost all guarded 127.0.0.1/32 reject");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void assertRefused(
            String url, String user, @Nullable String password, Remedy remedy, String... words) {
        SyncSettings.Warehouse settings = new SyncSettings.Warehouse(
                url, user, null, password == null ? null : new Secret(password), null, null, "v1.0.0", "0440", 3);
        SyncException failure = catchThrowableOfType(
                SyncException.class,
                () -> Warehouse.of(settings).lock(Instant.now()).close());
        assertThat(failure).isNotNull();
        assertThat(failure.remedy()).as(failure.getMessage()).isEqualTo(remedy);
        assertThat(failure.getMessage())
                .contains(url.replaceFirst("\\?.*", ""))
                .contains(words)
                .doesNotContain(PASSWORD);
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(String.valueOf(cause.getMessage())).doesNotContain(PASSWORD);
        }
    }

    @Test
    void a_wrong_role_or_password_is_configuration() {
        assertRefused(
                server.url("house"), "keeper", PASSWORD, Remedy.FIX_CONFIGURATION, "keeper", "warehouse.password");
        assertRefused(
                server.url("house"), "keeper", null, Remedy.FIX_CONFIGURATION, "no password", "warehouse.password");
        assertRefused(server.url("house"), "nobody", PASSWORD, Remedy.FIX_CONFIGURATION, "nobody", "warehouse.user");
        assertRefused(server.url("house"), "guarded", null, Remedy.FIX_CONFIGURATION, "pg_hba.conf");
    }

    @Test
    void a_database_that_is_not_there_or_may_not_be_used_is_configuration() {
        assertRefused(server.url("huose"), "postgres", null, Remedy.FIX_CONFIGURATION, "huose", "create the database");
        assertRefused(server.url("house"), "guest", null, Remedy.FIX_CONFIGURATION, "GRANT CREATE ON DATABASE");
    }

    @Test
    void tls_that_cannot_be_had_is_configuration() {
        for (String mode : new String[] {"require", "verify-full"}) {
            assertRefused(
                    server.url("house") + "?sslmode=" + mode,
                    "postgres",
                    PASSWORD,
                    Remedy.FIX_CONFIGURATION,
                    "SSL",
                    "options");
        }
        assertRefused(
                server.url("house") + "?sslmode=perhaps",
                "postgres",
                PASSWORD,
                Remedy.FIX_CONFIGURATION,
                "perhaps",
                "options");
    }

    @Test
    void a_server_that_cannot_be_reached_may_be_back_later() {
        assertRefused(
                "jdbc:postgresql://127.0.0.1:1/house",
                "postgres",
                PASSWORD,
                Remedy.RUN_LATER,
                "refused",
                "host and port");
        assertRefused(
                "jdbc:postgresql://nowhere.invalid/house",
                "postgres",
                PASSWORD,
                Remedy.RUN_LATER,
                "UnknownHost",
                "host and port");
    }

    @Test
    void a_server_without_a_free_connection_may_have_one_later() throws SQLException {
        assertRefused(server.url("house"), "crowded", null, Remedy.RUN_LATER, "too many connections", "taken");
        server.execute("ALTER DATABASE house ALLOW_CONNECTIONS false");
        assertRefused(server.url("house"), "postgres", null, Remedy.RUN_LATER, "not currently accepting");
        server.execute("ALTER DATABASE house ALLOW_CONNECTIONS true");
    }
}
