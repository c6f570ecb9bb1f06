package dev.ooosync.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.settings.SyncSettings;
import dev.ooosync.warehouse.WarehouseUnderTest;
import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What happens to a warehouse that an older version has filled ({@link OlderWarehouses}) when this version runs, and
 * Cal.com lists what it listed then: nothing is taken for a change.
 */
abstract class MigrationContract {

    private static final List<String> HISTORIES = List.of(
            "ooo_entry",
            "ooo_entry_history",
            "ooo_entry_payload",
            "org_user_history",
            "team_history",
            "team_member_history",
            "user_attribute_history",
            "rejected_record",
            "held_closing");

    /** The UUID of the entry that is written with an offset. */
    private static final String WITH_OFFSET = "0b8d4c0e-5f51-4a9e-8a5d-000000000008";

    @TempDir
    Path directory;

    private final OlderSource source = new OlderSource().at(OlderSource.STEPS);
    private final SettableClock clock = new SettableClock("2026-11-21T03:00:00Z");
    private JobHarness job;
    private String url;

    abstract Kind kind();

    /** Somebody else's way in. */
    abstract Connection connect(String url) throws SQLException;

    @BeforeEach
    void restore() throws Exception {
        job = new JobHarness(directory, source.of(OlderSource.LARGE).baseUrl());
        url = OlderFixture.restore(kind(), directory).settings().url();
    }

    @AfterEach
    void close() {
        source.close();
    }

    RunReport run(long organization) throws Exception {
        clock.pass(Duration.ofDays(1));
        return begin(organization).run(false);
    }

    private SyncRun begin(long organization) throws Exception {
        SyncSettings settings = OlderWarehouses.settings(job, source, organization, url);
        return new SyncRun(settings, new JobHarness.Silence(), clock.pauses(), clock, "0.2.0 (test)");
    }

    List<List<String>> rows(String sql) throws SQLException {
        try (Connection connection = connect(url)) {
            return WarehouseUnderTest.rows(connection, sql);
        }
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The rows that were there before, without what later versions may add in columns of their own. */
    private Map<String, List<List<String>>> histories(Map<String, String> columns) throws SQLException {
        Map<String, List<List<String>>> rows = new TreeMap<>();
        for (String table : HISTORIES) {
            rows.put(table, rows("SELECT %s FROM calcom.%s ORDER BY %1$s".formatted(columns.get(table), table)));
        }
        return rows;
    }

    private Map<String, String> columns() throws SQLException {
        Map<String, String> columns = new TreeMap<>();
        for (String table : HISTORIES) {
            try (Connection connection = connect(url);
                    Statement statement = connection.createStatement()) {
                var described = statement
                        .executeQuery("SELECT * FROM calcom." + table + " WHERE 1 = 0")
                        .getMetaData();
                List<String> names = new ArrayList<>();
                for (int column = 1; column <= described.getColumnCount(); column++) {
                    names.add(described.getColumnName(column));
                }
                columns.put(table, String.join(", ", names));
            }
        }
        return columns;
    }

    @Test
    void nothing_is_taken_for_a_change() throws Exception {
        Map<String, String> columns = columns();
        Map<String, List<List<String>>> before = histories(columns);
        assertThat(before.values()).allSatisfy(rows -> assertThat(rows).isNotEmpty());

        RunReport large = run(OlderSource.LARGE);
        RunReport small = run(OlderSource.SMALL);

        for (RunReport report : List.of(large, small)) {
            assertThat(report.reading().complete()).isTrue();
            assertThat(report.result().created()).as("created").isZero();
            // The entry whose days are read otherwise now.
            assertThat(report.result().updated()).as("updated").isEqualTo(report == large ? 1 : 0);
            assertThat(report.result().closed()).as("closed").isZero();
            assertThat(report.result().resources()).hasSize(4).allSatisfy(resource -> {
                assertThat(resource.verdict().kind().stored())
                        .as("%s", resource)
                        .isEqualTo("complete");
                assertThat(resource.created() + resource.updated() + resource.closed())
                        .as("%s", resource)
                        .isZero();
            });
            assertThat(report.result().checks())
                    .filteredOn(check -> check.severity().equals("error"))
                    .isNotEmpty()
                    .allSatisfy(check ->
                            assertThat(check.offendingRows()).as("%s", check).isZero());
        }
        assertThat(large.result().status()).isEqualTo("held");
        assertThat(large.result().closingsHeld()).isEqualTo(27);
        Map<String, List<List<String>>> after = histories(columns);
        for (Map<String, List<List<String>>> tables : List.of(before, after)) {
            for (String table : List.of("ooo_entry", "ooo_entry_history")) {
                tables.computeIfPresent(
                        table,
                        (name, rows) -> rows.stream()
                                .filter(row -> !row.contains(WITH_OFFSET))
                                .toList());
            }
        }
        // These tell what the newest run found, under its id.
        before.keySet().removeAll(List.of("rejected_record", "held_closing"));
        after.keySet().removeAll(List.of("rejected_record", "held_closing"));
        assertThat(after).isEqualTo(before);
    }

    @Test
    void entries_agree_with_their_current_versions() throws Exception {
        run(OlderSource.LARGE);
        run(OlderSource.SMALL);

        String columns =
                "org_id, entry_id, uuid, user_id, to_user_id, start_date, end_date, calendar_days, reason, notes,"
                        + " first_seen_at, changed_at, run_id, content_hash, start_as_sent, end_as_sent";
        assertThat(rows("SELECT " + columns + " FROM calcom.ooo_entry ORDER BY org_id, entry_id"))
                .hasSize(42)
                .isEqualTo(rows("SELECT " + columns
                        + " FROM calcom.ooo_entry_history WHERE is_current ORDER BY org_id, entry_id"));
    }

    @Test
    void the_next_run_has_nothing_to_do() throws Exception {
        run(OlderSource.SMALL);

        RunReport second = run(OlderSource.SMALL);

        assertThat(second.result().status()).isEqualTo("unchanged");
    }

    @Test
    void the_day_as_written_takes_the_place_of_the_one_in_utc_without_a_version() throws Exception {
        String versions = "SELECT version, opened_by, start_date, end_date, calendar_days FROM calcom.ooo_entry_history"
                + " WHERE org_id = 17 AND entry_id = 8";
        assertThat(rows(versions)).containsExactly(List.of("1", "initial", "2026-04-30", "2026-05-03", "4"));

        PlanReport plan = begin(OlderSource.LARGE).plan();
        run(OlderSource.LARGE);

        assertThat(plan.plan().changes())
                .filteredOn(change -> change.entryId() == 8)
                .singleElement()
                .satisfies(change ->
                        assertThat(change.kind() + " " + change.startDate()).isEqualTo("rewritten 2026-05-01"));
        assertThat(rows(versions)).containsExactly(List.of("1", "initial", "2026-05-01", "2026-05-03", "3"));
        for (String table : List.of("ooo_entry_day", "ooo_day")) {
            assertThat(rows("SELECT day FROM calcom." + table + " WHERE org_id = 17 AND entry_id = 8 ORDER BY day"))
                    .containsExactly(List.of("2026-05-01"), List.of("2026-05-02"), List.of("2026-05-03"));
        }
        assertThat(rows("SELECT change FROM calcom.lead_time WHERE org_id = 17 AND entry_id = 8"))
                .isEmpty();
    }

    @Test
    void long_entries_get_the_days_that_were_cut() throws Exception {
        String days = "SELECT entry_id, MIN(day), MAX(day), COUNT(*) FROM calcom.ooo_entry_day"
                + " WHERE entry_id IN (1, 2, 9, 13, 501) GROUP BY entry_id ORDER BY entry_id";
        assertThat(rows(days)).hasSize(4).allMatch(row -> row.get(3).equals("1096"));

        run(OlderSource.LARGE);
        run(OlderSource.SMALL);

        assertThat(rows(days))
                .containsExactly(
                        List.of("1", "2023-11-20", "2026-12-31", "1138"),
                        List.of("2", "2020-01-01", "2030-12-31", "4018"),
                        List.of("9", "2026-09-01", "2099-12-31", "26785"),
                        List.of("13", "2000-01-01", "2001-06-30", "547"),
                        List.of("501", "2021-03-01", "2029-12-31", "3228"));
        assertThat(rows("SELECT MIN(day), MAX(day), COUNT(*), MAX(source_state) FROM calcom.ooo_day WHERE user_id = 4"))
                .containsExactly(List.of("2022-01-01", "2026-11-01", "1766", "left_org"));
    }

    @Test
    void what_has_changed_is_told_by_the_first_run_alone() throws Exception {
        List<String> first = run(OlderSource.LARGE).result().migrated();
        List<String> ofOther = run(OlderSource.SMALL).result().migrated();
        List<String> second = run(OlderSource.LARGE).result().migrated();

        assertThat(first).hasSize(2).first().asString().startsWith("Version 0.1.0 ran before");
        assertThat(first.get(1)).startsWith("5 entries longer than 1,096 days");
        assertThat(ofOther.get(1)).startsWith("1 entries longer than 1,096 days");
        assertThat(second).isEmpty();
        assertThat(rows("SELECT message FROM calcom.sync_run WHERE org_id = 17 ORDER BY run_id DESC"))
                .element(1)
                .asString()
                .contains("no longer listed", first.get(0), first.get(1));
        assertThat(rows("SELECT message FROM calcom.sync_run WHERE org_id = 17 ORDER BY run_id DESC"))
                .element(0)
                .asString()
                .contains("no longer listed")
                .doesNotContain("Version");
    }
}
