package dev.ooosync.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.duckdb.WarehouseFiles;
import dev.ooosync.failure.SyncException;
import dev.ooosync.staging.RejectedRow;
import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuckDbContractTests extends WarehouseContract {

    DuckDbContractTests() {
        super(Kind.DUCKDB);
    }

    private WarehouseFiles files() {
        return WarehouseFiles.of(target.settings());
    }

    /** Not even the empty file that the other tests begin with. */
    private void begin() throws IOException {
        Files.delete(files().published());
    }

    @Test
    void a_run_without_changes_keeps_no_generation() throws IOException {
        begin();
        warehouse.run("run-1", 17, List.of(entry(1)));
        later();
        warehouse.run("run-2", 17, List.of(entry(1)));
        assertThat(files().generation(1)).doesNotExist();
    }

    @Test
    void a_failure_before_anything_was_published_makes_no_warehouse() throws IOException {
        begin();
        warehouse.noteFailure("run-1", "no network", warehouse.utc());
        assertThat(files().published()).doesNotExist();
        assertThat(files().next()).doesNotExist();
    }

    @Test
    void a_first_run_that_is_refused_makes_no_warehouse() throws IOException {
        begin();
        warehouse.rejectLimitRows = 0;
        assertThatThrownBy(() -> warehouse.run("run-1", 17, List.of(entry(2)), new RejectedRow(1L, "why", "{}")))
                .isInstanceOf(SyncException.class);
        assertThat(files().published()).doesNotExist();
    }

    @Test
    void a_failure_is_noted_also_when_staging_is_garbage() throws Exception {
        warehouse.run("run-1", 17, List.of(entry(1)));
        Files.writeString(files().staging(), "garbage ".repeat(1000));
        later();
        warehouse.noteFailure("run-2", "no network", warehouse.utc());
        assertThat(runs()).hasSize(2);
    }

    private void refused(String runId, String check) {
        assertThatThrownBy(() -> warehouse.run(runId, 17, List.of(entry(1), entry(2))))
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("Check " + check + " found");
    }

    /** DuckDB is given no keys of these tables. */
    @ParameterizedTest
    @CsvSource({
        "ooo_entry, entry_without_current_version",
        "ooo_entry_history, history_overlap",
        "ooo_entry_payload, version_without_payload",
        "ooo_entry_day, entry_day_twice",
        "ooo_day, day_twice"
    })
    void a_row_that_is_there_twice_is_found(String table, String check) throws Exception {
        warehouse.run("run-1", 17, List.of(entry(1)));
        warehouse.tamper("INSERT INTO calcom." + table + " SELECT * FROM calcom." + table);
        later();
        refused("run-2", check);
    }

    @Test
    void what_the_newest_run_has_checked_is_looked_at_again_only_when_somebody_has_written_to_the_file()
            throws Exception {
        warehouse.run("run-1", 17, List.of(entry(1)));
        FileTime written = Files.getLastModifiedTime(files().published());
        warehouse.tamper("INSERT INTO calcom.ooo_day SELECT * FROM calcom.ooo_day");
        Files.setLastModifiedTime(files().published(), written);
        later();
        assertThat(warehouse.run("run-2", 17, List.of(entry(1), entry(2))).status())
                .isEqualTo("published");
        Files.setLastModifiedTime(files().published(), FileTime.fromMillis(written.toMillis() + 1));
        later();
        refused("run-3", "day_twice");
        later();
        refused("run-3", "day_twice");
    }

    @Test
    void what_one_organization_s_run_has_checked_vouches_for_no_other() throws Exception {
        warehouse.run("run-1", 17, List.of(entry(1)));
        later();
        warehouse.tamper("INSERT INTO calcom.ooo_day SELECT * FROM calcom.ooo_day");
        assertThat(warehouse.run("run-2", 18, List.of(entry(2))).status()).isEqualTo("published");
        later();
        refused("run-3", "day_twice");
    }
}
