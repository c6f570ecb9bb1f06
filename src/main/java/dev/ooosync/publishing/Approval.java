package dev.ooosync.publishing;

import dev.ooosync.database.DatabaseFailure;
import dev.ooosync.database.Sql;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.warehouse.EarlierGeneration;
import dev.ooosync.warehouse.PublishSession;
import dev.ooosync.warehouse.WarehouseSession;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Releases closings that the breaker has held back, and takes that back: the next run closes those of them that are still
 * gone.
 */
public final class Approval {

    private final WarehouseSession warehouse;
    private final String job;
    private final long organization;

    /** @param organization the one whose closings may be released: a job file may be used for several */
    public Approval(WarehouseSession warehouse, String job, long organization) {
        this.warehouse = warehouse;
        this.job = job;
        this.organization = organization;
    }

    /**
     * A run whose closings are released, or no longer.
     *
     * @param closings entries that the run had found gone, and that nothing has closed or changed since
     */
    public record Released(String runId, long closings) {}

    /**
     * Releases exactly what one run has held.
     *
     * @param runId null for the newest run that holds any
     * @param approvedBy who, and when (UTC)
     * @throws SyncException {@link Remedy#FIX_ARGUMENTS} when that run holds nothing
     */
    public Released release(@Nullable String runId, String approvedBy) {
        return change(
                runId,
                false,
                (sql, found) -> sql.file("ledger/approve_run")
                        .param("run_id", found.runId())
                        .param("approved_by", approvedBy)
                        .update());
    }

    /**
     * Takes back the release of what one run has held. What a later run has closed by it stays closed.
     *
     * @param runId null for the newest run of whose released closings some are not closed yet
     * @param withdrawnBy who, and when (UTC)
     * @throws SyncException {@link Remedy#FIX_ARGUMENTS} when nothing of that run is released, or all of it is closed
     */
    public Released revoke(@Nullable String runId, String withdrawnBy) {
        return change(runId, true, (sql, found) -> withdraw(sql, found, withdrawnBy));
    }

    /**
     * Takes back every release that a generation still holds, before it is published again: what was decided then was
     * decided of what is being rolled back.
     *
     * @return what is no longer released, of all jobs
     */
    public static List<Released> withdraw(EarlierGeneration generation, String withdrawnBy) {
        List<Released> released = generation.look(sql -> find(sql, null, null, null, true));
        if (!released.isEmpty()) {
            generation.change(sql -> released.forEach(found -> withdraw(sql, found, withdrawnBy)));
        }
        return released;
    }

    /** Runs of a job that hold closings which nobody has released and nothing has ended since, newest first. */
    static List<Released> waiting(Sql sql, String job, long organization) {
        return find(sql, job, organization, null, false);
    }

    private Released change(@Nullable String runId, boolean released, Change change) {
        try (PublishSession session = warehouse.publishing()) {
            List<Released> runs = find(session.sql(), job, organization, runId, released);
            if (runs.isEmpty()) {
                throw new SyncException(Remedy.FIX_ARGUMENTS, nothing(session.sql(), runId, released));
            }
            Released found = runs.get(0);
            session.inTransaction(() -> change.of(session.sql(), found));
            // The time of change stays: nobody but us has written to it.
            session.publish(false, session.modifiedAt());
            return found;
        } catch (RuntimeException e) {
            throw DatabaseFailure.isDatabase(e) ? DatabaseFailure.of("The approval cannot be written", e) : e;
        }
    }

    private static List<Released> find(
            Sql sql, @Nullable String job, @Nullable Long organization, @Nullable String runId, boolean released) {
        return sql.file("ledger/find_held_run")
                .param("job", job)
                .param("org_id", organization)
                .param("run_id", runId)
                .param("released", released)
                .query(Released.class)
                .list();
    }

    private static int withdraw(Sql sql, Released found, String withdrawnBy) {
        return sql.file("ledger/withdraw_approval")
                .param("run_id", found.runId())
                .param("withdrawn_by", withdrawnBy)
                .update();
    }

    /** Why there is nothing to change, and what there is instead. */
    private String nothing(Sql sql, @Nullable String runId, boolean released) {
        String others = find(sql, job, organization, null, released).stream()
                .map(run -> run.runId() + " (%,d)".formatted(run.closings()))
                .collect(Collectors.joining(", "));
        String there = (released ? "Runs whose released closings are still open: " : "Runs that hold closings: ")
                + (others.isEmpty() ? "none, so nothing need be done." : others + ".");
        if (runId == null) {
            return "No run" + ofThisJob() + (released ? " has released closings. " : " holds closings. ") + there;
        }
        if (!isKnown(sql, runId)) {
            return "There is no run " + runId + ofThisJob() + "; status lists the runs. " + there;
        }
        return "Run " + runId
                + (released ? " has no released closings that are still open. " : " holds no closings. ")
                + "A later run judges again what an earlier one has held; see: show " + runId + ". " + there;
    }

    private String ofThisJob() {
        return " of the job " + job + " for organization " + organization;
    }

    private boolean isKnown(Sql sql, String runId) {
        return sql.file("ledger/count_run")
                        .param("run_id", runId)
                        .param("job", job)
                        .param("org_id", organization)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** What is written of the run that was found; its number of rows. */
    private interface Change {
        int of(Sql sql, Released found);
    }
}
