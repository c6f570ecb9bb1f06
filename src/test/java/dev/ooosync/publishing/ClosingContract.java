package dev.ooosync.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.staging.StagedEntry;
import dev.ooosync.verdict.Cause;
import dev.ooosync.verdict.Verdict;
import dev.ooosync.warehouse.WarehouseUnderTest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What becomes of entries that are gone, on every warehouse alike. */
@SuppressWarnings("NullAway")
interface ClosingContract {

    WarehouseUnderTest target();

    private PublishingFixture fixture() {
        return new PublishingFixture(target(), 1);
    }

    private static List<StagedEntry> entries(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(WarehouseContract::entry)
                .toList();
    }

    private static void later(PublishingFixture warehouse) {
        warehouse.now = warehouse.now.plus(Duration.ofHours(2));
    }

    private static List<List<String>> closed(PublishingFixture warehouse) throws Exception {
        return warehouse.rows("SELECT entry_id, closed_by, closed_run_id FROM calcom.ooo_entry_history"
                + " WHERE closed_by <> 'updated'");
    }

    @Test
    default void each_cause_closes_the_entry_and_is_kept() throws Exception {
        PublishingFixture warehouse = fixture();
        warehouse.run("run-1", 17, entries(1, 8));
        later(warehouse);
        warehouse.causes = id -> Cause.values()[(int) id - 5];

        RunResult result = warehouse.run("run-2", 17, entries(1, 4));

        assertThat(result.status()).isEqualTo("published");
        assertThat(result.closed()).isEqualTo(3);
        assertThat(result.closingsHeld()).isEqualTo(1);
        assertThat(closed(warehouse))
                .containsExactly(
                        List.of("5", "deleted", "run-2"),
                        List.of("6", "left_org", "run-2"),
                        List.of("7", "cover_deleted", "run-2"));
        assertThat(warehouse.rows("SELECT entry_id FROM calcom.ooo_entry WHERE entry_id > 4"))
                .containsExactly(List.of("8"));
        assertThat(warehouse.rows("SELECT closed, status, closings_held FROM calcom.sync_resource r"
                        + " JOIN calcom.sync_run s ON s.run_id = r.run_id WHERE r.run_id = 'run-2'"))
                .containsExactly(List.of("3", "published", "1"));
    }

    @Test
    default void the_past_of_somebody_who_left_stays_and_the_future_goes() throws Exception {
        PublishingFixture warehouse = fixture();
        warehouse.run("run-1", 17, entries(1, 3));
        // Everybody is away from 1 to 3 December; it is noticed on the 2nd.
        warehouse.now = LocalDate.of(2026, 12, 2).atTime(3, 0).toInstant(ZoneOffset.UTC);
        warehouse.causes = id -> id == 2 ? Cause.LEFT_ORG : Cause.DELETED;
        warehouse.run("run-2", 17, entries(1, 1));

        assertThat(warehouse.rows("SELECT user_id, day, source_state FROM calcom.ooo_day WHERE user_id > 1"))
                .containsExactly(List.of("2", "2026-12-01", "left_org"), List.of("2", "2026-12-02", "left_org"));

        later(warehouse);
        RunResult back = warehouse.run("run-3", 17, entries(1, 2));

        assertThat(back.created()).isEqualTo(1);
        assertThat(warehouse.rows("SELECT opened_by, version FROM calcom.ooo_entry_history WHERE entry_id = 2"))
                .containsExactly(List.of("initial", "1"), List.of("reappeared", "2"));
        assertThat(warehouse.rows("SELECT day, source_state FROM calcom.ooo_day WHERE user_id = 2"))
                .containsExactly(
                        List.of("2026-12-01", "listed"),
                        List.of("2026-12-02", "listed"),
                        List.of("2026-12-03", "listed"));
    }

    @Test
    default void the_breaker_holds_the_closings_publishes_the_rest_and_says_so_again_when_taken_up() throws Exception {
        PublishingFixture warehouse = fixture();
        warehouse.run("run-1", 17, entries(1, 60));
        later(warehouse);
        warehouse.causes = id -> Cause.DELETED;

        RunResult held = warehouse.run("run-2", 17, entries(50, 61));

        assertThat(held.isHeld()).isTrue();
        assertThat(held.created()).isEqualTo(1);
        assertThat(held.closed()).isZero();
        assertThat(held.closingsHeld()).isEqualTo(49);
        assertThat(warehouse.rows("SELECT entry_id FROM calcom.ooo_entry")).hasSize(61);
        assertThat(closed(warehouse)).isEmpty();
        assertThat(warehouse.rows("SELECT run_id, entry_id, cause FROM calcom.held_closing"))
                .hasSize(49)
                .contains(List.of("run-2", "49", "deleted"));
        assertThat(warehouse.rows("SELECT status, completeness FROM calcom.freshness"))
                .containsExactly(List.of("held", "complete"));
        RunResult again = warehouse.publish("run-2", 17, true, "v1:kk:");
        assertThat(again).usingRecursiveComparison().ignoringFields("checks").isEqualTo(held);
    }

    @Test
    default void a_contradicted_run_stays_unproven_when_it_is_taken_up() throws Exception {
        PublishingFixture warehouse = fixture();
        warehouse.run("run-1", 17, entries(1, 3));
        later(warehouse);
        warehouse.contradiction = "entry 3 is still listed";
        RunResult unproven = warehouse.run("run-2", 17, entries(1, 2));
        warehouse.contradiction = null;

        RunResult again = warehouse.publish("run-2", 17, true, "v1:kk:");

        assertThat(unproven.reading())
                .isEqualTo(new ReadingResult(warehouse.utc(), Verdict.unproven("entry 3 is still listed"), 4));
        assertThat(again.reading()).isEqualTo(unproven.reading());
        assertThat(warehouse.rows("SELECT entry_id FROM calcom.ooo_entry")).hasSize(3);
    }

    @Test
    default void an_approval_releases_exactly_what_was_held_and_the_excess_is_judged_anew() throws Exception {
        PublishingFixture warehouse = fixture();
        warehouse.run("run-1", 17, entries(1, 100));
        later(warehouse);
        warehouse.causes = id -> Cause.DELETED;
        warehouse.run("run-2", 17, entries(41, 100));
        assertThat(warehouse.approve(null)).isEqualTo(new Approval.Released("run-2", 40));
        later(warehouse);

        RunResult excess = warehouse.run("run-3", 17, entries(70, 100));

        assertThat(excess.isHeld()).isTrue();
        assertThat(excess.closed()).isEqualTo(40);
        assertThat(excess.closingsHeld()).isEqualTo(29);
        assertThat(warehouse.rows("SELECT run_id, count(*) FROM calcom.held_closing GROUP BY run_id"))
                .containsExactly(List.of("run-2", "40"), List.of("run-3", "29"));
        later(warehouse);
        RunResult fewer = warehouse.run("run-4", 17, entries(45, 100));
        assertThat(fewer.isHeld()).isFalse();
        assertThat(fewer.closed()).isEqualTo(4);
        assertThat(warehouse.rows("SELECT run_id, approved_by FROM calcom.sync_run WHERE approved_by IS NOT NULL"))
                .containsExactly(List.of("run-2", "ada"));
        assertRefused(
                () -> warehouse.approve("run-3"),
                "Run run-3 holds no closings. A later run judges again what an earlier one has held; see: show run-3."
                        + " Runs that hold closings: none, so nothing need be done.");
    }

    @Test
    default void an_approval_is_for_the_version_that_was_held() throws Exception {
        PublishingFixture warehouse = fixture();
        warehouse.run("run-1", 17, entries(1, 30));
        later(warehouse);
        warehouse.causes = id -> Cause.DELETED;
        warehouse.run("run-2", 17, entries(30, 30));
        warehouse.approve("run-2");
        later(warehouse);
        List<StagedEntry> changed = LongStream.rangeClosed(1, 30)
                .mapToObj(id -> WarehouseContract.entry(id, "v1:kk:", "travel", "other"))
                .toList();
        warehouse.run("run-3", 17, changed);
        later(warehouse);

        RunResult result = warehouse.run("run-4", 17, List.of());

        assertThat(result.isHeld()).isTrue();
        assertThat(result.message()).contains("no entry at all");
        assertThat(closed(warehouse)).isEmpty();
    }

    @Test
    default void a_revoked_approval_closes_nothing_and_can_be_given_again() throws Exception {
        PublishingFixture warehouse = fixture();
        warehouse.run("run-1", 17, entries(1, 60));
        later(warehouse);
        warehouse.causes = id -> Cause.DELETED;
        RunResult held = warehouse.run("run-2", 17, entries(50, 60));
        warehouse.approve("run-2");

        assertThat(warehouse.revoke(null)).isEqualTo(new Approval.Released("run-2", 49));

        assertThat(warehouse.rows("SELECT approved_by, message FROM calcom.sync_run WHERE run_id = 'run-2'"))
                .containsExactly(List.of("null", held.message() + "; released by ada; withdrawn by bob"));
        assertNotRevoked(warehouse, "run-2");
        assertThat(warehouse.approve("run-2").closings()).isEqualTo(49);
        warehouse.revoke("run-2");
        later(warehouse);
        RunResult again = warehouse.run("run-3", 17, entries(50, 60));
        assertThat(again.isHeld()).isTrue();
        assertThat(closed(warehouse)).isEmpty();
        assertThat(warehouse.approve(null)).isEqualTo(new Approval.Released("run-3", 49));
    }

    @Test
    default void what_was_closed_before_the_revocation_stays_closed_and_is_not_counted() throws Exception {
        PublishingFixture warehouse = fixture();
        warehouse.run("run-1", 17, entries(1, 100));
        later(warehouse);
        warehouse.causes = id -> Cause.DELETED;
        warehouse.run("run-2", 17, entries(61, 100));
        warehouse.approve("run-2");
        later(warehouse);
        warehouse.causes = id -> id <= 20 ? Cause.DELETED : Cause.UNCONFIRMED;
        assertThat(warehouse.run("run-3", 17, entries(61, 100)).closed()).isEqualTo(20);

        assertThat(warehouse.revoke("run-2")).isEqualTo(new Approval.Released("run-2", 40));

        assertThat(closed(warehouse)).hasSize(20);
        later(warehouse);
        warehouse.causes = id -> Cause.DELETED;
        assertThat(warehouse.run("run-4", 17, entries(61, 100)).isHeld()).isTrue();
        warehouse.approve("run-4");
        later(warehouse);
        assertThat(warehouse.run("run-5", 17, entries(61, 100)).closed()).isEqualTo(40);
        assertNotRevoked(warehouse, "run-4");
        assertNotRevoked(warehouse, null);
    }

    @Test
    default void nothing_is_approved_where_nothing_is_held() {
        PublishingFixture warehouse = fixture();
        warehouse.run("run-1", 17, entries(1, 2));
        assertRefused(
                () -> warehouse.approve("run-1"),
                "Run run-1 holds no closings. A later run judges again what an earlier one has held; see: show run-1."
                        + " Runs that hold closings: none, so nothing need be done.");
        assertRefused(
                () -> warehouse.approve(null),
                "No run of the job test for organization 17 holds closings. Runs that hold closings: none, so nothing"
                        + " need be done.");
        assertNotRevoked(warehouse, "run-1");
        assertNotRevoked(warehouse, null);
    }

    @Test
    default void an_unknown_run_and_one_that_holds_nothing_are_told_apart_with_those_that_hold_something() {
        PublishingFixture warehouse = fixture();
        warehouse.causes = id -> Cause.DELETED;
        warehouse.run("run-1", 17, entries(1, 100));
        later(warehouse);
        assertThat(warehouse.run("run-2", 17, entries(61, 100)).isHeld()).isTrue();

        assertRefused(
                () -> warehouse.approve("run-1"),
                "Run run-1 holds no closings. A later run judges again what an earlier one has held; see: show run-1."
                        + " Runs that hold closings: run-2 (60).");
        assertRefused(
                () -> warehouse.approve("2026xxx"),
                "There is no run 2026xxx of the job test for organization 17; status lists the runs. Runs that hold"
                        + " closings: run-2 (60).");
        warehouse.approve("run-2");
        assertRefused(
                () -> warehouse.revoke("2026xxx"),
                "There is no run 2026xxx of the job test for organization 17; status lists the runs. Runs whose released"
                        + " closings are still open: run-2 (60).");
    }

    private static void assertNotRevoked(PublishingFixture warehouse, String runId) {
        assertRefused(
                () -> warehouse.revoke(runId),
                (runId == null
                                ? "No run of the job test for organization 17 has released closings."
                                : "Run " + runId + " has no released closings that are still open. A later run judges"
                                        + " again what an earlier one has held; see: show " + runId + ".")
                        + " Runs whose released closings are still open: none, so nothing need be done.");
    }

    private static void assertRefused(ThrowingCallable change, String message) {
        assertThatThrownBy(change)
                .isInstanceOfSatisfying(
                        SyncException.class,
                        refused -> assertThat(refused.remedy()).isEqualTo(Remedy.FIX_ARGUMENTS))
                .hasMessage(message);
    }
}
