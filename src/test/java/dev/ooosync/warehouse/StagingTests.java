package dev.ooosync.warehouse;

import static dev.ooosync.warehouse.WarehouseFixture.AS_OF;
import static dev.ooosync.warehouse.WarehouseFixture.at;
import static dev.ooosync.warehouse.WarehouseFixture.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.SyncException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingTests {

    @TempDir
    Path directory;

    private WarehouseFiles files;

    @BeforeEach
    void files() {
        files = WarehouseFixture.in(directory).files();
    }

    private Staging open(String runId) {
        return new StagingFile(files).open(runId, 17, AS_OF);
    }

    private List<List<String>> ids() throws Exception {
        return WarehouseFixture.query(files.staging(), "SELECT seq, entry_id FROM ooo_entry ORDER BY seq");
    }

    @Test
    void a_new_staging_is_an_empty_reading() {
        try (Staging staging = open("run-a")) {
            assertThat(staging.reading()).contains(new StagedReading("run-a", 17, AS_OF, 0, null));
        }
    }

    @Test
    void rows_and_watermark_survive_the_process_and_the_same_run_goes_on() throws Exception {
        try (Staging staging = open("run-a")) {
            staging.append("run-a", List.of(entry(1), entry(2)), List.of(new RejectedRow(3L, "why", "{}")), at(3));
        }
        try (Staging again = new StagingFile(files).open("run-a", 17, AS_OF.plusHours(1))) {
            assertThat(again.reading()).contains(new StagedReading("run-a", 17, AS_OF, 3, at(3)));
            again.append("run-a", List.of(entry(4)), List.of(), at(4));
        }
        assertThat(ids()).containsExactly(List.of("1", "1"), List.of("2", "2"), List.of("4", "4"));
    }

    @Test
    void a_chunk_that_fails_leaves_neither_rows_nor_watermark() throws Exception {
        StagedEntry bad = new StagedEntry(
                9, null, 1, null, AS_OF.toLocalDate(), AS_OF.toLocalDate(), 1, null, null, AS_OF, AS_OF, "h", none());
        try (Staging staging = open("run-a")) {
            staging.append("run-a", List.of(entry(1)), List.of(), at(1));
            assertThatThrownBy(() -> staging.append(
                            "run-a", List.of(entry(2), bad), List.of(new RejectedRow(3L, "why", "{}")), at(3)))
                    .isInstanceOf(SyncException.class)
                    .hasMessageStartingWith("Staging failed");
            assertThat(staging.reading().orElseThrow().watermark()).isEqualTo(at(1));
        }
        assertThat(ids()).containsExactly(List.of("1", "1"));
    }

    @Test
    void rows_appended_before_a_failing_reject_are_taken_back_too() throws Exception {
        try (Staging staging = open("run-a")) {
            assertThatThrownBy(() -> staging.append(
                            "run-a", List.of(entry(1)), List.of(new RejectedRow(3L, none(), "{}")), at(3)))
                    .isInstanceOf(SyncException.class);
            assertThat(staging.reading().orElseThrow().watermark()).isNull();
            staging.append("run-a", List.of(entry(5)), List.of(), at(5));
        }
        assertThat(ids()).containsExactly(List.of("1", "5"));
    }

    @Test
    void a_killed_connection_loses_the_chunk_and_no_more() throws Exception {
        try (Staging staging = open("run-a")) {
            staging.append("run-a", List.of(entry(1)), List.of(), at(1));
        }
        try (Staging staging = open("run-a")) {
            assertThatThrownBy(() -> staging.append("another run", List.of(entry(2)), List.of(), at(2)))
                    .hasMessageContaining("another run");
        }
        assertThat(new StagingFile(files).peek().orElseThrow().watermark()).isEqualTo(at(1));
        assertThat(ids()).hasSize(1);
    }

    @Test
    void another_run_empties_staging() {
        try (Staging staging = open("run-a")) {
            staging.append("run-a", List.of(entry(1)), List.of(), at(1));
        }
        try (Staging staging = open("run-b")) {
            assertThat(staging.reading()).contains(new StagedReading("run-b", 17, AS_OF, 0, null));
        }
    }

    @Test
    void garbage_is_made_anew() throws IOException {
        Files.writeString(files.staging(), "this is no database, and longer than a header ".repeat(1000));
        assertThat(new StagingFile(files).peek()).isEmpty();
        try (Staging staging = open("run-a")) {
            assertThat(staging.reading()).isPresent();
        }
    }

    @Test
    void an_empty_file_is_made_anew() throws IOException {
        Files.createFile(files.staging());
        assertThat(new StagingFile(files).peek()).isEmpty();
        open("run-a").close();
        assertThat(new StagingFile(files).peek()).isPresent();
    }

    @Test
    void a_file_cut_short_anywhere_is_made_anew_or_tells_the_truth() throws Exception {
        try (Staging staging = open("run-a")) {
            staging.append("run-a", List.of(entry(1)), List.of(), at(1));
        }
        byte[] whole = Files.readAllBytes(files.staging());
        for (int kept = 0; kept < whole.length; kept += 61_440) {
            Files.write(files.staging(), Arrays.copyOf(whole, kept));
            Optional<StagedReading> found = new StagingFile(files).peek();
            try (Staging staging = open("run-a")) {
                assertThat(staging.reading().orElseThrow().watermark())
                        .as("%d of %d bytes", kept, whole.length)
                        .isEqualTo(found.map(StagedReading::watermark).orElse(null));
            }
        }
    }

    @Test
    void an_older_schema_is_made_anew() throws Exception {
        sql("CREATE TABLE reading (run_id VARCHAR, org_id BIGINT)", "INSERT INTO reading VALUES ('run-a', 17)");
        assertThat(new StagingFile(files).peek()).isEmpty();
        try (Staging staging = open("run-a")) {
            staging.append("run-a", List.of(entry(1)), List.of(), at(1));
        }
    }

    @Test
    void a_kill_while_staging_was_begun_is_made_good() throws Exception {
        open("run-a").close();
        sql("DELETE FROM reading");
        assertThat(new StagingFile(files).peek()).isEmpty();
        try (Staging staging = open("run-a")) {
            assertThat(staging.reading()).isPresent();
        }
    }

    @Test
    void a_log_that_belongs_to_no_staging_any_more_does_no_harm() throws Exception {
        Files.writeString(WarehouseFiles.wal(files.staging()), "left over");
        assertThat(new StagingFile(files).peek()).isEmpty();
        open("run-a").close();
        Files.writeString(WarehouseFiles.wal(files.staging()), "left over");
        try (Staging staging = open("run-a")) {
            assertThat(staging.reading()).isPresent();
        }
    }

    @Test
    void a_kill_while_staging_is_discarded_never_leaves_a_part_of_it() throws Exception {
        try (Staging staging = open("run-a")) {
            staging.append("run-a", List.of(entry(1)), List.of(), at(1));
            // What a kill leaves: committed rows that are in the log only.
            Path copy = directory.resolve("killed");
            Files.createDirectories(copy);
            for (Path file : List.of(files.staging(), WarehouseFiles.wal(files.staging()))) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        WarehouseFiles killed = WarehouseFixture.in(directory.resolve("killed")).files();
        Path log = WarehouseFiles.wal(killed.staging());
        Files.delete(log);
        Files.createDirectories(log);
        Files.writeString(log.resolve("in the way"), "so that discard ends here");

        assertThatThrownBy(() -> new StagingFile(killed).discard()).isInstanceOf(SyncException.class);

        assertThat(killed.staging()).doesNotExist();
    }

    @Test
    void peek_takes_nothing_away() throws Exception {
        try (Staging staging = open("run-a")) {
            staging.append("run-a", List.of(entry(1)), List.of(), at(1));
        }
        new StagingFile(files).peek();
        assertThat(new StagingFile(files).peek()).contains(new StagedReading("run-a", 17, AS_OF, 1, at(1)));
        assertThat(ids()).hasSize(1);
    }

    @Test
    void peek_makes_no_file() {
        assertThat(new StagingFile(files).peek()).isEmpty();
        assertThat(files.staging()).doesNotExist();
    }

    @Test
    void texts_that_are_hard_to_store_come_back_as_they_were() throws Exception {
        String hard = "a\u0000b 'quoted' \uD83D\uDE00 \n\t ü";
        StagedEntry entry = new StagedEntry(
                1, hard, 1, null, AS_OF.toLocalDate(), AS_OF.toLocalDate(), 1, hard, hard, AS_OF, AS_OF, "h", hard);
        try (Staging staging = open("run-a")) {
            staging.append("run-a", List.of(entry), List.of(new RejectedRow(null, hard, hard)), at(1));
        }
        assertThat(WarehouseFixture.query(files.staging(), "SELECT notes, payload FROM ooo_entry"))
                .containsExactly(List.of(hard, hard));
    }

    private void sql(String... statements) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + files.staging());
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }

    /** What NullAway would forbid in the main code, and a broken caller could still do. */
    @SuppressWarnings("NullAway")
    private static String none() {
        return null;
    }
}
