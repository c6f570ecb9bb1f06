package dev.ooosync.publishing;

import dev.ooosync.settings.SyncSettings;
import dev.ooosync.warehouse.RejectedRow;
import dev.ooosync.warehouse.StagedEntry;
import dev.ooosync.warehouse.StagedWatermark;
import dev.ooosync.warehouse.Staging;
import dev.ooosync.warehouse.WarehouseFiles;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** A warehouse that is published to without any HTTP: rows are staged by hand. */
final class PublishingFixture {

    static final List<String> DATA = List.of(
            "ooo_entry",
            "ooo_entry_history",
            "ooo_entry_payload",
            "ooo_entry_day",
            "ooo_day",
            "calendar_day",
            "schema_file");

    private final Path directory;
    private final int rejectLimitPercent;
    final WarehouseFiles files;
    Instant now = Instant.parse("2026-11-22T03:00:00.500Z");
    RunHeader.Mode mode = RunHeader.Mode.FULL;

    PublishingFixture(Path directory, int rejectLimitPercent) {
        this.directory = directory;
        this.rejectLimitPercent = rejectLimitPercent;
        this.files = new WarehouseFiles(directory.resolve("warehouse.duckdb"));
    }

    private SyncSettings settings() {
        Duration time = Duration.ofSeconds(10);
        return new SyncSettings(
                "test",
                new SyncSettings.CalCom(
                        URI.create("http://127.0.0.1"), 17, null, null, null, null, null, null, time, time, time),
                new SyncSettings.Reading(250, 4, 5000, Duration.ofHours(6), null, null, null, null),
                new SyncSettings.Warehouse("jdbc:duckdb:" + files.published(), "v1.0.0", "0440", 3),
                new SyncSettings.Publishing(Duration.ofHours(1), Duration.ofHours(72), rejectLimitPercent),
                new SyncSettings.Privacy(SyncSettings.Privacy.Notes.KEEP, SyncSettings.Privacy.Reason.KEEP),
                directory.resolve("run-store"));
    }

    Publication publication() {
        return new Publication(settings(), new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        });
    }

    LocalDateTime utc() {
        return LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    }

    RunHeader header(String runId, long orgId) {
        return new RunHeader(runId, "test", orgId, mode, null, utc(), "test");
    }

    void stage(String runId, long orgId, List<StagedEntry> entries, List<RejectedRow> rejects) {
        try (Staging staging = Staging.open(files, runId, orgId, utc())) {
            staging.append(runId, entries, rejects, new StagedWatermark("ANCHORED", 1, 1L, null, 1));
        }
    }

    /** Publishes what is staged; nothing may be staged at all. */
    RunResult publish(String runId, long orgId, boolean complete, String hashPrefix) {
        return publication()
                .publish(header(runId, orgId), new ReadingResult(utc(), complete, "because", 1), hashPrefix);
    }

    RunResult run(String runId, long orgId, List<StagedEntry> entries, RejectedRow... rejects) {
        stage(runId, orgId, entries, List.of(rejects));
        return publish(runId, orgId, true, "v1:kk:");
    }

    /** A query's rows in text, sorted. */
    List<List<String>> rows(String sql) throws SQLException {
        try (Connection connection = reading()) {
            return rows(connection, sql);
        }
    }

    Map<String, List<List<String>>> rows(Collection<String> tables, String condition) throws SQLException {
        Map<String, List<List<String>>> rows = new TreeMap<>();
        try (Connection connection = reading()) {
            for (String table : tables) {
                rows.put(table, rows(connection, "SELECT * FROM calcom." + table + " " + condition));
            }
        }
        return rows;
    }

    private Connection reading() throws SQLException {
        Properties readOnly = new Properties();
        readOnly.setProperty("duckdb.read_only", "true");
        return DriverManager.getConnection("jdbc:duckdb:" + files.published(), readOnly);
    }

    private static List<List<String>> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (" + sql + ") ORDER BY ALL")) {
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(String.valueOf(result.getString(column)));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /** All rows of all tables but the ledger's. */
    Map<String, List<List<String>>> dump() throws SQLException {
        return rows(DATA, "");
    }

    /** Changes the published file behind the job's back. */
    void tamper(String... statements) throws Exception {
        Files.setPosixFilePermissions(files.published(), PosixFilePermissions.fromString("rw-r-----"));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + files.published());
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }
}
