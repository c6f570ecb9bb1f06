package dev.ooosync.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.duckdb.WarehouseFiles;
import dev.ooosync.publishing.Approval.Released;
import dev.ooosync.staging.StagedEntry;
import dev.ooosync.verdict.Cause;
import dev.ooosync.warehouse.EarlierGeneration;
import dev.ooosync.warehouse.Rollback;
import dev.ooosync.warehouse.WarehouseUnderTest;
import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Held, approved, published, rolled back, released, run: what somebody decided of what is gone is not done again. */
class RollbackTests {

    private static final List<StagedEntry> LEFT = entries(50, 60);

    @TempDir
    Path directory;

    private WarehouseUnderTest target;
    private PublishingFixture warehouse;
    private WarehouseFiles files;
    private final List<Released> withdrawn = new ArrayList<>();

    private static List<StagedEntry> entries(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(WarehouseContract::entry)
                .toList();
    }

    @BeforeEach
    void publishWhatWasApproved() {
        target = Kind.DUCKDB.empty(directory);
        files = WarehouseFiles.of(target.settings());
        warehouse = new PublishingFixture(target, 1);
        warehouse.causes = id -> Cause.DELETED;
        warehouse.run("run-1", 17, entries(1, 60));
        assertThat(runLater("run-2").isHeld()).isTrue();
        warehouse.approve("run-2");
        assertThat(runLater("run-3").closed()).isEqualTo(49);
    }

    private RunResult runLater(String runId) {
        warehouse.now = warehouse.now.plus(Duration.ofHours(2));
        return warehouse.run(runId, 17, LEFT);
    }

    private Rollback hold() {
        return target.warehouse().rollback().orElseThrow();
    }

    private void rollBack() {
        hold().rollBack(warehouse.now, this::withdraw);
    }

    private void withdraw(EarlierGeneration generation) {
        withdrawn.addAll(Approval.withdraw(generation, "the rollback"));
    }

    private void assertHeldAgain() throws Exception {
        assertThat(warehouse.rows("SELECT entry_id FROM calcom.ooo_entry")).hasSize(60);
        assertThat(warehouse.rows("SELECT approved_by FROM calcom.sync_run WHERE run_id = 'run-2'"))
                .containsExactly(List.of("null"));
        assertThat(warehouse
                        .rows("SELECT message FROM calcom.sync_run WHERE run_id = 'run-2'")
                        .get(0)
                        .get(0))
                .endsWith("; released by ada; withdrawn by the rollback");
        hold().release(warehouse.now);
        RunResult next = runLater("run-4");
        assertThat(next.isHeld()).isTrue();
        assertThat(next.closed()).isZero();
    }

    @Test
    void a_rollback_withdraws_the_approval_and_says_so() throws Exception {
        FileTime before = Files.getLastModifiedTime(files.generation(1));

        rollBack();

        assertThat(withdrawn).containsExactly(new Released("run-2", 49));
        assertThat(Files.getLastModifiedTime(files.published())).isEqualTo(before);
        assertThat(files.next()).doesNotExist();
        assertHeldAgain();
    }

    @Test
    void what_a_rollback_has_withdrawn_can_be_approved_again() {
        rollBack();
        hold().release(warehouse.now);
        assertThat(warehouse.approve("run-2")).isEqualTo(new Released("run-2", 49));
        assertThat(runLater("run-4").closed()).isEqualTo(49);
    }

    @Test
    void an_approval_is_withdrawn_before_anybody_can_see_the_generation() throws Exception {
        killed(generation -> {
            throw new IllegalStateException("killed before");
        });
        assertThat(target.warehouse().rollback().orElseThrow().isHeld()).isFalse();
        assertThat(warehouse.rows("SELECT entry_id FROM calcom.ooo_entry")).hasSize(11);

        killed(generation -> {
            withdraw(generation);
            throw new IllegalStateException("killed after");
        });
        assertThat(withdrawn).hasSize(1);
        assertThat(warehouse.rows("SELECT entry_id FROM calcom.ooo_entry")).hasSize(11);

        withdrawn.clear();
        rollBack();
        assertThat(withdrawn).isEmpty();
        assertHeldAgain();
    }

    private void killed(Consumer<EarlierGeneration> before) {
        assertThatThrownBy(() -> hold().rollBack(warehouse.now, before)).hasMessageStartingWith("killed");
    }

    @Test
    void a_copy_that_a_kill_has_left_half_written_is_in_nobodys_way() throws Exception {
        Files.writeString(files.next(), "half a file");
        Files.writeString(files.next().resolveSibling(files.next().getFileName() + ".wal"), "half a log");
        rollBack();
        assertThat(withdrawn).hasSize(1);
        assertHeldAgain();
    }

    @Test
    void a_rollback_that_was_killed_after_its_rename_touches_no_further_generation() throws Exception {
        runLaterWithOneMore();
        rollBack();
        Files.move(files.generation(2), files.generation(3));
        Files.move(files.generation(1), files.generation(2));
        byte[] further = Files.readAllBytes(files.generation(2));
        withdrawn.clear();

        rollBack();

        assertThat(withdrawn).isEmpty();
        assertThat(Files.readAllBytes(files.generation(1))).isEqualTo(further);
    }

    private void runLaterWithOneMore() {
        warehouse.now = warehouse.now.plus(Duration.ofHours(2));
        warehouse.run("run-4", 17, entries(50, 61));
    }

    @Test
    void a_generation_that_cannot_be_read_is_not_published() throws Exception {
        Files.delete(files.generation(1));
        Files.writeString(files.generation(1), "no database");
        assertThatThrownBy(this::rollBack)
                .hasMessageContaining("Nothing was rolled back")
                .hasMessageContaining(".1");
        assertThat(warehouse.rows("SELECT entry_id FROM calcom.ooo_entry")).hasSize(11);
    }

    @Test
    void a_generation_of_a_looser_mode_gets_the_present_one() throws IOException {
        Files.setPosixFilePermissions(files.generation(1), PosixFilePermissions.fromString("r--r--r--"));
        rollBack();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.published())))
                .isEqualTo("r--r-----");
    }
}
