package dev.ooosync.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.warehouse.RejectedRow;
import dev.ooosync.warehouse.StagedEntry;
import dev.ooosync.warehouse.WarehouseUnderTest;
import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
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

    @Test
    void too_many_rejects_refuse_the_run_and_are_kept_to_be_looked_at() throws Exception {
        warehouse.run("run-1", 17, List.of(entry(1)));
        later();
        assertRefused(
                () -> warehouse.run("run-2", 17, List.of(entry(2)), new RejectedRow(1L, "start: missing", "{}")),
                "1 of 2 rows could not be used");
        assertThat(warehouse.rows("SELECT run_id, n, reason FROM calcom.rejected_record"))
                .containsExactly(List.of("run-2", "2", "start: missing"));
        assertThat(warehouse.rows("SELECT entry_id FROM calcom.ooo_entry")).containsExactly(List.of("1"));
    }

    @Test
    void too_many_rejects_in_a_first_run_name_a_reason_since_there_is_no_warehouse_to_look_at() {
        assertRefused(
                () -> warehouse.run("run-1", 17, List.of(entry(2)), new RejectedRow(1L, "start: missing", "{}")),
                "start: missing");
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

    @Test
    void an_empty_organization_can_be_published() throws Exception {
        RunResult result = warehouse.run("run-1", 17, List.of());
        assertThat(result.status()).isEqualTo("unchanged");
        assertThat(warehouse.rows("SELECT * FROM calcom.freshness")).hasSize(1);
    }
}
