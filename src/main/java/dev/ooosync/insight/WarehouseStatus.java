package dev.ooosync.insight;

import dev.ooosync.failure.SyncException;
import dev.ooosync.staging.InterruptedRun;
import dev.ooosync.warehouse.LockHolder;
import dev.ooosync.warehouse.PublishedWarehouse;
import dev.ooosync.warehouse.Rollback;
import dev.ooosync.warehouse.StoredFile;
import dev.ooosync.warehouse.Warehouse;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * The state of a warehouse, seen from outside: takes no lock, and changes nothing. Instants are UTC.
 *
 * @param isPublished whether something has been published
 * @param files the published file and the generations kept before it; empty where a publish keeps none
 * @param lockHolder the run that is alive, human-readable; null when there is none
 * @param interrupted a run that was cut short, which the next run may resume; null when there is none
 * @param isHeld whether a rollback holds publishing back
 * @param freshness one row per organization that a full run has published
 * @param runs the newest runs, newest first
 * @param failedChecks what each organization's newest checked run found
 */
public record WarehouseStatus(
        boolean isPublished,
        List<StoredFile> files,
        @Nullable String lockHolder,
        @Nullable InterruptedRun interrupted,
        boolean isHeld,
        List<Freshness> freshness,
        List<Run> runs,
        List<FailedCheck> failedChecks) {

    /**
     * Looks at a warehouse. One that does not exist yet is an answer: not published, no runs.
     *
     * @param maxRuns how many runs to show
     * @throws SyncException when there is one and it cannot be read
     */
    public static WarehouseStatus of(Warehouse warehouse, int maxRuns) {
        String holder = warehouse.holder().map(LockHolder::toString).orElse(null);
        InterruptedRun interrupted = holder == null ? warehouse.interrupted().orElse(null) : null;
        List<StoredFile> files = warehouse.rollback().map(Rollback::generations).orElse(List.of());
        boolean held = warehouse.rollback().filter(Rollback::isHeld).isPresent();
        try (PublishedWarehouse published = warehouse.published()) {
            if (published == null) {
                return new WarehouseStatus(false, files, holder, interrupted, held, List.of(), List.of(), List.of());
            }
            try {
                return new WarehouseStatus(
                        true,
                        files,
                        holder,
                        interrupted == null || isPublished(published, interrupted) ? null : interrupted,
                        held,
                        rows(published, "freshness", Freshness.class),
                        published
                                .sql()
                                .file("ledger/recent_runs")
                                .param("limit", maxRuns)
                                .query(Run.class)
                                .list(),
                        rows(published, "failed_checks", FailedCheck.class));
            } catch (DataAccessException e) {
                throw published.failed("The ledger of " + warehouse.name() + " cannot be read", e);
            }
        }
    }

    /** It has ended after its publish: the next run only tidies up. */
    private static boolean isPublished(PublishedWarehouse warehouse, InterruptedRun interrupted) {
        return !warehouse
                .sql()
                .file("ledger/find_published")
                .param("run_id", interrupted.run().runId())
                .query()
                .listOfRows()
                .isEmpty();
    }

    private static <T> List<T> rows(PublishedWarehouse warehouse, String file, Class<T> type) {
        return warehouse.sql().file("ledger/" + file).query(type).list();
    }

    /**
     * How old and how complete an organization's data is; see the view {@code calcom.freshness}.
     *
     * @param runId the newest full run that published or found nothing changed
     * @param status published or unchanged
     * @param asOf when its reading began (UTC), or, if its clock was wrong, the newest one whose time is known; null when
     *     there is none
     * @param completeness its verdict: complete or unproven
     * @param completeAsOf when the newest complete full reading began (UTC); null when there has been none
     * @param failedSince the newest run since then that failed or was held; null when there is none
     * @param ageMinutes from {@code asOf} until now, never negative
     * @param impossibleAsOf what the clock said when its reading began, if that cannot be; null when the clock was right
     */
    public record Freshness(
            long orgId,
            String job,
            String runId,
            String status,
            @Nullable LocalDateTime asOf,
            String completeness,
            @Nullable LocalDateTime completeAsOf,
            @Nullable String failedSince,
            @Nullable Long ageMinutes,
            @Nullable LocalDateTime impossibleAsOf) {}

    /**
     * A run of the ledger, with what it read of the entries; what it read is null when it ended before.
     *
     * @param mode full, scoped or sample
     * @param status published, unchanged, held or failed
     * @param asOf when its reading began (UTC)
     * @param closingsHeld entries that were no longer listed and that it did not close
     * @param message what went wrong
     * @param completeness complete or unproven
     * @param unknownFields names of fields of entries that its version did not know; null for versions that did not look
     */
    public record Run(
            String runId,
            String job,
            long orgId,
            String mode,
            String status,
            LocalDateTime startedAt,
            LocalDateTime finishedAt,
            @Nullable LocalDateTime asOf,
            long closingsHeld,
            @Nullable String message,
            @Nullable String completeness,
            @Nullable Long rowsRead,
            @Nullable Long distinctIds,
            @Nullable Long created,
            @Nullable Long updated,
            @Nullable Long closed,
            @Nullable Long rejected,
            @Nullable Long requests,
            @Nullable String unknownFields) {}

    /**
     * A check that found something.
     *
     * @param severity error: the run published nothing; warning: worth a look
     * @param sentence what such a row means
     * @param examples the first of these rows, as text; null for runs of versions that did not keep them
     */
    public record FailedCheck(
            long orgId,
            String runId,
            String checkName,
            String severity,
            long offendingRows,
            String sentence,
            @Nullable String examples) {}
}
