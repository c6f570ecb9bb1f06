package dev.ooosync.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.warehouse.PublishSession;
import dev.ooosync.warehouse.PublishedWarehouse;
import dev.ooosync.warehouse.WarehouseSession;
import dev.ooosync.warehouse.WarehouseUnderTest;
import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** How every warehouse's tables, views and descriptions are brought up to date. */
interface SchemaContract {

    WarehouseUnderTest target();

    private Kind kind() {
        return Kind.valueOf(target().settings().url().split(":")[1].toUpperCase(java.util.Locale.ROOT));
    }

    /** Brings the warehouse up to date, as each publish does. */
    private void apply() {
        try (WarehouseSession session = target().warehouse().lock(Instant.EPOCH);
                PublishSession publish = session.publishing()) {
            publish.publish(false, null);
        }
    }

    /** Identity, name, description and rights of each relation and of each column. */
    private List<List<String>> catalog() throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        for (String sql : switch (kind()) {
            case DUCKDB ->
                List.of(
                        "SELECT table_oid, table_name, comment FROM duckdb_tables() WHERE schema_name = 'calcom'",
                        "SELECT view_oid, view_name, comment FROM duckdb_views() WHERE schema_name = 'calcom'",
                        "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE schema_name = 'calcom'");
            case H2 ->
                List.of(
                        "SELECT table_type, table_name, remarks FROM information_schema.tables WHERE table_schema = 'CALCOM'",
                        // H2 forgets the descriptions of a view's columns when it opens the file.
                        "SELECT table_name, column_name, remarks FROM information_schema.columns"
                                + " WHERE table_schema = 'CALCOM' AND table_name NOT IN"
                                + " (SELECT table_name FROM information_schema.views WHERE table_schema = 'CALCOM')");
            case POSTGRESQL ->
                List.of(
                        "SELECT oid, relname, obj_description(oid, 'pg_class'), relacl FROM pg_class"
                                + " WHERE relnamespace = 'calcom'::regnamespace AND relkind IN ('r', 'v')",
                        "SELECT attrelid::regclass, attname, col_description(attrelid, attnum) FROM pg_attribute"
                                + " JOIN pg_class ON pg_class.oid = attrelid WHERE relnamespace = 'calcom'::regnamespace"
                                + " AND relkind IN ('r', 'v') AND attnum > 0");
        }) {
            rows.addAll(target().rows(sql));
        }
        return rows;
    }

    private List<List<String>> applied() throws SQLException {
        return target().rows("SELECT file, content_hash FROM calcom.schema_file ORDER BY file");
    }

    @Test
    default void every_table_view_and_column_is_described() throws Exception {
        assertThat(catalog())
                .hasSizeGreaterThan(90)
                .allSatisfy(row -> assertThat(row.get(2))
                        .as("%s", row)
                        .isNotEqualTo("null")
                        .isNotBlank());
    }

    @Test
    default void bringing_it_up_to_date_twice_changes_nothing() throws Exception {
        List<List<String>> before = catalog();
        List<List<String>> files = applied();
        apply();
        assertThat(catalog()).isEqualTo(before);
        assertThat(applied()).isEqualTo(files);
        assertThat(target().rows("SELECT count(*) FROM calcom.calendar_day")).containsExactly(List.of("36525"));
    }

    @Test
    default void a_view_whose_text_changed_is_made_anew_with_its_descriptions() throws Exception {
        List<List<String>> descriptions = catalog();
        target().execute(
                        "CREATE OR REPLACE VIEW calcom.freshness AS SELECT org_id, job, run_id, status, as_of, status AS completeness,"
                                + " as_of AS complete_as_of, CAST(run_id AS TEXT) AS failed_since, org_id AS age_minutes,"
                                + " as_of AS impossible_as_of, as_of AS oldest_as_of FROM calcom.sync_run",
                        "UPDATE calcom.schema_file SET content_hash = 'of an older text' WHERE file = 'models/900_freshness'");
        if (kind() == Kind.POSTGRESQL) {
            target().execute("GRANT SELECT ON calcom.freshness TO PUBLIC");
            descriptions = catalog();
        }
        apply();
        assertThat(target().rows("SELECT org_id, age_minutes FROM calcom.freshness"))
                .isEmpty();
        if (kind() == Kind.DUCKDB) {
            every_table_view_and_column_is_described();
        } else {
            assertThat(catalog()).containsExactlyInAnyOrderElementsOf(descriptions);
        }
    }

    /** As a kill leaves it on H2, where each change of the catalog commits. */
    @Test
    default void a_half_finished_change_is_made_good() throws Exception {
        List<List<String>> files = applied();
        target().execute(
                        "DROP VIEW calcom.freshness",
                        "DELETE FROM calcom.schema_file WHERE file >= 'schema/060'",
                        "DELETE FROM calcom.schema_file WHERE file LIKE 'schema/02%'",
                        "DROP TABLE calcom.rejected_record",
                        "COMMENT ON TABLE calcom.ooo_day IS NULL");
        apply();
        assertThat(applied()).isEqualTo(files);
        every_table_view_and_column_is_described();
        assertThat(target().rows("SELECT count(*) FROM calcom.calendar_day")).containsExactly(List.of("36525"));
    }

    @Test
    default void what_an_older_version_did_not_have_is_said_to_come_with_the_next_run() throws Exception {
        target().execute(
                        "ALTER TABLE calcom.sync_check DROP COLUMN examples",
                        "DELETE FROM calcom.schema_file WHERE file = 'schema/105_check_examples'");

        try (PublishedWarehouse published = target().warehouse().open()) {
            assertThatThrownBy(() ->
                            published.sql().file("ledger/failed_checks").query().listOfRows())
                    .isInstanceOfSatisfying(DataAccessException.class, failure -> {
                        SyncException told = published.failed("The ledger", failure);
                        assertThat(told).hasMessageContaining("The next run of this version brings them up to date");
                        assertThat(told.remedy()).isEqualTo(Remedy.NO_WAREHOUSE);
                    });
        }
        apply();
        assertThat(target().rows("SELECT examples FROM calcom.sync_check")).isEmpty();
    }

    @Test
    default void the_calendar_agrees_with_java() throws Exception {
        LocalDate expected = LocalDate.of(2000, 1, 1);
        for (List<String> day : target().rows("SELECT * FROM calcom.calendar_day ORDER BY day")) {
            assertThat(day)
                    .containsExactly(
                            expected.toString(),
                            String.valueOf(expected.get(IsoFields.WEEK_BASED_YEAR)),
                            String.valueOf(expected.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
                            expected.withDayOfMonth(1).toString(),
                            String.valueOf(expected.getDayOfWeek().getValue()),
                            String.valueOf(expected.getDayOfWeek().getValue() >= 6));
            expected = expected.plusDays(1);
        }
        assertThat(expected).isEqualTo(LocalDate.of(2100, 1, 1));
    }
}
