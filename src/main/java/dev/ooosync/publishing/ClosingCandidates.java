package dev.ooosync.publishing;

import dev.ooosync.database.DatabaseFailure;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.verdict.ClosingCandidate;
import dev.ooosync.warehouse.PublishedWarehouse;
import dev.ooosync.warehouse.WarehouseSession;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.dao.DataAccessException;

/** Finds the entries that a complete reading lacks although they are published as listed. */
public final class ClosingCandidates {

    private final WarehouseSession warehouse;
    private final SyncSettings settings;

    public ClosingCandidates(WarehouseSession warehouse, SyncSettings settings) {
        this.warehouse = warehouse;
        this.settings = settings;
    }

    /** Those in the run's scope; none of an unproven reading, and none that is too new to be missed. */
    public List<ClosingCandidate> find(RunHeader run, ReadingResult reading) {
        if (!reading.complete()) {
            return List.of();
        }
        try (PublishedWarehouse published = warehouse.publishedAndStaged()) {
            // A run that was killed after its publish has nothing to ask any more.
            if (published == null
                    || new Ledger(published.sql(), run).published().isPresent()) {
                return List.of();
            }
            LocalDateTime settledBefore =
                    reading.asOf().minus(settings.publishing().settleTime());
            return published
                    .sql()
                    .file("publishing/find_disappeared")
                    .param("org_id", run.orgId())
                    .param("user_id", run.scopeUserId())
                    .param("settled_before", settledBefore)
                    .param("as_of", reading.asOf())
                    .param(
                            "unsettled_until",
                            reading.asOf().plus(settings.publishing().settleTime()))
                    .query(ClosingCandidate.class)
                    .list();
        } catch (DataAccessException e) {
            throw DatabaseFailure.of("The reading cannot be compared with what is published", e);
        }
    }
}
