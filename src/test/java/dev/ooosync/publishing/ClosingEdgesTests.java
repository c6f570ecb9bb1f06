package dev.ooosync.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.staging.StagedEntry;
import dev.ooosync.verdict.Cause;
import dev.ooosync.warehouse.WarehouseUnderTest;
import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Closings after more than one run: what an approval is still for, and what of an entry's past counts. */
@SuppressWarnings("NullAway")
class ClosingEdgesTests {

    @TempDir
    Path directory;

    private PublishingFixture warehouse(Kind kind) {
        WarehouseUnderTest target = kind.empty(directory);
        PublishingFixture warehouse = new PublishingFixture(target, 1);
        warehouse.causes = id -> Cause.DELETED;
        return warehouse;
    }

    private static List<StagedEntry> entries(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(WarehouseContract::entry)
                .toList();
    }

    private static RunResult later(PublishingFixture warehouse, String runId, List<StagedEntry> entries) {
        warehouse.now = warehouse.now.plus(Duration.ofHours(2));
        return warehouse.run(runId, 17, entries);
    }

    private static StagedEntry of(StagedEntry entry, long userId) {
        return new StagedEntry(
                entry.entryId(),
                entry.uuid(),
                userId,
                entry.toUserId(),
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

    @ParameterizedTest
    @EnumSource
    void an_approval_ends_when_the_entries_are_listed_again(Kind kind) throws Exception {
        PublishingFixture warehouse = warehouse(kind);
        warehouse.run("run-1", 17, entries(1, 60));
        later(warehouse, "run-2", entries(51, 60));
        warehouse.approve("run-2");
        later(warehouse, "run-3", entries(1, 60));

        RunResult again = later(warehouse, "run-4", entries(51, 60));

        assertThat(again.isHeld()).isTrue();
        assertThat(again.closed()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = "H2")
    void what_goes_beyond_an_approval_is_compared_with_what_is_left(Kind kind) throws Exception {
        PublishingFixture warehouse = warehouse(kind);
        warehouse.run("run-1", 17, entries(1, 60));
        later(warehouse, "run-2", entries(51, 60));
        warehouse.approve("run-2");

        RunResult beyond = later(warehouse, "run-3", entries(59, 60));

        assertThat(beyond.closed()).isEqualTo(50);
        assertThat(beyond.isHeld()).as("8 of the 10 that nobody has approved").isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void an_entry_that_comes_back_with_another_user_leaves_no_day_behind(Kind kind) throws Exception {
        PublishingFixture warehouse = warehouse(kind);
        warehouse.causes = id -> Cause.LEFT_ORG;
        warehouse.now = Instant.parse("2026-12-02T03:00:00Z");
        warehouse.run("run-1", 17, entries(1, 3));
        later(warehouse, "run-2", entries(2, 3));

        later(
                warehouse,
                "run-3",
                List.of(
                        of(WarehouseContract.entry(1), 9),
                        entries(2, 2).get(0),
                        entries(3, 3).get(0)));

        assertThat(warehouse.rows("SELECT DISTINCT user_id FROM calcom.ooo_day WHERE entry_id = 1"))
                .containsExactly(List.of("9"));
    }

    @ParameterizedTest
    @EnumSource(names = "H2")
    void an_entry_that_has_just_come_back_settles_again(Kind kind) throws Exception {
        PublishingFixture warehouse = warehouse(kind);
        warehouse.run("run-1", 17, entries(1, 3));
        later(warehouse, "run-2", entries(2, 3));
        later(warehouse, "run-3", entries(1, 3));
        warehouse.now = warehouse.now.plus(Duration.ofMinutes(10));

        RunResult lagging = warehouse.run("run-4", 17, entries(2, 3));

        assertThat(lagging.closed() + lagging.closingsHeld()).isZero();
        assertThat(later(warehouse, "run-5", entries(2, 3)).closed()).isEqualTo(1);
    }
}
