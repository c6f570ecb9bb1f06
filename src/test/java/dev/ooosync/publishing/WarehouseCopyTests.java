package dev.ooosync.publishing;

import static dev.ooosync.publishing.WarehouseContract.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.staging.RejectedRow;
import dev.ooosync.warehouse.WarehouseCopy;
import dev.ooosync.warehouse.WarehouseSession;
import dev.ooosync.warehouse.WarehouseUnderTest;
import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From each kind of warehouse to each kind. */
@SuppressWarnings("NullAway")
class WarehouseCopyTests {

    /** Not the book of schema files: DuckDB is given another text where the others have keys. */
    private static final List<String> TABLES = Stream.concat(
                    PublishingFixture.DATA.stream().filter(table -> !table.equals("schema_file")),
                    Stream.of(
                            "sync_run",
                            "sync_resource",
                            "sync_check",
                            "rejected_record",
                            "org_user_history",
                            "team_history",
                            "team_member_history",
                            "user_attribute_history",
                            "time_zone_offset"))
            .toList();

    @TempDir
    Path directory;

    private WarehouseUnderTest empty(Kind kind) {
        try {
            return kind.empty(Files.createTempDirectory(directory, "warehouse"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<List<Kind>> pairs() {
        List<List<Kind>> pairs = new ArrayList<>();
        for (Kind from : Kind.values()) {
            for (Kind to : Kind.values()) {
                pairs.add(List.of(from, to));
            }
        }
        return pairs;
    }

    private static PublishingFixture filled(WarehouseUnderTest target) {
        PublishingFixture warehouse = new PublishingFixture(target, 100);
        warehouse.resources = PeopleContract.everything();
        warehouse.run("run-1", 17, List.of(entry(1), entry(2)), new RejectedRow(null, "why", "{\"a\": \"\\\\ \\t\"}"));
        warehouse.now = warehouse.now.plus(Duration.ofHours(3));
        warehouse.resources = List.of();
        warehouse.run("run-2", 17, List.of(entry(1), entry(2, "v1:kk:", "sick", "a\\.\n\\.\n\t'\""), entry(3)));
        warehouse.now = warehouse.now.plus(Duration.ofHours(3));
        warehouse.run("run-3", 18, List.of(entry(1, "v1:kk:", null, "")));
        return warehouse;
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void every_row_of_every_table_arrives_and_runs_go_on_from_there(List<Kind> kind) throws Exception {
        WarehouseUnderTest from = empty(kind.get(0));
        WarehouseUnderTest to = empty(kind.get(1));
        PublishingFixture source = filled(from);
        PublishingFixture target = new PublishingFixture(to, 100);

        Map<String, Long> copied = new WarehouseCopy(from.warehouse(), to.warehouse()).run(source.now);

        assertThat(copied)
                .containsEntry("ooo_entry_history", 5L)
                .containsEntry("rejected_record", 1L)
                .hasSize(16);
        assertThat(target.rows(TABLES, "")).isEqualTo(source.rows(TABLES, ""));
        target.now = source.now.plus(Duration.ofHours(3));
        RunResult next = target.run("run-4", 17, List.of(entry(1), entry(3)));
        assertThat(next.status()).isEqualTo("unchanged");
        assertThat(next.closingsHeld()).isEqualTo(1);
    }

    @Test
    void a_warehouse_that_holds_something_is_not_filled() throws Exception {
        WarehouseUnderTest from = empty(Kind.DUCKDB);
        WarehouseUnderTest to = empty(Kind.H2);
        filled(from);
        PublishingFixture target = new PublishingFixture(to, 100);
        target.run("run-9", 17, List.of());
        Map<String, List<List<String>>> before = target.rows(TABLES, "");

        refused(from, to, Remedy.FIX_ARGUMENTS, "is not empty (sync_check, sync_resource, sync_run)");

        assertThat(target.rows(TABLES, "")).isEqualTo(before);
        refused(from, from, Remedy.FIX_ARGUMENTS, "Both jobs name the warehouse");
    }

    @Test
    void a_source_that_is_missing_or_in_use_is_not_copied() {
        WarehouseUnderTest from = Kind.DUCKDB.none(directory);
        WarehouseUnderTest to = empty(Kind.H2);
        refused(
                from,
                to,
                Remedy.NO_WAREHOUSE,
                "There is no warehouse " + from.warehouse().name());
        assertThat(directory).isDirectoryNotContaining(path -> path.toString().endsWith(".lock"));
        PublishingFixture source = filled(from);
        try (WarehouseSession run = from.warehouse().lock(source.now)) {
            refused(from, to, Remedy.RUN_LATER, "is locked by another process");
        }
    }

    private static void refused(WarehouseUnderTest from, WarehouseUnderTest to, Remedy remedy, String message) {
        assertThatThrownBy(() -> new WarehouseCopy(from.warehouse(), to.warehouse()).run(Instant.EPOCH))
                .isInstanceOfSatisfying(
                        SyncException.class,
                        refused -> assertThat(refused.remedy()).isEqualTo(remedy))
                .hasMessageContaining(message);
    }
}
