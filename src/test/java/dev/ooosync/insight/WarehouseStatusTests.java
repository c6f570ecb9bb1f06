package dev.ooosync.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.insight.WarehouseStatus.FailedCheck;
import dev.ooosync.insight.WarehouseStatus.Freshness;
import dev.ooosync.warehouse.StoredFile;
import dev.ooosync.warehouse.WarehouseSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarehouseStatusTests {

    private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 11, 16, 3, 0);
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    @TempDir
    Path directory;

    private WarehouseFixture fixture;

    @BeforeEach
    void makeFixture() {
        fixture = new WarehouseFixture(directory);
    }

    @Test
    void a_warehouse_that_does_not_exist_yet_is_an_answer() {
        WarehouseFixture none = new WarehouseFixture(directory.resolve("nowhere"));

        WarehouseStatus status = WarehouseStatus.of(none.warehouse(), 5);

        assertThat(status.isPublished()).isFalse();
        assertThat(status.files()).isEmpty();
        assertThat(status.lockHolder()).isNull();
        assertThat(status.isHeld()).isFalse();
        assertThat(status.freshness()).isEmpty();
        assertThat(status.runs()).isEmpty();
        assertThat(status.failedChecks()).isEmpty();
        assertThat(directory.resolve("nowhere")).doesNotExist();
    }

    @Test
    void the_newest_runs_come_first_with_what_they_read_although_the_clock_was_set_back() {
        fixture.publish(sql -> {
            WarehouseFixture.run(sql, "a", "published", MONDAY.plusDays(1));
            WarehouseFixture.run(sql, "b", "unchanged", MONDAY);
            WarehouseFixture.run(sql, "c", "failed", MONDAY.plusDays(2));
            sql.text("DELETE FROM calcom.sync_resource WHERE run_id = 'c'").update();
        });

        WarehouseStatus status = WarehouseStatus.of(fixture.warehouse(), 2);

        assertThat(status.runs()).extracting(WarehouseStatus.Run::runId).containsExactly("c", "b");
        assertThat(status.runs().get(0).rowsRead()).isNull();
        assertThat(status.runs().get(1).rowsRead()).isEqualTo(10);
        assertThat(status.runs().get(1).startedAt()).isEqualTo(MONDAY);
        assertThat(status.freshness()).singleElement().satisfies(fresh -> {
            assertThat(fresh)
                    .usingRecursiveComparison()
                    .ignoringFields("ageMinutes")
                    .isEqualTo(new Freshness(
                            17,
                            "test",
                            "b",
                            "unchanged",
                            MONDAY.plusSeconds(1),
                            "complete",
                            MONDAY.plusSeconds(1),
                            "c",
                            0L,
                            null));
            assertThat(fresh.ageMinutes()).isPositive();
        });
    }

    @Test
    void the_checks_are_those_of_the_last_run_by_its_id_whatever_the_clock_said() {
        fixture.publish(sql -> {
            WarehouseFixture.run(sql, "a", "published", MONDAY.plusDays(1));
            WarehouseFixture.check(sql, "a", "entry_too_long", "warning", 9);
            WarehouseFixture.run(sql, "z", "failed", MONDAY);
            WarehouseFixture.check(sql, "z", "history_overlap", "error", 2);
            WarehouseFixture.check(sql, "z", "not_whole_days", "warning", 0);
        });

        assertThat(WarehouseStatus.of(fixture.warehouse(), 5).failedChecks())
                .containsExactly(new FailedCheck(
                        17, "z", "history_overlap", "error", 2, "What history_overlap means.", "7 of history_overlap"));
    }

    @Test
    void the_files_are_the_published_one_and_its_generations() throws Exception {
        for (int publish = 0; publish < 3; publish++) {
            fixture.publish();
        }
        Files.writeString(directory.resolve("warehouse.duckdb.lock"), "");

        WarehouseStatus status = WarehouseStatus.of(fixture.warehouse(), 5);

        assertThat(status.files()).extracting(StoredFile::generation).containsExactly(0, 1, 2);
        for (StoredFile file : status.files()) {
            assertThat(file.path()).hasSize(file.bytes());
            assertThat(Files.getLastModifiedTime(file.path()).toInstant()).isEqualTo(file.modifiedAt());
        }
    }

    @Test
    void a_run_that_is_alive_and_a_hold_are_seen_without_taking_the_lock() {
        fixture.publish();
        fixture.publish();
        fixture.warehouse().rollback().orElseThrow().rollBack(NOW, generation -> {});

        try (WarehouseSession lock = fixture.warehouse().lock(NOW)) {
            WarehouseStatus status = WarehouseStatus.of(fixture.warehouse(), 5);

            assertThat(status.isHeld()).isTrue();
            assertThat(status.lockHolder())
                    .contains("pid " + ProcessHandle.current().pid());
        }
        assertThat(WarehouseStatus.of(fixture.warehouse(), 5).lockHolder()).isNull();
    }
}
