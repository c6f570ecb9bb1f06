package dev.ooosync.publishing;

import dev.ooosync.database.DatabaseFailure;
import dev.ooosync.database.StoredInstant;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.verdict.Confirmation;
import dev.ooosync.warehouse.PublishSession;
import dev.ooosync.warehouse.PublishedWarehouse;
import dev.ooosync.warehouse.WarehouseSession;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * Carries a finished reading from staging into the warehouse: changes, history, days, checks and ledger in one
 * transaction. Publishing the same run twice does nothing the second time.
 */
public final class Publication {

    private final WarehouseSession warehouse;
    private final SyncSettings settings;
    private final Clock clock;

    public Publication(WarehouseSession warehouse, SyncSettings settings, Clock clock) {
        this.warehouse = warehouse;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Publishes a run's reading.
     *
     * @param confirmation what Cal.com says about the entries that the reading does not contain
     * @return the numbers; those of an earlier attempt when that has already published
     * @throws SyncException {@link Remedy#REVIEW_DATA} when too many rows were rejected or a check refuses the result;
     *     nothing but the ledger has been published then
     */
    public RunResult publish(
            RunHeader run, ReadingResult reading, Confirmation confirmation, RunDetail detail, String hashPrefix) {
        Attempt attempt = new Attempt(settings.publishing(), clock, run, reading, confirmation, detail, hashPrefix);
        try {
            return publish(warehouse::publishing, attempt);
        } catch (RuntimeException e) {
            if (DatabaseFailure.isMemory(e)) {
                return publish(warehouse::publishingWithMoreMemory, attempt);
            }
            throw e;
        }
    }

    /**
     * The highest id of a run in the ledger, of all jobs; null when there is none, or when it cannot be read: then the run
     * that is to publish there fails, and says so.
     */
    public @Nullable String lastRunId() {
        try (PublishedWarehouse published = warehouse.published()) {
            return published == null
                    ? null
                    : published
                            .sql()
                            .file("ledger/last_run_id")
                            .query(String.class)
                            .optional()
                            .orElse(null);
        } catch (SyncException | DataAccessException e) {
            return null;
        }
    }

    private static RunResult publish(Supplier<PublishSession> begin, Attempt attempt) {
        try (PublishSession session = begin.get()) {
            return attempt.publish(session);
        } catch (RuntimeException e) {
            throw DatabaseFailure.isDatabase(e) ? DatabaseFailure.of("Publishing failed", e) : e;
        }
    }

    /**
     * Notes in the ledger that a run failed or was held, if there is a warehouse to write to. Never touches the data.
     *
     * @param status failed or held
     * @param since when this attempt began (UTC): a row written since then says more, and stays
     */
    public void record(RunHeader run, String status, String message, LocalDateTime since) {
        try (PublishSession session = warehouse.publishing()) {
            Ledger ledger = new Ledger(session.sql(), run);
            if (!session.canNote() || ledger.isNoted(since)) {
                return;
            }
            LocalDateTime finishedAt = StoredInstant.notBefore(since, clock.instant());
            session.inTransaction(() -> {
                ledger.forget();
                ledger.writeRun(status, finishedAt, null, 0, message);
                return true;
            });
            session.publish(false, finishedAt);
        }
    }
}
