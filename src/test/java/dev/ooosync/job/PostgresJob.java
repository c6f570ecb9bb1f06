package dev.ooosync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ooosync.failure.SyncException;
import dev.ooosync.postgresql.PostgresProxy;
import dev.ooosync.postgresql.PostgresServer;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxSettings;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.warehouse.Warehouse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A job whose warehouse is a PostgreSQL behind a proxy, and people who look at it past the proxy. */
final class PostgresJob implements AutoCloseable {

    private static final List<String> DATA =
            List.of("ooo_entry", "ooo_entry_history", "ooo_entry_payload", "ooo_entry_day", "ooo_day");

    private final Sandbox sandbox;
    private final JobHarness job;
    private final String url;
    private final PostgresProxy proxy;
    private String runStore;

    /** @param url of an empty database */
    PostgresJob(Path directory, String url) throws IOException {
        this.url = url;
        this.proxy =
                new PostgresProxy(URI.create(url.substring("jdbc:".length())).getPort());
        this.sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .people(30)
                .entries(400)
                .rateLimit(0)
                .build());
        this.job = new JobHarness(directory, sandbox);
        this.runStore = directory.resolve("run-store").toString();
    }

    PostgresProxy proxy() {
        return proxy;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /** From now on. */
    void keepRunStoreOnServer() {
        runStore = "warehouse";
    }

    /** As anybody sees it. */
    Warehouse warehouse() {
        return Warehouse.of(
                new SyncSettings.Warehouse(url, PostgresServer.USER, null, null, null, null, "v1.0.0", "0440", 3));
    }

    /** Changes at the source that the next run has to bring. */
    void change() {
        Random random = new Random(11);
        for (int i = 0; i < 20; i++) {
            sandbox.organization().change(random);
        }
    }

    RunReport run() throws IOException {
        return run("");
    }

    /** @param options of the connection, with their question mark */
    RunReport run(String options) throws IOException {
        return runOn(proxy.url(url) + options);
    }

    private RunReport runOn(String warehouse) throws IOException {
        return job.run(
                "--sync.warehouse.url=" + warehouse,
                "--sync.warehouse.user=" + PostgresServer.USER,
                "--sync.run-store=" + runStore,
                "--sync.reading.page-size=100",
                "--sync.reading.in-flight=1");
    }

    /** The failure of a run that must fail. */
    SyncException fail() {
        return failWith("");
    }

    SyncException failWith(String options) {
        return fails(() -> run(options));
    }

    SyncException failPastTheProxy() {
        return fails(() -> runOn(url));
    }

    private static SyncException fails(ThrowingCallable run) {
        SyncException failure = catchThrowableOfType(SyncException.class, run);
        assertThat(failure).as("a failure").isNotNull();
        return failure;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, PostgresServer.USER, "");
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Ends the job's session, as an administrator does. */
    void terminate() {
        try {
            execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND application_name LIKE 'ooo-sync % pid %'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The data that is published, table by table and row by row, as one transaction sees it. */
    List<String> published() throws SQLException {
        try (Connection connection = connect()) {
            return published(connection);
        }
    }

    static List<String> published(Connection connection) throws SQLException {
        List<String> parts = DATA.stream()
                .map(table -> "SELECT '" + table + "' || CAST(t AS TEXT) FROM calcom." + table + " AS t")
                .toList();
        return rows(connection, String.join(" UNION ALL ", parts) + " ORDER BY 1");
    }

    /** One row per run: its status, and how many rows there are of the run. */
    List<String> ledger() throws SQLException {
        try (Connection connection = connect()) {
            return rows(connection, "SELECT status FROM calcom.sync_run ORDER BY run_id");
        }
    }

    void assertTruth() throws SQLException {
        try (Connection connection = connect()) {
            Truth.assertEqual(connection, sandbox.organization());
        }
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        }
    }

    @Override
    public void close() {
        proxy.close();
        sandbox.close();
    }
}
