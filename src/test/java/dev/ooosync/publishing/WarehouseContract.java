package dev.ooosync.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.staging.RejectedRow;
import dev.ooosync.staging.StagedEntry;
import dev.ooosync.verdict.Cause;
import dev.ooosync.warehouse.WarehouseUnderTest;
import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every warehouse does alike. */
@SuppressWarnings("NullAway")
abstract class WarehouseContract
        implements ClosingContract,
                ClockContract,
                PeopleContract,
                StagingContract,
                LockContract,
                SchemaContract,
                ZoneContract {

    @TempDir
    Path directory;

    final Kind kind;
    WarehouseUnderTest target;
    PublishingFixture warehouse;

    WarehouseContract(Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void warehouse() {
        target = kind.empty(directory);
        warehouse = new PublishingFixture(target, 1);
    }

    @AfterEach
    void drop() {
        target.drop();
    }

    @Override
    public WarehouseUnderTest target() {
        return target;
    }

    static StagedEntry entry(long id, String hashPrefix, @Nullable String reason, @Nullable String notes) {
        LocalDateTime start = LocalDate.of(2026, 12, 1).atStartOfDay();
        LocalDateTime end = start.plusDays(2).plus(Duration.ofMillis(86_399_999));
        return new StagedEntry(
                id,
                "uuid",
                id,
                null,
                start.toLocalDate(),
                end.toLocalDate(),
                3,
                reason,
                notes,
                start,
                end,
                hashPrefix + reason + notes,
                "{\"notes\":" + notes + "}");
    }

    static StagedEntry entry(long id) {
        return entry(id, "v1:kk:", "vacation", "secret");
    }

    static StagedEntry entryOf(long id, long userId) {
        StagedEntry entry = entry(id);
        return new StagedEntry(
                id,
                entry.uuid(),
                userId,
                null,
                entry.startDate(),
                entry.endDate(),
                entry.calendarDays(),
                entry.reason(),
                entry.notes(),
                entry.startAsSent(),
                entry.endAsSent(),
                entry.contentHash() + userId,
                entry.payload());
    }

    void later() {
        warehouse.now = warehouse.now.plus(Duration.ofHours(2));
    }

    /** Nobody can tell that a server was tampered with: the first run of a day looks at everything. */
    private void nextDay() {
        warehouse.now = warehouse.now.plus(Duration.ofDays(1));
    }

    List<List<String>> runs() throws Exception {
        return warehouse.rows("SELECT run_id, status FROM calcom.sync_run");
    }

    private static void assertRefused(ThrowingCallable run, String message) {
        assertThatThrownBy(run)
                .isInstanceOfSatisfying(
                        SyncException.class,
                        refused -> assertThat(refused.remedy()).isEqualTo(Remedy.REVIEW_DATA))
                .hasMessageContaining(message);
    }

    @Test
    void publishing_the_same_run_twice_does_nothing_the_second_time() throws Exception {
        RunResult first = warehouse.run("run-1", 17, List.of(entry(1), entry(2)));
        Map<String, List<List<String>>> published = warehouse.dump();
        later();
        RunResult second = warehouse.publish("run-1", 17, true, "v1:kk:");
        assertThat(second).usingRecursiveComparison().ignoringFields("checks").isEqualTo(first);
        assertThat(warehouse.dump()).isEqualTo(published);
        assertThat(runs()).hasSize(1);
    }

    @Test
    void a_run_published_without_a_proof_for_too_long_says_so_again_when_it_is_taken_up() throws Exception {
        warehouse.run("run-1", 17, List.of(entry(1)));
        warehouse.now = warehouse.now.plus(Duration.ofHours(73));
        warehouse.stage("run-2", 17, List.of(entry(1), entry(2)), List.of());
        assertThat(warehouse.publish("run-2", 17, false, "v1:kk:").staleProof()).isTrue();
        assertThat(warehouse.publish("run-2", 17, false, "v1:kk:").staleProof()).isTrue();
    }

    @Test
    void the_same_source_state_again_changes_only_the_ledger() throws Exception {
        warehouse.run("run-1", 17, List.of(entry(1), entry(2)));
        Map<String, List<List<String>>> before = warehouse.dump();
        later();
        RunResult second = warehouse.run("run-2", 17, List.of(entry(1), entry(2)));
        assertThat(second.status()).isEqualTo("unchanged");
        assertThat(warehouse.dump()).isEqualTo(before);
        assertThat(runs()).containsExactly(List.of("run-1", "published"), List.of("run-2", "unchanged"));
    }

    @Test
    void a_change_of_the_privacy_settings_rewrites_in_place_and_back() throws Exception {
        warehouse.run("run-1", 17, List.of(entry(1), entry(2)));
        String current = "SELECT h.entry_id, h.version, h.notes, e.notes, p.payload FROM calcom.ooo_entry_history h"
                + " JOIN calcom.ooo_entry e USING (org_id, entry_id) JOIN calcom.ooo_entry_payload p USING (org_id, entry_id, version)";
        later();
        warehouse.stage(
                "run-2",
                17,
                List.of(entry(1, "v1:ok:", "vacation", null), entry(2, "v1:ok:", "vacation", null)),
                List.of());
        RunResult omitted = warehouse.publish("run-2", 17, true, "v1:ok:");
        assertThat(omitted.updated()).isEqualTo(2);
        assertThat(warehouse.rows(current))
                .containsExactly(
                        List.of("1", "1", "null", "null", "{\"notes\":null}"),
                        List.of("2", "1", "null", "null", "{\"notes\":null}"));
        later();
        warehouse.run("run-3", 17, List.of(entry(1), entry(2)));
        assertThat(warehouse.rows(current))
                .containsExactly(
                        List.of("1", "1", "secret", "secret", "{\"notes\":secret}"),
                        List.of("2", "1", "secret", "secret", "{\"notes\":secret}"));
    }

    @Test
    void masking_sick_rewrites_history_and_days_in_place() throws Exception {
        warehouse.run("run-1", 17, List.of(entry(1, "v1:kk:", "sick", null)));
        later();
        warehouse.stage("run-2", 17, List.of(entry(1, "v1:km:", "unspecified", null)), List.of());
        warehouse.publish("run-2", 17, true, "v1:km:");
        for (String table : List.of("ooo_entry", "ooo_entry_history", "ooo_day")) {
            assertThat(warehouse.rows("SELECT DISTINCT reason FROM calcom." + table))
                    .containsExactly(List.of("unspecified"));
        }
        assertThat(warehouse.rows("SELECT entry_id FROM calcom.ooo_entry_history"))
                .hasSize(1);
    }

    @Test
    void a_reason_that_changed_together_with_the_privacy_settings_is_a_version() throws Exception {
        warehouse.run("run-1", 17, List.of(entry(1)));
        later();
        warehouse.stage("run-2", 17, List.of(entry(1, "v1:ok:", "travel", null)), List.of());
        warehouse.publish("run-2", 17, true, "v1:ok:");
        assertThat(warehouse.rows("SELECT version, reason FROM calcom.ooo_entry_history"))
                .containsExactly(List.of("1", "vacation"), List.of("2", "travel"));
    }

    @Test
    void a_failing_check_rolls_everything_back_and_says_so_in_the_ledger() throws Exception {
        warehouse.run("run-1", 17, List.of(entry(1), entry(2)));
        warehouse.tamper("DELETE FROM calcom.ooo_day WHERE user_id = 1 AND day = DATE '2026-12-02'");
        Map<String, List<List<String>>> before = warehouse.dump();
        nextDay();

        assertRefused(
                () -> warehouse.run("run-2", 17, List.of(entry(1), entry(3))),
                "Check day_without_entry_day found 1 row");

        assertThat(warehouse.dump()).isEqualTo(before);
        assertThat(runs()).containsExactly(List.of("run-1", "published"), List.of("run-2", "failed"));
        assertThat(warehouse.rows("SELECT check_name, offending_rows FROM calcom.sync_check WHERE run_id = 'run-2'"
                        + " AND severity = 'error' AND offending_rows > 0"))
                .containsExactly(List.of("day_without_entry_day", "1"));
        assertThat(warehouse.rows("SELECT created, rows_read FROM calcom.sync_resource WHERE run_id = 'run-2'"))
                .containsExactly(List.of("0", "2"));
    }

    @Test
    void a_refused_run_can_be_repeated_and_has_one_row() throws Exception {
        warehouse.run("run-1", 17, List.of(entry(1)));
        warehouse.tamper("UPDATE calcom.ooo_entry_history SET valid_to = valid_from");
        nextDay();
        for (int attempt = 0; attempt < 2; attempt++) {
            later();
            assertRefused(() -> warehouse.run("run-2", 17, List.of(entry(2))), "history_overlap");
        }
        assertThat(runs()).containsExactly(List.of("run-1", "published"), List.of("run-2", "failed"));
        warehouse.tamper("UPDATE calcom.ooo_entry_history SET valid_to = NULL");
        warehouse.publish("run-2", 17, true, "v1:kk:");
        assertThat(runs()).containsExactly(List.of("run-1", "published"), List.of("run-2", "published"));
    }

    @Test
    void the_failure_already_noted_in_an_attempt_stays_as_it_is() throws Exception {
        warehouse.run("run-1", 17, List.of(entry(1)));
        later();
        warehouse.noteFailure("run-2", "the first message", warehouse.utc());
        warehouse.noteFailure("run-2", "a later message", warehouse.utc());
        assertThat(warehouse.rows("SELECT message FROM calcom.sync_run WHERE run_id = 'run-2'"))
                .containsExactly(List.of("the first message"));
        later();
        warehouse.noteFailure("run-2", "of another attempt", warehouse.utc());
        assertThat(warehouse.rows("SELECT message FROM calcom.sync_run WHERE run_id = 'run-2'"))
                .containsExactly(List.of("of another attempt"));
        warehouse.noteFailure("run-1", "it was published", warehouse.utc());
        assertThat(runs()).containsExactly(List.of("run-1", "published"), List.of("run-2", "failed"));
    }

    /** With an offset, in UTC another day: 1 to 3 May as written, from 30 April as version 0.1.0 took it. */
    private static StagedEntry withOffset(String hash, String firstDay, @Nullable String notes, String payload) {
        LocalDate start = LocalDate.parse(firstDay);
        LocalDate end = LocalDate.of(2026, 5, 3);
        return new StagedEntry(
                1,
                "uuid",
                1,
                null,
                start,
                end,
                start.until(end).getDays() + 1,
                "vacation",
                notes,
                LocalDateTime.of(2026, 4, 30, 22, 0),
                LocalDateTime.of(2026, 5, 3, 21, 59, 59, 999_000_000),
                hash,
                payload);
    }

    private static final String OFFSET =
            "{\"id\":1,\"start\":\"2026-05-01T00:00:00+02:00\",\"end\":\"2026-05-03T23:59:59.999+02:00\"}";

    private static final String IN_UTC =
            "{\"id\":1,\"start\":\"2026-04-30T22:00:00.000Z\",\"end\":\"2026-05-03T21:59:59.999Z\"}";

    private List<List<String>> versionsAndDays() throws Exception {
        assertThat(
                        warehouse.rows(
                                "SELECT entry.start_date, entry.calendar_days, entry.content_hash FROM calcom.ooo_entry AS entry"
                                        + " EXCEPT SELECT start_date, calendar_days, content_hash FROM calcom.ooo_entry_history WHERE is_current"))
                .as("what entry and history do not agree on")
                .isEmpty();
        List<List<String>> rows = new ArrayList<>(warehouse.rows(
                "SELECT version, opened_by, start_date, calendar_days, notes" + " FROM calcom.ooo_entry_history"));
        rows.addAll(warehouse.rows("SELECT MIN(day), COUNT(*) FROM calcom.ooo_day"));
        rows.addAll(warehouse.rows("SELECT MIN(day), COUNT(*) FROM calcom.ooo_entry_day"));
        rows.addAll(warehouse.rows("SELECT change FROM calcom.lead_time"));
        return rows;
    }

    @Test
    void days_that_an_older_version_took_for_those_of_utc_are_rewritten_without_a_version() throws Exception {
        warehouse.run("run-1", 17, List.of(withOffset("v1:kk:old", "2026-04-30", "secret", OFFSET)));
        later();
        StagedEntry now = withOffset("v1:kk:new", "2026-05-01", "secret", OFFSET);
        RunResult second = warehouse.run("run-2", 17, List.of(now));
        assertThat(List.of(second.created(), second.updated(), second.closed())).containsExactly(0L, 1L, 0L);
        assertThat(versionsAndDays())
                .containsExactly(
                        List.of("1", "initial", "2026-05-01", "3", "secret"),
                        List.of("2026-05-01", "3"),
                        List.of("2026-05-01", "3"));
        later();
        assertThat(warehouse.run("run-3", 17, List.of(now)).status()).isEqualTo("unchanged");
    }

    @Test
    void days_and_privacy_settings_are_rewritten_together() throws Exception {
        warehouse.run("run-1", 17, List.of(withOffset("v1:kk:old", "2026-04-30", "secret", OFFSET)));
        later();
        warehouse.stage("run-2", 17, List.of(withOffset("v1:ok:new", "2026-05-01", null, OFFSET)), List.of());
        warehouse.publish("run-2", 17, true, "v1:ok:");
        assertThat(versionsAndDays())
                .containsExactly(
                        List.of("1", "initial", "2026-05-01", "3", "null"),
                        List.of("2026-05-01", "3"),
                        List.of("2026-05-01", "3"));
    }

    @Test
    void an_entry_that_changed_since_an_older_version_read_it_otherwise_is_a_version_and_has_not_moved()
            throws Exception {
        warehouse.run("run-1", 17, List.of(withOffset("v1:kk:old", "2026-04-30", "secret", OFFSET)));
        later();
        warehouse.run("run-2", 17, List.of(withOffset("v1:kk:new", "2026-05-01", "other", OFFSET)));
        assertThat(versionsAndDays())
                .containsExactly(
                        List.of("1", "initial", "2026-04-30", "4", "secret"),
                        List.of("2", "updated", "2026-05-01", "3", "other"),
                        List.of("2026-05-01", "3"),
                        List.of("2026-05-01", "3"));
    }

    @Test
    void days_that_cal_com_itself_writes_otherwise_are_a_version_also_at_the_same_times() throws Exception {
        warehouse.run("run-1", 17, List.of(withOffset("v1:kk:old", "2026-04-30", "secret", IN_UTC)));
        later();
        warehouse.run("run-2", 17, List.of(withOffset("v1:kk:new", "2026-05-01", "secret", OFFSET)));
        later();
        warehouse.run("run-3", 17, List.of(withOffset("v1:kk:old", "2026-04-30", "secret", IN_UTC)));
        assertThat(warehouse.rows("SELECT version, opened_by, start_date FROM calcom.ooo_entry_history"))
                .containsExactly(
                        List.of("1", "initial", "2026-04-30"),
                        List.of("2", "updated", "2026-05-01"),
                        List.of("3", "updated", "2026-04-30"));
    }

    @Test
    void times_that_are_no_whole_days_in_utc_are_told() throws Exception {
        warehouse.run("run-1", 17, List.of(withOffset("v1:kk:new", "2026-05-01", "secret", OFFSET), entry(2)));
        assertThat(warehouse.rows("SELECT check_name, examples FROM calcom.sync_check WHERE offending_rows > 0"))
                .containsExactly(List.of("not_whole_days", "1 2026-05-01 (2026-05-03)"));
    }

    private static List<StagedEntry> entries(int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(WarehouseContract::entry)
                .toList();
    }

    /** Of entries that are not among the usable ones. */
    private static RejectedRow[] rejects(int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(id -> new RejectedRow(10_000 + id, "start: missing", "{}"))
                .toArray(RejectedRow[]::new);
    }

    @Test
    void too_many_rejects_refuse_the_run_and_are_kept_to_be_looked_at() throws Exception {
        warehouse.run("run-1", 17, List.of(entry(1)));
        later();
        assertRefused(
                () -> warehouse.run("run-2", 17, entries(45), rejects(6)),
                "6 of 51 entries were rejected: more than the 1 % of publishing.reject-limit-percent"
                        + " and the 5 of publishing.reject-limit-rows. The first: entry 10001 (start: missing);");
        assertThat(warehouse.rows("SELECT run_id, resource, n, row_id, reason FROM calcom.rejected_record"))
                .hasSize(6)
                .contains(List.of("run-2", "ooo_entry", "46", "10001", "start: missing"));
        assertThat(warehouse.rows("SELECT entry_id FROM calcom.ooo_entry")).containsExactly(List.of("1"));
    }

    @Test
    void too_many_rejects_in_a_first_run_name_some_since_there_is_no_warehouse_to_look_at() {
        assertRefused(() -> warehouse.run("run-1", 17, entries(1), rejects(7)), "entry 10003 (start: missing)");
    }

    @Test
    void a_run_fails_only_when_both_the_share_and_the_number_of_rejects_are_exceeded() throws Exception {
        assertThat(warehouse.run("run-1", 17, entries(50), rejects(1)).rejected())
                .as("2 %%, one of them")
                .isEqualTo(1);
        assertThat(warehouse.run("run-2", 17, entries(50), rejects(5)).rejected())
                .as("9 %%, five of them")
                .isEqualTo(5);
        assertThat(warehouse.run("run-3", 17, entries(594), rejects(6)).rejected())
                .as("exactly 1 %%, six of them")
                .isEqualTo(6);
        assertRefused(() -> warehouse.run("run-4", 17, entries(593), rejects(6)), "6 of 599 entries");
        warehouse.rejectLimitRows = 0;
        assertRefused(() -> warehouse.run("run-5", 17, entries(50), rejects(1)), "1 of 51 entries");
    }

    @Test
    void what_was_rejected_is_told_each_time() throws Exception {
        RejectedRow[] rejects = {
            new RejectedRow(7L, "start: missing", "{}"), new RejectedRow(null, "id: missing", "{\"notes\":\"secret\"}")
        };
        for (String run : List.of("run-1", "run-2")) {
            warehouse.run(run, 17, entries(3), rejects);
            assertThat(warehouse.rows("SELECT offending_rows, examples FROM calcom.sync_check"
                            + " WHERE check_name = 'rejected_row' AND run_id = '" + run + "'"))
                    .containsExactly(List.of(
                            "2", "ooo_entry 7 (start: missing); ooo_entry without a readable id (id: missing)"));
        }
    }

    @Test
    void a_row_that_is_taken_again_is_one_and_the_newer_one_counts() throws Exception {
        warehouse.stage("run-1", 17, List.of(entry(1)), List.of(new RejectedRow(7L, "start: missing", "{}")));
        warehouse.stageMore(
                "run-1",
                17,
                List.of(entry(1), entry(8)),
                List.of(new RejectedRow(7L, "end: missing", "{}"), new RejectedRow(null, "id: missing", "{}")));
        warehouse.stageMore("run-1", 17, List.of(entry(9)), List.of(new RejectedRow(8L, "end: missing", "{}")));
        warehouse.stageMore("run-1", 17, List.of(entry(8)), List.of());

        RunResult result = warehouse.publish("run-1", 17, true, "v1:kk:");

        assertThat(List.of(result.rowsRead(), result.distinctIds(), result.rejected()))
                .containsExactly(9L, 5L, 2L);
        assertThat(warehouse.rows("SELECT row_id, reason FROM calcom.rejected_record"))
                .containsExactly(List.of("7", "end: missing"), List.of("null", "id: missing"));
        assertThat(warehouse.rows("SELECT entry_id FROM calcom.ooo_entry"))
                .containsExactly(List.of("1"), List.of("8"), List.of("9"));
    }

    @Test
    void an_unusable_row_of_a_live_entry_keeps_it_and_counts_as_seen() throws Exception {
        PublishingFixture lenient = new PublishingFixture(target, 100);
        lenient.run("run-1", 17, List.of(entry(1), entry(2), entry(3)));
        lenient.now = lenient.now.plus(Duration.ofHours(2));
        RunResult second = lenient.run("run-2", 17, List.of(entry(2)), new RejectedRow(1L, "start: missing", "{}"));
        assertThat(second.closingsHeld()).as("entry 3").isEqualTo(1);
        assertThat(second.distinctIds()).isEqualTo(2);
        assertThat(lenient.rows("SELECT entry_id FROM calcom.ooo_entry")).hasSize(3);
    }

    @Test
    void only_full_runs_make_later_entries_created_instead_of_initial() throws Exception {
        warehouse.mode = RunHeader.Mode.SAMPLE;
        warehouse.run("run-1", 17, List.of(entry(1)));
        warehouse.mode = RunHeader.Mode.FULL;
        later();
        warehouse.run("run-2", 17, List.of(entry(1), entry(2)));
        later();
        warehouse.run("run-3", 17, List.of(entry(1), entry(2), entry(3)));
        assertThat(warehouse.rows("SELECT entry_id, opened_by FROM calcom.ooo_entry_history"))
                .containsExactly(List.of("1", "initial"), List.of("2", "initial"), List.of("3", "created"));
    }

    /** People are not read here: the id alone decides. */
    @Test
    void an_entry_with_an_id_below_the_highest_one_seen_has_joined_and_a_former_reject_is_accepted() throws Exception {
        warehouse.run("run-1", 17, List.of(entry(10), entry(20)), new RejectedRow(30L, "start: missing", "{}"));
        later();
        warehouse.causes = id -> Cause.DELETED;
        warehouse.run("run-2", 17, List.of(entry(10), entry(7), entry(25)));
        later();
        RunResult third = warehouse.run("run-3", 17, List.of(entry(10), entry(7), entry(25), entry(30), entry(31)));
        assertThat(third.created()).isEqualTo(2);
        later();
        warehouse.run("run-4", 17, List.of(entry(10), entry(7), entry(20), entry(25), entry(30), entry(31)));
        assertThat(warehouse.rows("SELECT entry_id, opened_by FROM calcom.ooo_entry_history"))
                .containsExactly(
                        List.of("10", "initial"),
                        List.of("20", "initial"),
                        List.of("20", "reappeared"),
                        List.of("25", "joined"),
                        List.of("30", "accepted"),
                        List.of("31", "created"),
                        List.of("7", "joined"));
        assertThat(warehouse.rows("SELECT entry_id FROM calcom.lead_time WHERE change = 'entered'"))
                .containsExactly(List.of("31"));
        assertThat(warehouse.rows("SELECT run_id, highest_id FROM calcom.sync_resource"))
                .containsExactly(
                        List.of("run-1", "30"), List.of("run-2", "30"), List.of("run-3", "31"), List.of("run-4", "31"));
    }

    @Test
    void what_an_unproven_reading_or_a_sample_saw_says_nothing_of_the_ids_below() throws Exception {
        warehouse.run("run-1", 17, List.of(entry(10)));
        later();
        warehouse.stage("run-2", 17, List.of(entry(10), entry(30)), List.of());
        warehouse.publish("run-2", 17, false, "v1:kk:");
        later();
        warehouse.mode = RunHeader.Mode.SAMPLE;
        warehouse.run("run-3", 17, List.of(entry(40)));
        warehouse.mode = RunHeader.Mode.FULL;
        later();
        warehouse.run("run-4", 17, List.of(entry(10), entry(9), entry(20), entry(30), entry(35), entry(40)));
        later();
        warehouse.run("run-5", 17, List.of(entry(10), entry(9), entry(20), entry(30), entry(35), entry(38), entry(40)));
        assertThat(warehouse.rows("SELECT entry_id, opened_by FROM calcom.ooo_entry_history"))
                .containsExactly(
                        List.of("10", "initial"),
                        List.of("20", "created"),
                        List.of("30", "created"),
                        List.of("35", "created"),
                        List.of("38", "joined"),
                        List.of("40", "created"),
                        List.of("9", "joined"));
    }

    @Test
    void what_an_older_version_noted_serves_for_the_causes() throws Exception {
        warehouse.run(
                "run-1",
                17,
                List.of(entry(10)),
                new RejectedRow(30L, "start: missing", "{\"id\":30,\"user\":{\"id\":4}}"));
        warehouse.tamper(
                "UPDATE calcom.rejected_record SET row_id = NULL", "UPDATE calcom.sync_resource SET highest_id = NULL");
        later();
        warehouse.run("run-2", 17, List.of(entry(3), entry(10), entry(30), entry(300)));
        assertThat(warehouse.rows("SELECT entry_id, opened_by FROM calcom.ooo_entry_history"))
                .containsExactly(
                        List.of("10", "initial"),
                        List.of("3", "joined"),
                        List.of("30", "accepted"),
                        List.of("300", "created"));
    }

    @Test
    void an_empty_organization_can_be_published() throws Exception {
        RunResult result = warehouse.run("run-1", 17, List.of());
        assertThat(result.status()).isEqualTo("unchanged");
        assertThat(warehouse.rows("SELECT * FROM calcom.freshness")).hasSize(1);
    }
}
