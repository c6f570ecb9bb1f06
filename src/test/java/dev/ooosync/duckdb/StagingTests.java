package dev.ooosync.duckdb;

import static dev.ooosync.duckdb.WarehouseFixture.AS_OF;
import static dev.ooosync.duckdb.WarehouseFixture.at;
import static dev.ooosync.duckdb.WarehouseFixture.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.SyncException;
import dev.ooosync.staging.StagedReading;
import dev.ooosync.staging.Staging;
import dev.ooosync.warehouse.WarehouseUnderTest;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Staging in a file of its own; what every warehouse does alike is in the contract. */
class StagingTests {

    @TempDir
    Path directory;

    private WarehouseFiles files;

    @BeforeEach
    void files() {
        files = WarehouseFixture.in(directory).files();
    }

    private Staging open(String runId) {
        return new StagingFile(files).open(WarehouseUnderTest.staged(runId, 17), AS_OF);
    }

    private List<List<String>> ids() throws Exception {
        return WarehouseFixture.query(files.staging(), "SELECT seq, entry_id FROM ooo_entry ORDER BY seq");
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE rejected_record",
                "ALTER TABLE ooo_entry DROP COLUMN payload",
                "ALTER TABLE reading ADD COLUMN a_new_one INTEGER",
                "ALTER TABLE ooo_entry ALTER COLUMN calendar_days TYPE BIGINT"
            })
    void tables_of_another_version_are_made_anew(String difference) throws Exception {
        open("run-a").close();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + files.staging());
                Statement statement = connection.createStatement()) {
            statement.execute(difference);
        }
        assertThat(new StagingFile(files).peek()).isEmpty();
        try (Staging staging = open("run-a")) {
            staging.append("run-a", List.of(entry(1)), List.of(), at(1));
        }
        assertThat(ids()).hasSize(1);
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
}
