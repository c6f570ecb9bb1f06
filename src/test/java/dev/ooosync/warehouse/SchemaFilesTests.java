package dev.ooosync.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaFilesTests {

    @TempDir
    Path directory;

    private Database database;

    @BeforeEach
    void apply() {
        database = DuckDb.writing(directory.resolve("warehouse.duckdb"), "v1.0.0", 128);
        new SchemaFiles(database).apply();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<Map<String, Object>> rows(String sql) {
        return database.sql().text(sql).query().listOfRows();
    }

    private List<Map<String, Object>> catalog() {
        return rows("""
                SELECT table_oid AS oid, table_name AS name, comment FROM duckdb_tables() WHERE schema_name = 'calcom'
                UNION ALL
                SELECT view_oid, view_name, comment FROM duckdb_views() WHERE schema_name = 'calcom'
                ORDER BY 1
                """);
    }

    @Test
    void applying_a_second_time_changes_nothing() {
        List<Map<String, Object>> before = catalog();
        new SchemaFiles(database).apply();
        assertThat(catalog()).isEqualTo(before);
        assertThat(rows("SELECT * FROM calcom.calendar_day")).hasSize(36_525);
    }

    @Test
    void a_view_whose_text_changed_is_made_anew_with_its_comments() {
        database.sql().text("DROP VIEW calcom.freshness").update();
        database.sql().text("CREATE VIEW calcom.freshness AS SELECT 1 AS old").update();
        database.sql()
                .text("UPDATE calcom.schema_file SET content_hash = 'of an older text' WHERE file = 'views/freshness'")
                .update();
        new SchemaFiles(database).apply();
        assertThat(rows("SELECT org_id, age_minutes FROM calcom.freshness")).isEmpty();
        every_table_view_and_column_is_described();
    }

    @Test
    void every_table_view_and_column_is_described() {
        assertThat(catalog())
                .hasSizeGreaterThan(10)
                .allSatisfy(relation ->
                        assertThat(relation.get("comment")).as("%s", relation).isNotNull());
        assertThat(
                        rows(
                                "SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = 'calcom' AND comment IS NULL"))
                .isEmpty();
        assertThat(rows("SELECT schema_name FROM duckdb_columns() WHERE schema_name = 'calcom'"))
                .hasSizeGreaterThan(80);
    }

    @Test
    void the_calendar_agrees_with_java() {
        List<Map<String, Object>> days = rows("SELECT * FROM calcom.calendar_day ORDER BY day");
        LocalDate expected = LocalDate.of(2000, 1, 1);
        for (Map<String, Object> day : days) {
            assertThat(day)
                    .containsEntry("day", expected)
                    .containsEntry("iso_year", expected.get(IsoFields.WEEK_BASED_YEAR))
                    .containsEntry("iso_week", expected.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))
                    .containsEntry("month_start", expected.withDayOfMonth(1))
                    .containsEntry("weekday", expected.getDayOfWeek().getValue())
                    .containsEntry("is_weekend", expected.getDayOfWeek().getValue() >= 6);
            expected = expected.plusDays(1);
        }
        assertThat(expected).isEqualTo(LocalDate.of(2100, 1, 1));
    }
}
