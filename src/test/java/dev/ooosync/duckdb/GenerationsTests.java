package dev.ooosync.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerationsTests {

    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    @TempDir
    Path directory;

    private WarehouseFixture warehouse;
    private WarehouseFiles files;

    @BeforeEach
    void warehouse() {
        warehouse = WarehouseFixture.in(directory);
        files = warehouse.files();
    }

    private void publish(int keep, String... words) throws IOException {
        for (String word : words) {
            warehouse.swapIn(word, keep, true);
        }
    }

    private Path rollBack() {
        return hold().rollBack(NOW, generation -> {});
    }

    @ParameterizedTest
    @CsvSource({"0,''", "1,'d'", "3,'d c b'"})
    void as_many_generations_are_kept_as_asked_for(int keep, String expected) throws IOException {
        publish(keep, "a", "b", "c", "d", "e");
        assertThat(warehouse.published()).isEqualTo("e");
        assertThat(String.join(" ", warehouse.kept())).isEqualTo(expected);
    }

    private RollbackHold hold() {
        return new RollbackHold(warehouse.settings(3), files);
    }

    @Test
    void a_publish_without_new_data_keeps_the_generations() throws IOException {
        publish(3, "a", "b");
        warehouse.swapIn("b with a ledger row", 3, false);
        assertThat(warehouse.published()).isEqualTo("b with a ledger row");
        assertThat(warehouse.kept()).containsExactly("a");
    }

    @Test
    void generations_beyond_the_number_asked_for_are_removed() throws IOException {
        publish(3, "a", "b", "c", "d");
        publish(1, "e");
        assertThat(warehouse.kept()).containsExactly("d");
    }

    @Test
    void no_generations_asked_for_removes_those_that_are_there() throws IOException {
        publish(3, "a", "b", "c");
        publish(0, "d");
        assertThat(warehouse.kept()).isEmpty();
    }

    @Test
    void published_file_and_generations_are_read_only() throws IOException {
        publish(3, "a", "b");
        for (Path file : new Path[] {files.published(), files.generation(1)}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("r--r-----");
        }
    }

    @Test
    void a_private_copy_with_a_log_is_not_published() throws IOException {
        publish(3, "a");
        Files.writeString(WarehouseFiles.wal(files.next()), "not in the file yet");
        assertThatThrownBy(() -> publish(3, "b")).hasMessageContaining("write-ahead log");
        assertThat(warehouse.published()).isEqualTo("a");
    }

    @Test
    void a_stale_log_is_put_aside_before_the_new_file_gets_its_name() throws IOException {
        publish(3, "a");
        Files.writeString(WarehouseFiles.wal(files.published()), "somebody's");
        publish(3, "b");
        assertThat(WarehouseFiles.wal(files.published())).doesNotExist();
        assertThat(warehouse.names()).anyMatch(name -> name.startsWith("warehouse.duckdb.wal.stale-"));
    }

    // A kill in the middle of the rotation: the states that its steps leave behind.

    @Test
    void a_kill_between_the_shifts_loses_no_generation() throws IOException {
        publish(3, "a", "b", "c", "d");
        Files.move(files.generation(2), files.generation(3), StandardCopyOption.REPLACE_EXISTING);
        publish(3, "e");
        assertThat(warehouse.published()).isEqualTo("e");
        assertThat(warehouse.kept()).containsExactly("d", "c", "b");
    }

    @Test
    void a_kill_before_the_link_loses_no_generation() throws IOException {
        publish(3, "a", "b", "c");
        Files.move(files.generation(2), files.generation(3));
        Files.move(files.generation(1), files.generation(2));
        publish(3, "d");
        assertThat(warehouse.kept()).containsExactly("c", "b", "a");
    }

    @Test
    void a_kill_between_the_link_and_the_rename_loses_no_generation() throws IOException {
        publish(3, "a", "b", "c");
        Files.move(files.generation(2), files.generation(3));
        Files.move(files.generation(1), files.generation(2));
        Files.createLink(files.generation(1), files.published());
        publish(3, "d");
        assertThat(warehouse.kept()).containsExactly("c", "b", "a");
    }

    // Rolling back.

    @Test
    void a_rollback_publishes_the_generation_before_and_holds() throws IOException {
        publish(3, "a", "b", "c");
        Path aside = rollBack();
        assertThat(warehouse.published()).isEqualTo("b");
        assertThat(warehouse.kept()).containsExactly("a");
        assertThat(aside).hasContent("c");
        assertThatThrownBy(() -> hold().refuseWhileHeld())
                .isInstanceOfSatisfying(
                        SyncException.class, held -> assertThat(held.remedy()).isEqualTo(Remedy.REVIEW_DATA))
                .hasMessageContaining("2026-11-22T03:00:00Z")
                .hasMessageContaining("--release");
    }

    @Test
    void a_second_rollback_goes_back_further_and_still_keeps_what_was_published_first() throws IOException {
        publish(3, "a", "b", "c");
        rollBack();
        Path aside = rollBack();
        assertThat(warehouse.published()).isEqualTo("a");
        assertThat(warehouse.kept()).isEmpty();
        assertThat(aside).hasContent("c");
    }

    @Test
    void a_later_rollback_keeps_what_was_published_then() throws IOException {
        publish(3, "a", "b");
        rollBack();
        hold().release(NOW);
        publish(3, "c");
        assertThat(rollBack()).hasContent("c");
    }

    @Test
    void without_an_earlier_generation_nothing_happens() throws IOException {
        publish(3, "a");
        assertThatThrownBy(this::rollBack).hasMessageContaining("no earlier generation");
        assertThat(hold().isHeld()).isFalse();
        assertThat(warehouse.published()).isEqualTo("a");
    }

    @Test
    void a_rollback_that_was_killed_before_the_rename_can_be_repeated() throws IOException {
        publish(3, "a", "b", "c");
        Files.writeString(files.hold(), "rolled back");
        Files.createLink(files.rolledBack(), files.published());
        assertThat(rollBack()).hasContent("c");
        assertThat(warehouse.published()).isEqualTo("b");
    }

    @Test
    void a_rollback_that_was_killed_after_the_rename_is_finished_and_goes_no_further() throws IOException {
        publish(3, "a", "b", "c");
        Files.writeString(files.hold(), "rolled back");
        Files.createLink(files.rolledBack(), files.published());
        Files.move(files.generation(1), files.published(), StandardCopyOption.REPLACE_EXISTING);
        assertThat(rollBack()).hasContent("c");
        assertThat(warehouse.published()).isEqualTo("b");
        assertThat(warehouse.kept()).containsExactly("a");
    }

    @Test
    void a_rollback_after_a_publish_that_was_killed_in_its_rotation_finds_the_generation_behind_the_gap()
            throws IOException {
        publish(3, "a", "b");
        Files.move(files.generation(1), files.generation(2));
        assertThat(rollBack()).hasContent("b");
        assertThat(warehouse.published()).isEqualTo("a");
    }

    @Test
    void a_rollback_brings_a_generation_back_when_the_published_file_is_gone_and_keeps_what_was_kept_aside()
            throws IOException {
        publish(3, "a", "b", "c");
        rollBack();
        hold().release(NOW);
        Files.delete(files.published());
        assertThat(rollBack()).hasContent("c");
        assertThat(warehouse.published()).isEqualTo("a");
        assertThat(hold().isHeld()).isTrue();
    }

    @Test
    void a_release_lets_runs_go_on_and_says_whether_there_was_a_hold() throws IOException {
        publish(3, "a", "b");
        rollBack();
        assertThat(hold().release(NOW)).isTrue();
        hold().refuseWhileHeld();
        assertThat(hold().release(NOW)).isFalse();
        publish(3, "c");
        assertThat(warehouse.kept()).containsExactly("a");
    }
}
