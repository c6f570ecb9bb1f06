package dev.ooosync.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.publishing.PublishingFixture;
import dev.ooosync.staging.StagedEntry;
import dev.ooosync.warehouse.WarehouseUnderTest;
import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that another DuckDB reads back. */
@ParameterizedClass
@EnumSource(Kind.class)
class ParquetExportTests {

    private static final String FIRST = "20261122T0300-0001";

    @Parameter
    Kind kind;

    @TempDir
    Path directory;

    private Path exports;
    private PublishingFixture job;
    private WarehouseUnderTest target;

    @BeforeEach
    void publish() throws IOException {
        exports = Files.createDirectory(directory.resolve("it's")).resolve("exports");
        target = kind.empty(directory);
        job = new PublishingFixture(target, 1);
        job.export = exports;
        job.run(FIRST, 17, List.of(entry(1), entry(2)));
    }

    @Test
    void files_hold_what_the_warehouse_holds_but_notes_payloads_and_rejects() throws Exception {
        assertThat(job.exported().failure()).isNull();

        assertThat(names(exports)).containsExactly(FIRST, "current");
        assertThat(exports.resolve("current").toRealPath().getFileName()).hasToString(FIRST);
        for (String table : List.of("ooo_day", "ooo_entry_day", "sync_resource")) {
            assertThat(read("SELECT * FROM '%s'", table))
                    .as(table)
                    .containsExactlyInAnyOrderElementsOf(target.rows("SELECT * FROM calcom." + table));
        }
        assertThat(read("SELECT run_id, as_of, completeness FROM '%s'", "freshness"))
                .isEqualTo(target.rows("SELECT run_id, as_of, completeness FROM calcom.freshness"))
                .hasSize(1);
        assertThat(read("SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM '%s')", "ooo_entry"))
                .contains(
                        List.of("entry_id", "BIGINT"),
                        List.of("start_date", "DATE"),
                        List.of("first_seen_at", "TIMESTAMP"),
                        List.of("calendar_days", "INTEGER"))
                .noneMatch(column -> column.get(0).equals("notes"));
        assertThat(read("SELECT logical_type FROM parquet_schema('%s') WHERE name = 'first_seen_at'", "ooo_entry")
                        .toString())
                .contains("isAdjustedToUTC=0");
        onlyWhatMayLeave();
    }

    private void onlyWhatMayLeave() throws Exception {
        try (Stream<Path> files = Files.list(exports.resolve("current"))) {
            List<Path> all = files.toList();
            assertThat(all)
                    .extracting(file -> file.getFileName().toString())
                    .contains("manifest.json", "ooo_entry_history.parquet", "away_period.parquet")
                    .doesNotContain("ooo_entry_payload.parquet", "rejected_record.parquet", "schema_file.parquet")
                    .noneMatch(name -> name.contains("duckdb"));
            assertThat(all).hasSize(described() + 1);
        }
        assertThat(read("SELECT column_name FROM (DESCRIBE SELECT * FROM '%s')", "ooo_entry_history"))
                .contains(List.of("reason"))
                .doesNotContain(List.of("notes"));
    }

    private int described() throws SQLException {
        String sql = "SELECT COUNT(*) FROM information_schema.tables WHERE LOWER(table_schema) = 'calcom'"
                + " AND LOWER(table_name) NOT IN ('ooo_entry_payload', 'rejected_record', 'schema_file')";
        return Integer.parseInt(target.rows(sql).get(0).get(0));
    }

    private List<List<String>> read(String sql, String table) throws SQLException {
        String file = exports.resolve("current").resolve(table + ".parquet").toString();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            return WarehouseUnderTest.rows(connection, sql.formatted(file.replace("'", "''")));
        }
    }

    static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    static StagedEntry entry(long id) {
        LocalDate day = LocalDate.of(2026, 11, (int) id);
        LocalDateTime sent = day.atStartOfDay();
        return new StagedEntry(
                id, "uuid", 7, null, day, day, 1, "vacation", "secret", sent, sent, "v1:kk:" + id, "{\"id\":1}");
    }
}
