package dev.ooosync.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.staging.StagedEntry;
import dev.ooosync.verdict.Cause;
import dev.ooosync.warehouse.WarehouseUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A clock that was wrong once, on every warehouse alike. */
@SuppressWarnings("NullAway")
interface ClockContract {

    Duration MONTH = Duration.ofDays(30);

    WarehouseUnderTest target();

    private static List<StagedEntry> entries(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(WarehouseContract::entry)
                .toList();
    }

    /** Nights around the database's now, of which the last is this one. */
    private PublishingFixture fixture(int nights) {
        PublishingFixture warehouse = new PublishingFixture(target(), 1);
        warehouse.causes = id -> Cause.DELETED;
        warehouse.now = Instant.now()
                .minus(Duration.ofMinutes(10))
                .minus(Duration.ofDays(nights))
                .truncatedTo(ChronoUnit.SECONDS);
        return warehouse;
    }

    private static RunResult night(PublishingFixture warehouse, String runId, boolean complete, long lastEntry) {
        warehouse.now = warehouse.now.plus(Duration.ofDays(1));
        return run(warehouse, runId, complete, lastEntry);
    }

    private static RunResult run(PublishingFixture warehouse, String runId, boolean complete, long lastEntry) {
        warehouse.stage(runId, 17, entries(1, lastEntry), List.of());
        return warehouse.publish(runId, 17, complete, "v1:kk:");
    }

    private static RunResult monthAhead(PublishingFixture warehouse, String runId, long lastEntry) {
        warehouse.now = warehouse.now.plus(MONTH);
        RunResult result = run(warehouse, runId, true, lastEntry);
        warehouse.now = warehouse.now.minus(MONTH);
        return result;
    }

    private static List<String> freshness(PublishingFixture warehouse) throws Exception {
        return warehouse
                .rows("SELECT run_id, as_of, complete_as_of, impossible_as_of FROM calcom.freshness")
                .get(0);
    }

    private static long age(PublishingFixture warehouse) throws Exception {
        return Long.parseLong(warehouse
                .rows("SELECT age_minutes FROM calcom.freshness")
                .get(0)
                .get(0));
    }

    /** An organization of unknown age may be the oldest: then nothing may vouch for the warehouse as a whole. */
    @Test
    default void the_oldest_age_is_not_known_when_one_is_not() throws Exception {
        PublishingFixture warehouse = fixture(3);
        run(warehouse, "run-1", true, 3);
        warehouse.run("run-2", 18, entries(4, 5));
        assertThat(warehouse.rows("SELECT DISTINCT oldest_as_of IS NULL FROM calcom.freshness"))
                .containsExactly(List.of("false"));
        warehouse.now = warehouse.now.plus(MONTH);
        warehouse.run("run-3", 19, entries(6, 7));
        assertThat(warehouse.rows("SELECT DISTINCT oldest_as_of IS NULL FROM calcom.freshness"))
                .containsExactly(List.of("true"));
    }

    @Test
    default void a_proof_of_the_future_does_not_disarm_the_alarm() {
        PublishingFixture warehouse = fixture(6);
        run(warehouse, "run-1", true, 3);
        monthAhead(warehouse, "run-2", 3);
        for (int night = 3; night < 6; night++) {
            assertThat(night(warehouse, "run-" + night, false, 3).staleProof()).isFalse();
        }
        assertThat(night(warehouse, "run-6", false, 3).staleProof()).isTrue();
        assertThat(night(warehouse, "run-7", true, 3).staleProof()).isFalse();
    }

    /** Its date comes, and still nobody knows when it was. */
    @Test
    default void a_proof_stays_worthless_when_its_date_has_come() {
        PublishingFixture warehouse = fixture(40);
        run(warehouse, "run-1", true, 3);
        monthAhead(warehouse, "run-2", 3);
        night(warehouse, "run-3", false, 3);
        warehouse.now = warehouse.now.plus(MONTH);
        assertThat(run(warehouse, "run-4", false, 3).staleProof()).isTrue();
    }

    @Test
    default void the_age_is_counted_from_what_is_known_and_is_never_negative() throws Exception {
        PublishingFixture warehouse = fixture(2);
        run(warehouse, "run-1", true, 3);
        LocalDateTime known = warehouse.utc();
        warehouse.now = warehouse.now.plus(Duration.ofDays(1));
        monthAhead(warehouse, "run-2", 3);
        String future = warehouse.utc().plus(MONTH).toString();

        assertThat(freshness(warehouse)).containsExactly("run-2", known.toString(), known.toString(), future);
        assertThat(age(warehouse)).isBetween(2 * 24 * 60L, 2 * 24 * 60L + 60);

        night(warehouse, "run-3", false, 3);
        assertThat(freshness(warehouse))
                .containsExactly("run-3", warehouse.utc().toString(), known.toString(), "null");
        assertThat(age(warehouse)).isBetween(10L, 60L);
        warehouse.now = Instant.now().plus(Duration.ofMinutes(2)).truncatedTo(ChronoUnit.SECONDS);
        run(warehouse, "run-4", true, 3);
        assertThat(freshness(warehouse)).endsWith(warehouse.utc().toString(), "null");
        assertThat(age(warehouse)).isZero();
    }

    @Test
    default void of_a_first_run_of_the_future_no_age_is_known() throws Exception {
        PublishingFixture warehouse = fixture(0);
        monthAhead(warehouse, "run-1", 3);
        assertThat(freshness(warehouse))
                .containsExactly(
                        "run-1", "null", "null", warehouse.utc().plus(MONTH).toString());
        assertThat(warehouse.rows("SELECT age_minutes, completeness FROM calcom.freshness"))
                .containsExactly(List.of("null", "complete"));
    }

    @Test
    default void the_history_goes_on_behind_the_future_and_no_interval_is_empty() throws Exception {
        PublishingFixture warehouse = fixture(3);
        run(warehouse, "run-1", true, 3);
        monthAhead(warehouse, "run-2", 2);
        night(warehouse, "run-3", true, 3);
        night(warehouse, "run-4", true, 2);

        String future = warehouse.utc().minusDays(2).plus(MONTH).toString();
        assertThat(warehouse.rows("SELECT version, opened_by, closed_by FROM calcom.ooo_entry_history"
                        + " WHERE entry_id = 3 AND valid_from < valid_to"))
                .containsExactly(List.of("1", "initial", "deleted"), List.of("2", "reappeared", "deleted"));
        assertThat(warehouse.rows("SELECT valid_to FROM calcom.ooo_entry_history WHERE entry_id = 3 AND version = 1"))
                .containsExactly(List.of(future));
        assertThat(warehouse.rows("SELECT n.version FROM calcom.ooo_entry_history o JOIN calcom.ooo_entry_history n"
                        + " ON n.entry_id = o.entry_id AND n.version = o.version + 1 WHERE n.valid_from < o.valid_to"))
                .isEmpty();
    }

    @Test
    default void an_entry_first_seen_in_the_future_is_closed_when_it_is_gone() {
        PublishingFixture warehouse = fixture(3);
        run(warehouse, "run-1", true, 2);
        monthAhead(warehouse, "run-2", 3);
        assertThat(night(warehouse, "run-3", true, 4).created()).isEqualTo(1);
        warehouse.now = warehouse.now.plus(Duration.ofMinutes(30));

        RunResult early = run(warehouse, "run-4", true, 2);
        assertThat(early.closed()).as("entry 3, and not 4, which may lag").isEqualTo(1);

        assertThat(night(warehouse, "run-5", true, 2).closed()).as("entry 4").isEqualTo(1);
    }
}
