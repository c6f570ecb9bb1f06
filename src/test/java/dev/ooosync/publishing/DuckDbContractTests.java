package dev.ooosync.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.SyncException;
import dev.ooosync.warehouse.RejectedRow;
import dev.ooosync.warehouse.WarehouseFiles;
import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class DuckDbContractTests extends WarehouseContract {

    DuckDbContractTests() {
        super(Kind.DUCKDB);
    }

    private WarehouseFiles files() {
        return WarehouseFiles.of(target.settings().url());
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
}
