package dev.ooosync.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.SyncException;
import dev.ooosync.staging.RejectedRow;
import dev.ooosync.staging.StagedEntry;
import dev.ooosync.staging.StagedResource;
import dev.ooosync.verdict.Cause;
import dev.ooosync.verdict.Verdict;
import dev.ooosync.warehouse.WarehouseUnderTest;
import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the checks find among people and teams, and which rows they give as examples. */
@SuppressWarnings("NullAway")
class PeopleChecksTests {

    private static final String VERSION =
            ", first_seen_at, run_id, valid_from, valid_to, is_current, opened_by, closed_by, version) VALUES (17, ";

    /** Version 1 was true until the second of January, or is. */
    private static final String CLOSED = ", TIMESTAMP '2026-01-01 00:00:00', 'r', TIMESTAMP '2026-01-01 00:00:00',"
            + " TIMESTAMP '2026-01-02 00:00:00', FALSE, 'initial', 'left_org', 1)";

    private static final String OPEN = ", TIMESTAMP '2026-01-01 00:00:00', 'r', TIMESTAMP '2026-01-01 00:00:00',"
            + " NULL, TRUE, 'initial', NULL, 1)";

    @TempDir
    Path directory;

    private WarehouseUnderTest target;
    private PublishingFixture warehouse;

    private void begin(Kind kind) {
        target = kind.empty(directory);
        warehouse = new PublishingFixture(target, 1);
        warehouse.causes = id -> Cause.DELETED;
    }

    private void run(String runId, long entries) {
        warehouse.now = warehouse.now.plus(Duration.ofDays(1));
        warehouse.run(
                runId,
                17,
                LongStream.rangeClosed(1, entries)
                        .mapToObj(PeopleChecksTests::coveredEntry)
                        .toList());
    }

    /** The person with the same id is away, and the next one covers. */
    private static StagedEntry coveredEntry(long id) {
        StagedEntry entry = WarehouseContract.entry(id);
        return new StagedEntry(
                id,
                entry.uuid(),
                entry.userId(),
                id + 1,
                entry.startDate(),
                entry.endDate(),
                entry.calendarDays(),
                entry.reason(),
                entry.notes(),
                entry.startAsSent(),
                entry.endAsSent(),
                entry.contentHash(),
                entry.payload());
    }

    private void person(long id, String name, String zone, String validity) throws Exception {
        target.execute("INSERT INTO calcom.org_user_history (org_id, user_id, display_name, time_zone, zone" + VERSION
                + id + ", '" + name + "', " + zone + ", 'UTC'" + validity);
    }

    private List<List<String>> found(String runId) throws Exception {
        return warehouse.rows("SELECT check_name, offending_rows, examples FROM calcom.sync_check"
                + " WHERE offending_rows > 0 AND run_id = '" + runId + "'");
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_found_until_people_have_been_read_and_then_who_they_are(Kind kind) throws Exception {
        begin(kind);
        run("run-1", 12);
        assertThat(found("run-1")).isEmpty();
        person(1, "Ada", "'Mars/Base'", OPEN);
        person(2, "Bob", "'UTC'", OPEN);
        person(3, "Cleo", "NULL", CLOSED);
        for (long id = 4; id <= 7; id++) {
            person(id, "P" + id, "NULL", OPEN);
        }
        run("run-2", 8);
        assertThat(found("run-2"))
                .containsExactly(
                        List.of(
                                "orphaned_cover",
                                "3",
                                "3 Cleo (1 covered); 8 unknown (1 covered); 9 unknown (1 covered)"),
                        List.of("orphaned_user", "2", "3 Cleo (1 listed); 8 unknown (1 listed)"),
                        List.of("sudden_drop", "1", "ooo_entry 8 instead of 12"),
                        List.of("unknown_zone", "1", "1 Ada (Mars/Base)"));
        run("run-3", 8);
        assertThat(found("run-3")).hasSize(3).noneMatch(row -> row.contains("sudden_drop"));
        assertThat(warehouse.rows("SELECT DISTINCT examples FROM calcom.sync_check WHERE offending_rows = 0"))
                .containsExactly(List.of(""));
    }

    @ParameterizedTest
    @EnumSource
    void rejects_of_the_run_before_are_no_drop(Kind kind) throws Exception {
        begin(kind);
        warehouse = new PublishingFixture(target, 100);
        List<StagedEntry> usable = LongStream.rangeClosed(1, 22)
                .mapToObj(PeopleChecksTests::coveredEntry)
                .toList();
        warehouse.run(
                "run-1",
                17,
                usable,
                LongStream.rangeClosed(101, 108)
                        .mapToObj(id -> new RejectedRow(id, "start: missing", "{}"))
                        .toArray(RejectedRow[]::new));
        warehouse.now = warehouse.now.plus(Duration.ofDays(1));
        warehouse.run("run-2", 17, usable);
        assertThat(found("run-2")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_drop_of_people_and_teams_is_told_also_after_a_clock_was_set_back(Kind kind) throws Exception {
        begin(kind);
        warehouse.now = warehouse.now.plus(Duration.ofDays(30));
        people(1);
        run("run-0", 20);
        warehouse.now = warehouse.now.minus(Duration.ofDays(31));
        people(20);
        run("run-1", 20);
        people(14);
        run("run-2", 14);
        assertThat(found("run-2"))
                .contains(List.of(
                        "sudden_drop",
                        "5",
                        "ooo_entry 14 instead of 20; org_membership 14 instead of 20; org_user 14 instead of 20"));
        people(14);
        run("run-3", 14);
        assertThat(found("run-3")).noneMatch(row -> row.contains("sudden_drop"));
    }

    /** So many people, teams, and members of teams. */
    private void people(long count) {
        warehouse.resources = List.of(
                resource("org_membership", count, id -> new Object[] {id, "MEMBER", true}),
                resource("org_user", count, id -> new Object[] {id, "P" + id, "P", null, null, "UTC", "UTC", null}),
                resource("team", count, id -> new Object[] {id, "Team " + id, null}),
                resource("team_member", count, id -> new Object[] {id, id, "MEMBER", true}));
    }

    private static StagedResource resource(String name, long count, LongFunction<Object[]> row) {
        List<Object[]> rows = LongStream.rangeClosed(1, count).mapToObj(row).toList();
        return new StagedResource(name, Verdict.complete("because"), count, count, 2, Map.of(name, rows), List.of());
    }

    private void refused(String runId, String table, String columns, String values, String example) throws Exception {
        String insert = "INSERT INTO calcom." + table + " (org_id, " + columns + VERSION + values;
        String again = insert + OPEN.replaceFirst("1\\)$", "2)").replaceAll("-01 00", "-01 09");
        target.execute(insert + CLOSED, again);
        String name = table + "_overlap";
        assertThatThrownBy(() -> run(runId, 2))
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("Check " + name + " found 1 row");
        assertThat(found(runId)).contains(List.of(name, "1", example));
        target.execute("DELETE FROM calcom." + table);
    }

    /** Other databases have keys of these tables. */
    @Test
    void versions_that_overlap_refuse_the_run() throws Exception {
        begin(Kind.DUCKDB);
        run("run-1", 1);
        refused("run-2", "org_user_history", "user_id, display_name, zone", "1, 'Ada', 'UTC'", "1 2");
        refused("run-3", "team_history", "team_id, name", "61, 'Platform'", "61 2");
        refused("run-4", "team_member_history", "team_id, user_id, accepted", "61, 1, TRUE", "61 1 (2)");
        refused(
                "run-5",
                "user_attribute_history",
                "attribute_id, option_id, user_id, attribute_name, attribute_value",
                "'a', 'b', 1, 'Floor', '3'",
                "1 a (b, 2)");
        run("run-6", 2);
        assertThat(found("run-6")).isEmpty();
    }
}
