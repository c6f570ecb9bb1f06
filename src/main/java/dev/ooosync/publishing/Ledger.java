package dev.ooosync.publishing;

import dev.ooosync.calcom.ClockSkew;
import dev.ooosync.database.Sql;
import dev.ooosync.publishing.RunResult.CheckResult;
import dev.ooosync.verdict.Verdict;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One row per run, with what it read and what the checks found. */
final class Ledger {

    private final Sql sql;
    private final RunHeader run;

    Ledger(Sql sql, RunHeader run) {
        this.sql = sql;
        this.run = run;
    }

    /** What this run has published already: a kill can come after the swap, before the run store knows of it. */
    Optional<RunResult> published() {
        return sql.file("ledger/find_published")
                .param("run_id", run.runId())
                .query((row, number) -> new RunResult(
                        row.getString("status"),
                        row.getLong("rows_read"),
                        row.getLong("distinct_ids"),
                        row.getLong("created"),
                        row.getLong("updated"),
                        row.getLong("closed"),
                        row.getLong("rejected"),
                        row.getLong("closings_held"),
                        row.getString("message"),
                        false,
                        List.of(),
                        new ReadingResult(
                                row.getObject("as_of", LocalDateTime.class),
                                new Verdict(Verdict.Kind.of(row.getString("completeness")), row.getString("proof")),
                                row.getLong("requests")),
                        List.of(),
                        List.of()))
                .optional();
    }

    /** Whether this run has a row that was written at or after an instant (UTC), or one that is not of a failure. */
    boolean isNoted(LocalDateTime since) {
        return sql.file("ledger/count_noted")
                        .param("run_id", run.runId())
                        .param("since", since)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Whether no complete full run of the organization has been published yet. */
    boolean isFirstLoad() {
        return sql.file("ledger/count_complete_runs")
                        .param("org_id", run.orgId())
                        .query(Long.class)
                        .single()
                == 0;
    }

    /**
     * Since when nothing has been proven complete (UTC): the last complete full reading, or else the first full one.
     * Null when there has been no full run.
     *
     * @param now later instants (UTC) are of a clock that was wrong, and are ignored
     */
    @Nullable
    LocalDateTime provenSince(LocalDateTime now) {
        return sql.file("ledger/proof_age")
                .param("org_id", run.orgId())
                .param("now", now.plus(ClockSkew.TOLERATED))
                .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDateTime.class)))
                .single()
                .orElse(null);
    }

    /**
     * Whether the organization's newest run has checked the warehouse as it is: with this version, and nobody has written
     * to it since, another organization's run included. Of a server nobody can tell the latter: there a run vouches for the
     * rest of its day, so that the first one of each day looks at everything.
     *
     * @param modifiedAt when it was last written to (UTC); null when nobody can tell
     */
    boolean vouchesFor(@Nullable LocalDateTime modifiedAt, LocalDateTime now) {
        return sql.file("ledger/newest_run")
                .param("org_id", run.orgId())
                .query((row, number) -> List.of("published", "unchanged").contains(row.getString("status"))
                        && run.toolVersion().equals(row.getString("tool_version"))
                        && isSince(row.getObject("finished_at", LocalDateTime.class), modifiedAt, now))
                .optional()
                .orElse(false);
    }

    private static boolean isSince(LocalDateTime finished, @Nullable LocalDateTime modifiedAt, LocalDateTime now) {
        return modifiedAt == null ? finished.toLocalDate().equals(now.toLocalDate()) : finished.equals(modifiedAt);
    }

    /** Removes what an earlier attempt of this run has noted: a run has one row. */
    void forget() {
        for (String file : List.of("delete_run", "delete_resource", "delete_check", "delete_rejects", "delete_steps")) {
            sql.file("ledger/" + file).param("run_id", run.runId()).update();
        }
    }

    void writeRun(
            String status,
            LocalDateTime finishedAt,
            @Nullable LocalDateTime asOf,
            long held,
            @Nullable String message) {
        Long scope = run.scopeUserId();
        sql.file("ledger/insert_run")
                .param("run_id", run.runId())
                .param("job", run.job())
                .param("org_id", run.orgId())
                .param("mode", run.mode().stored())
                .param("scope", scope == null ? null : scope.toString())
                .param("started_at", run.startedAt())
                .param("finished_at", finishedAt)
                .param("as_of", asOf)
                .param("status", status)
                .param("closings_held", held)
                .param("tool_version", run.toolVersion())
                .param("message", message)
                .update();
    }

    /** Keeps what the breaker holds; a full run does so in place of what was held earlier and nobody approved. */
    void writeHeldClosings(boolean holds) {
        if (run.isFull()) {
            sql.file("ledger/delete_held_closings").param("org_id", run.orgId()).update();
        }
        if (holds) {
            sql.file("ledger/insert_held_closings")
                    .param("run_id", run.runId())
                    .param("org_id", run.orgId())
                    .update();
        }
    }

    void writeResource(ReadingResult reading, StagedCounts staged, Merge.Changes changes, RunDetail detail) {
        sql.file("ledger/insert_resource")
                .param("run_id", run.runId())
                .param("resource", "ooo_entry")
                .param("completeness", reading.verdict().kind().stored())
                .param("proof", reading.verdict().proof())
                .param("rows_read", staged.rowsRead())
                .param("distinct_ids", staged.distinctIds())
                .param("created", changes.created())
                .param("updated", changes.updated())
                .param("closed", changes.closed())
                .param("rejected", staged.rejected())
                .param("requests", reading.requests())
                .param("retries", detail.retries())
                .param("blocks", detail.blocks())
                .param("waited_seconds", detail.waitedSeconds())
                .param("unknown_fields", String.join(", ", detail.unknownFields()))
                .update();
        sql.file("publishing/insert_rejects").param("run_id", run.runId()).update();
    }

    /** @param now the end of the step that is under way (UTC) */
    void writeSteps(RunDetail detail, LocalDateTime now) {
        detail.steps()
                .forEach(step -> sql.file("ledger/insert_step")
                        .param("run_id", run.runId())
                        .param("step", step.name())
                        .param("attempts", step.attempts())
                        .param("started_at", step.startedAt())
                        .param("finished_at", step.end(now))
                        .update());
    }

    void writeCheck(CheckResult check) {
        sql.file("ledger/insert_check")
                .param("run_id", run.runId())
                .param("check_name", check.name())
                .param("severity", check.severity())
                .param("offending_rows", check.offendingRows())
                .param("sentence", check.sentence())
                .param("examples", check.examples())
                .update();
    }
}
