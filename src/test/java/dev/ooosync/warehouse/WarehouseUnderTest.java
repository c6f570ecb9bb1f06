package dev.ooosync.warehouse;

import dev.ooosync.postgresql.PostgresServer;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.staging.StagedRun;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A real warehouse of some kind, and a way into it that goes past the job. */
public interface WarehouseUnderTest {

    SyncSettings.Warehouse settings();

    /** A connection of somebody else's, for looking and for tampering. */
    Connection connect() throws SQLException;

    default Warehouse warehouse() {
        return Warehouse.of(settings());
    }

    /** The kinds of warehouse that there are. */
    enum Kind {
        DUCKDB,
        H2,
        POSTGRESQL;

        /** A warehouse that does not exist yet. */
        public WarehouseUnderTest none(Path directory) {
            return switch (this) {
                case DUCKDB -> duckDb(directory);
                case H2 -> h2(directory);
                case POSTGRESQL -> postgres(PostgresServer.newDatabase("template1"));
            };
        }

        /** One that has its tables and views, and nothing in them: a copy of one that is made once. */
        public WarehouseUnderTest empty(Path directory) {
            return Prepared.copy(this, directory);
        }
    }

    /** A DuckDB file in a directory. */
    static WarehouseUnderTest duckDb(Path directory) {
        SyncSettings.Warehouse settings = settings("jdbc:duckdb:" + directory.resolve("warehouse.duckdb"), null, 3);
        return of(settings, settings.url(), "");
    }

    private static WarehouseUnderTest h2(Path directory) {
        SyncSettings.Warehouse settings = settings("jdbc:h2:file:" + directory.resolve("warehouse"), null, 3);
        return of(settings, settings.url() + ";NON_KEYWORDS=DAY", "");
    }

    private static WarehouseUnderTest postgres(String url) {
        return of(settings(url, PostgresServer.USER, 3), url, PostgresServer.USER);
    }

    /** @param url for the tests' own connections */
    static WarehouseUnderTest of(SyncSettings.Warehouse settings, String url, String user) {
        return new WarehouseUnderTest() {
            @Override
            public SyncSettings.Warehouse settings() {
                return settings;
            }

            @Override
            public Connection connect() throws SQLException {
                return DriverManager.getConnection(url, user, "");
            }

            @Override
            public String toString() {
                return url;
            }
        };
    }

    /** Rows of a staging table, each as its values in text, sorted by their number; no session may be open. */
    default List<List<String>> staged(String columns, String table) throws SQLException {
        boolean file = settings().url().startsWith("jdbc:duckdb:");
        String sql = "SELECT " + columns + " FROM " + (file ? "" : "calcom_staging.") + table + " ORDER BY seq";
        try (Connection connection =
                file ? DriverManager.getConnection(settings().url() + ".staging") : connect()) {
            return rows(connection, sql);
        }
    }

    /** Gives back what a directory of the test does not hold: a server with a hundred databases takes long to stop. */
    default void drop() {
        if (settings().url().startsWith("jdbc:postgresql:")) {
            PostgresServer.drop(settings().url());
        }
    }

    /** Executes statements past the job. */
    default void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }

    /** A run of the job test. */
    static StagedRun staged(String runId, long orgId) {
        return new StagedRun(runId, "test", orgId, LocalDateTime.of(2026, 11, 22, 3, 0), "test settings");
    }

    static SyncSettings.Warehouse settings(String url, @Nullable String user, int keepGenerations) {
        return new SyncSettings.Warehouse(url, user, null, null, null, null, "v1.0.0", "0440", keepGenerations);
    }

    /** Each row as its values in text. */
    default List<List<String>> rows(String sql) throws SQLException {
        try (Connection connection = connect()) {
            return rows(connection, sql);
        }
    }

    /** On a connection that is open: opening a file takes longer than most queries. */
    static List<List<String>> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(text(result, column));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /** The same text whatever the database, and whatever the zone of this JVM. */
    private static String text(ResultSet row, int column) throws SQLException {
        int type = row.getMetaData().getColumnType(column);
        if (type == Types.TIMESTAMP) {
            return String.valueOf(row.getObject(column, LocalDateTime.class));
        }
        return String.valueOf(type == Types.DATE ? row.getObject(column, LocalDate.class) : row.getObject(column));
    }
}
