package dev.ooosync.insight;

import dev.ooosync.database.Sql;
import dev.ooosync.duckdb.WarehouseFiles;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.warehouse.PublishSession;
import dev.ooosync.warehouse.Warehouse;
import dev.ooosync.warehouse.WarehouseSession;
import dev.ooosync.warehouse.WarehouseUnderTest;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;

/** A real warehouse, published the way a run does it, with rows that a test has chosen. */
final class WarehouseFixture {

    private final SyncSettings.Warehouse settings;

    WarehouseFixture(Path directory) {
        this(WarehouseUnderTest.duckDb(directory));
    }

    WarehouseFixture(WarehouseUnderTest target) {
        settings = target.settings();
    }

    WarehouseFiles files() {
        return WarehouseFiles.of(settings);
    }

    Warehouse warehouse() {
        return Warehouse.of(settings);
    }

    SyncSettings.Warehouse settings() {
        return settings;
    }

    /** Publishes after some statements; what was published before becomes a generation. */
    void publish(String... statements) {
        publish(sql -> {
            for (String statement : statements) {
                sql.text(statement).update();
            }
        });
    }

    void publish(Work work) {
        try (WarehouseSession lock = warehouse().lock(Instant.EPOCH);
                PublishSession session = lock.publishing()) {
            session.inTransaction(() -> {
                work.on(session.sql());
                return true;
            });
            session.publish(true, null);
        }
    }

    /** A full run of organization 17 that read ten rows in three requests. */
    static void run(Sql sql, String runId, String status, LocalDateTime startedAt) {
        run(sql, runId, 17, status, startedAt);
    }

    static void run(Sql sql, String runId, long orgId, String status, LocalDateTime startedAt) {
        sql.file("ledger/insert_run")
                .param("run_id", runId)
                .param("job", "test")
                .param("org_id", orgId)
                .param("mode", "full")
                .param("scope", null)
                .param("started_at", startedAt)
                .param("finished_at", startedAt.plusSeconds(5))
                .param("as_of", startedAt.plusSeconds(1))
                .param("status", status)
                .param("closings_held", 0)
                .param("tool_version", "test")
                .param("message", null)
                .update();
        sql.file("ledger/insert_resource")
                .param("run_id", runId)
                .param("resource", "ooo_entry")
                .param("completeness", "complete")
                .param("proof", "the end was seen")
                .param("rows_read", 10)
                .param("distinct_ids", 10)
                .param("created", 10)
                .param("updated", 0)
                .param("closed", 0)
                .param("rejected", 0)
                .param("requests", 3)
                .param("retries", 0)
                .param("blocks", 0)
                .param("waited_seconds", 0)
                .param("unknown_fields", "")
                .update();
    }

    static void check(Sql sql, String runId, String name, String severity, long offendingRows) {
        sql.file("ledger/insert_check")
                .param("run_id", runId)
                .param("check_name", name)
                .param("severity", severity)
                .param("offending_rows", offendingRows)
                .param("sentence", "What " + name + " means.")
                .param("examples", "7 of " + name)
                .update();
    }

    interface Work {
        void on(Sql sql);
    }
}
