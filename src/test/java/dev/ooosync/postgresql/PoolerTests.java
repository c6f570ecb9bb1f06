package dev.ooosync.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.warehouse.PublishSession;
import dev.ooosync.warehouse.Warehouse;
import dev.ooosync.warehouse.WarehouseSession;
import dev.ooosync.warehouse.WarehouseUnderTest;
import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A warehouse behind a real pgbouncer, in each of its modes. */
class PoolerTests {

    @TempDir
    Path directory;

    private WarehouseUnderTest server;
    private PgBouncer pool;

    @BeforeEach
    void publishOnce() {
        server = Kind.POSTGRESQL.empty(directory);
    }

    @AfterEach
    void stop() {
        if (pool != null) {
            pool.close();
        }
        server.drop();
    }

    private Warehouse behind(String mode, int size, String... more) throws IOException {
        List<String> settings = new ArrayList<>(List.of("pool_mode = " + mode, "default_pool_size = " + size));
        settings.addAll(List.of(more));
        pool = new PgBouncer(directory, server.settings().url(), settings.toArray(String[]::new));
        return Warehouse.of(WarehouseUnderTest.settings(pool.url(), PostgresServer.USER, 3));
    }

    private static void assertRefused(Runnable work) {
        SyncException failure = catchThrowableOfType(SyncException.class, work::run);
        assertThat(failure).isNotNull();
        assertThat(failure.remedy()).as(failure.getMessage()).isEqualTo(Remedy.FIX_CONFIGURATION);
        assertThat(failure.getMessage()).contains("pooler", "the server's own host and port", "pool_mode = session");
    }

    /** Like one that has been in use: so many sessions are there and free. */
    private void fill(int sessions) throws SQLException {
        List<Connection> held = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            Connection connection = DriverManager.getConnection(pool.url(), PostgresServer.USER, "");
            connection.setAutoCommit(false);
            held.add(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT 1");
            }
        }
        for (Connection connection : held) {
            connection.rollback();
            connection.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"transaction, 1, 0", "transaction, 20, 0", "transaction, 20, 1", "statement, 1, 0", "statement, 20, 0"})
    void a_pool_that_lends_sessions_is_refused_whatever_is_done(String mode, int size, int roundRobin)
            throws Exception {
        Warehouse warehouse = behind(mode, size, "server_round_robin = " + roundRobin);
        if (mode.equals("transaction")) {
            fill(size);
        }
        for (int time = 0; time < 3; time++) {
            assertRefused(() -> warehouse.lock(Instant.EPOCH).close());
            assertRefused(() -> warehouse.open().close());
            assertRefused(warehouse::holder);
            assertRefused(warehouse::interrupted);
        }
        assertThat(server.warehouse().holder()).isEmpty();
    }

    /** Others of the pool would find what one has set. */
    @Test
    void a_session_that_is_lent_is_given_back_as_it_was() throws Exception {
        Warehouse warehouse = behind("transaction", 1);
        assertRefused(() -> warehouse.open().close());
        assertRefused(() -> warehouse.lock(Instant.EPOCH).close());

        try (Connection connection = DriverManager.getConnection(pool.url(), PostgresServer.USER, "")) {
            assertThat(WarehouseUnderTest.rows(
                            connection,
                            "SELECT current_setting('default_transaction_read_only'), current_setting('idle_session_timeout'),"
                                    + " current_setting('client_connection_check_interval'),"
                                    + " (SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory')"))
                    .containsExactly(List.of("off", "0", "0", "0"));
        }
    }

    @Test
    void a_pool_whose_only_session_is_busy_is_refused_when_it_is_free() throws Exception {
        Warehouse warehouse = behind("transaction", 1);
        try (Connection busy = DriverManager.getConnection(pool.url(), PostgresServer.USER, "")) {
            Thread others = new Thread(() -> {
                try (Statement statement = busy.createStatement()) {
                    for (int i = 0; i < 4; i++) {
                        statement.execute("SELECT pg_sleep(2.5)");
                    }
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            others.start();
            assertRefused(() -> warehouse.lock(Instant.EPOCH).close());
            others.join();
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "20"})
    void a_pool_in_session_mode_works(int size) throws Exception {
        Warehouse warehouse = behind("session", size);
        for (int time = 0; time < 2; time++) {
            try (WarehouseSession session = warehouse.lock(Instant.EPOCH)) {
                assertThat(session.isNew()).isFalse();
                assertThat(server.warehouse().holder()).isPresent();
                try (PublishSession publish = session.publishing()) {
                    publish.publish(false, null);
                }
            }
            assertThatCode(() -> warehouse.open().close()).doesNotThrowAnyException();
            assertThat(warehouse.holder()).isEmpty();
        }
    }
}
