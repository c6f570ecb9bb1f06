package dev.ooosync.publishing;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.warehouse.DatabaseFailure;
import dev.ooosync.warehouse.PublishSession;
import dev.ooosync.warehouse.WarehouseSession;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Releases closings that the breaker has held back: the next run closes those of them that are still gone. */
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
     * What was released.
     *
     * @param closings entries that the run had found gone
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
        try (PublishSession session = warehouse.publishing()) {
            List<Released> held = session.sql()
                    .file("ledger/find_held_run")
                    .param("job", job)
                    .param("org_id", organization)
                    .param("run_id", runId)
                    .query(Released.class)
                    .list();
            if (held.isEmpty()) {
                throw new SyncException(Remedy.FIX_ARGUMENTS, nothingHeld(runId));
            }
            Released released = held.get(0);
            session.inTransaction(() -> session.sql()
                    .file("ledger/approve_run")
                    .param("run_id", released.runId())
                    .param("approved_by", approvedBy)
                    .update());
            // The time of change stays: nobody but us has written to it.
            session.publish(false, session.modifiedAt());
            return released;
        } catch (RuntimeException e) {
            throw DatabaseFailure.isDatabase(e) ? DatabaseFailure.of("The approval cannot be written", e) : e;
        }
    }

    private String nothingHeld(@Nullable String runId) {
        return (runId == null ? "No run of the job " + job : "Run " + runId + " of the job " + job)
                + " for organization " + organization
                + " holds closings that could be released. What an earlier run held, a later one has judged anew; status"
                + " shows the runs.";
    }
}
