package dev.ooosync.insight;

import dev.ooosync.settings.SyncSettings;
import dev.ooosync.warehouse.PublishSession;
import dev.ooosync.warehouse.SqlFiles;
import dev.ooosync.warehouse.WarehouseFiles;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real DuckDB warehouse, published the way a run does it, with rows that a test has chosen. */
final class WarehouseFixture {

    private static final LocalDateTime FINISHED = LocalDateTime.of(2026, 11, 22, 3, 0);

    private final SyncSettings.Warehouse settings;

    WarehouseFixture(Path directory) {
        settings =
                new SyncSettings.Warehouse("jdbc:duckdb:" + directory.resolve("warehouse.duckdb"), "v1.0.0", "0440", 3);
    }

    WarehouseFiles files() {
        return WarehouseFiles.of(settings.url());
    }

    SyncSettings.Warehouse settings() {
        return settings;
    }

    /** Publishes after some statements; what was published before becomes a generation. */
    void publish(String... statements) {
        publish(sql -> {
            for (String statement : statements) {
                sql.sql(statement).update();
            }
        });
    }

    void publish(Work work) {
        try (PublishSession session = PublishSession.open(settings)) {
            session.inTransaction(() -> {
                work.on(session.sql());
                return true;
            });
            session.publish(true, FINISHED);
        }
    }

    /** A full run of organization 17 that read ten rows in three requests. */
    static void run(JdbcClient sql, String runId, String status, LocalDateTime startedAt) {
        sql.sql(SqlFiles.text("ledger/insert_run"))
                .param("run_id", runId)
                .param("job", "test")
                .param("org_id", 17)
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
        sql.sql(SqlFiles.text("ledger/insert_resource"))
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
                .update();
    }

    static void check(JdbcClient sql, String runId, String name, String severity, long offendingRows) {
        sql.sql(SqlFiles.text("ledger/insert_check"))
                .param("run_id", runId)
                .param("check_name", name)
                .param("severity", severity)
                .param("offending_rows", offendingRows)
                .param("sentence", "What " + name + " means.")
                .update();
    }

    interface Work {
        void on(JdbcClient sql);
    }
}
