package dev.ooosync.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.sandbox.SandboxEntry;
import dev.ooosync.sandbox.SandboxOrganization;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares a warehouse with what the sandbox holds, column by column. */
public final class Truth {

    private Truth() {}

    /** Of a DuckDB file; see {@link #assertEqual(Connection, SandboxOrganization)}. */
    public static void assertEqual(Path warehouse, SandboxOrganization organization) throws SQLException {
        try (Connection connection = open(warehouse)) {
            assertEqual(connection, organization);
        }
    }

    /**
     * Every listed entry is in the warehouse as it is listed, and nothing else but entries that were listed once: what is
     * younger than the settle time is not closed.
     */
    public static void assertEqual(Connection warehouse, SandboxOrganization organization) throws SQLException {
        Set<Long> vanished = organization.changesSince(0).stream()
                .flatMap(change -> change.vanished().stream())
                .collect(Collectors.toSet());
        assertEqual(warehouse, organization, vanished);
    }

    /** Every listed entry is in the warehouse as it is listed, and nothing else. */
    public static void assertExact(Connection warehouse, SandboxOrganization organization) throws SQLException {
        assertEqual(warehouse, organization, Set.of());
    }

    private static void assertEqual(Connection warehouse, SandboxOrganization organization, Set<Long> vanished)
            throws SQLException {
        Map<Long, String> expected = new TreeMap<>();
        organization.entries().forEach(entry -> expected.put(entry.id(), row(entry)));
        assertSame(rows(warehouse, ENTRIES.formatted("ooo_entry")), expected, vanished);
        assertSame(rows(warehouse, ENTRIES.formatted("ooo_entry_history WHERE is_current")), expected, vanished);
        assertThat(rows(warehouse, BROKEN_HISTORY))
                .as("gaps, overlaps, duplicates in the history")
                .isEmpty();
        assertThat(rows(warehouse, "SELECT run_id FROM calcom.sync_run GROUP BY run_id HAVING count(*) > 1"))
                .isEmpty();
    }

    private static void assertSame(List<String> rows, Map<Long, String> expected, Set<Long> vanished) {
        Map<Long, String> found = new TreeMap<>();
        rows.forEach(row -> {
            long id = Long.parseLong(row.split("[|]")[1]);
            assertThat(found.put(id, row)).as("a second row of entry " + id).isNull();
        });
        found.keySet().removeIf(id -> !expected.containsKey(id) && vanished.contains(id));
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((id, row) -> assertThat(found.get(id)).isEqualTo(row));
    }

    private static Connection open(Path file) throws SQLException {
        Properties readOnly = new Properties();
        readOnly.setProperty("duckdb.read_only", "true");
        return DriverManager.getConnection("jdbc:duckdb:" + file, readOnly);
    }

    public static List<String> rows(Path file, String sql) throws SQLException {
        try (Connection connection = open(file)) {
            return rows(connection, sql);
        }
    }

    public static List<String> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    row.add(text(result, column));
                }
                rows.add(String.join("|", row));
            }
            return rows;
        }
    }

    /** As LocalDateTime, so that no zone of any JVM can touch a time. */
    private static String text(ResultSet row, int column) throws SQLException {
        int type = row.getMetaData().getColumnType(column);
        return text(type == Types.TIMESTAMP ? row.getObject(column, LocalDateTime.class) : row.getObject(column));
    }

    private static String row(SandboxEntry entry) {
        LocalDate first = LocalDate.ofInstant(entry.start(), ZoneOffset.UTC);
        LocalDate last = LocalDate.ofInstant(entry.end(), ZoneOffset.UTC);
        return String.join(
                "|",
                text(17),
                text(entry.id()),
                text(entry.uuid()),
                text(entry.userId()),
                text(entry.toUserId()),
                text(first),
                text(last),
                text(Math.max(0, ChronoUnit.DAYS.between(first, last) + 1)),
                text(entry.reason()),
                text(entry.notes()),
                wallTime(entry.start()),
                wallTime(entry.end()));
    }

    private static String wallTime(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString();
    }

    private static String text(@Nullable Object value) {
        return String.valueOf(value);
    }

    private static final String ENTRIES = """
            SELECT org_id, entry_id, uuid, user_id, to_user_id, start_date, end_date, calendar_days, reason, notes,
                   start_as_sent, end_as_sent
            FROM calcom.%s ORDER BY entry_id
            """;

    private static final String BROKEN_HISTORY = """
            SELECT entry_id, version FROM (
                SELECT h.*, lag(valid_to) OVER w AS before, lag(content_hash) OVER w AS hash_before, row_number() OVER w AS n
                FROM calcom.ooo_entry_history AS h WINDOW w AS (PARTITION BY entry_id ORDER BY version)) AS versions
            WHERE version <> n OR valid_to <= valid_from OR (n > 1 AND before > valid_from)
               OR (n > 1 AND before <> valid_from AND opened_by <> 'reappeared')
               OR (hash_before = content_hash AND opened_by <> 'reappeared')
               OR (valid_to IS NULL) <> (closed_by IS NULL) OR (closed_by IS NULL) <> (closed_run_id IS NULL)
               OR is_current <> (valid_to IS NULL)
            """;
}
