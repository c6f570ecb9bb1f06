package dev.ooosync.publishing;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.publishing.Merge.Changes;
import dev.ooosync.publishing.RunResult.CheckResult;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.warehouse.DatabaseFailure;
import dev.ooosync.warehouse.PublishSession;
import dev.ooosync.warehouse.StoredInstant;
import dev.ooosync.warehouse.WarehouseSession;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

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
     * @return the numbers; those of an earlier attempt when that has already published
     * @throws SyncException {@link Remedy#REVIEW_DATA} when too many rows were rejected or a check refuses the result;
     *     nothing but the ledger has been published then
     */
    public RunResult publish(RunHeader run, ReadingResult reading, String hashPrefix) {
        try {
            return attempt(warehouse::publishing, run, reading, hashPrefix);
        } catch (RuntimeException e) {
            if (DatabaseFailure.isMemory(e)) {
                return attempt(warehouse::publishingWithMoreMemory, run, reading, hashPrefix);
            }
            throw e;
        }
    }

    private RunResult attempt(Supplier<PublishSession> begin, RunHeader run, ReadingResult reading, String hashPrefix) {
        Stopwatch watch = new Stopwatch(clock);
        try (PublishSession session = begin.get()) {
            watch.ended("copy and catalog");
            Ledger ledger = new Ledger(session.sql(), run);
            Optional<RunResult> earlier = ledger.published();
            if (earlier.isPresent()) {
                return earlier.get().withStaleProof(isStale(ledger, run, reading));
            }
            session.attachStaging();
            StagedCounts staged = StagedCounts.of(session.sql());
            if (staged.exceeds(settings.publishing().rejectLimitPercent())) {
                throw refuse(session, ledger, reading, staged, List.of(), tooManyRejects(session, staged));
            }
            watch.ended("staging counted");
            RunResult result = merge(session, ledger, run, reading, staged, hashPrefix, watch);
            watch.ended();
            return result;
        } catch (RuntimeException e) {
            throw DatabaseFailure.isDatabase(e) ? DatabaseFailure.of("Publishing failed", e) : e;
        }
    }

    private RunResult merge(
            PublishSession session,
            Ledger ledger,
            RunHeader run,
            ReadingResult reading,
            StagedCounts staged,
            String hashPrefix,
            Stopwatch watch) {
        Merge merge = new Merge(session.sql(), run);
        Changes changes = session.inTransaction(() -> merge.detect(ledger.isFirstLoad(), hashPrefix));
        session.changesDetected();
        watch.ended("changes found");
        long disappeared = reading.complete()
                ? merge.disappeared(reading.asOf().minus(settings.publishing().settleTime()))
                : 0;
        String status = changes.isEmpty() ? "unchanged" : "published";
        watch.ended("disappeared counted");
        LocalDateTime finishedAt = now(reading.asOf());
        boolean everything = !ledger.vouchesFor(session.modifiedAt(), finishedAt);
        try {
            List<CheckResult> checks = session.inTransaction(() -> {
                if (!changes.isEmpty()) {
                    merge.apply(merge.noticedAt(finishedAt));
                    session.changesApplied();
                }
                watch.ended("transaction, merge");
                List<CheckResult> found = new Checks(session.sql(), run.orgId(), everything).run();
                watch.ended("transaction, checks");
                if (found.stream().anyMatch(CheckResult::isError)) {
                    throw new CheckRefusal(found);
                }
                ledger.forget();
                ledger.writeRun(status, finishedAt, reading.asOf(), disappeared, null);
                ledger.writeResource(reading, staged, changes.created(), changes.updated());
                found.forEach(ledger::writeCheck);
                return found;
            });
            watch.ended("transaction, ledger and commit");
            boolean staleProof = isStale(ledger, run, reading);
            session.publish(!changes.isEmpty(), finishedAt);
            watch.ended("checkpoint and swap");
            return new RunResult(
                    status,
                    staged.rowsRead(),
                    staged.distinctIds(),
                    changes.created(),
                    changes.updated(),
                    0,
                    staged.rejected(),
                    disappeared,
                    staleProof,
                    checks);
        } catch (CheckRefusal refusal) {
            throw refuse(session, ledger, reading, staged, refusal.checks(), refusal.sentence());
        }
    }

    /** Writes the refused run into the ledger, if there is a warehouse to write to, and gives the failure. */
    private SyncException refuse(
            PublishSession session,
            Ledger ledger,
            ReadingResult reading,
            StagedCounts staged,
            List<CheckResult> checks,
            String sentence) {
        if (session.canNote()) {
            LocalDateTime finishedAt = now(reading.asOf());
            session.inTransaction(() -> {
                ledger.forget();
                ledger.writeRun("failed", finishedAt, reading.asOf(), 0, sentence);
                ledger.writeResource(reading, staged, 0, 0);
                checks.forEach(ledger::writeCheck);
                return true;
            });
            session.publish(false, finishedAt);
        }
        return new SyncException(Remedy.REVIEW_DATA, sentence);
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
            LocalDateTime finishedAt = now(since);
            session.inTransaction(() -> {
                ledger.forget();
                ledger.writeRun(status, finishedAt, null, 0, message);
                return true;
            });
            session.publish(false, finishedAt);
        }
    }

    private boolean isStale(Ledger ledger, RunHeader run, ReadingResult reading) {
        LocalDateTime provenSince = run.mode() == RunHeader.Mode.FULL ? ledger.provenSince() : null;
        return provenSince != null
                && provenSince.isBefore(
                        reading.asOf().minus(settings.publishing().proofMaxAge()));
    }

    /** With the first reason, since a first run has no warehouse that they could be kept in. */
    private String tooManyRejects(PublishSession session, StagedCounts staged) {
        String reason =
                session.sql().file("staging/first_reject").query(String.class).single();
        return staged.rejected() + " of " + staged.rowsRead() + " rows could not be used, more than the "
                + settings.publishing().rejectLimitPercent()
                + " % of publishing.reject-limit-percent. The first: " + reason
                + ". All of them are in calcom.rejected_record, unless this was the first run.";
    }

    /** Somebody may have set the clock back since the run, or its reading, began. */
    private LocalDateTime now(LocalDateTime begin) {
        LocalDateTime now = StoredInstant.of(clock.instant());
        return now.isBefore(begin) ? begin : now;
    }
}
