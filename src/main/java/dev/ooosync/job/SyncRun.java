package dev.ooosync.job;

import dev.ooosync.calcom.CalComClient;
import dev.ooosync.calcom.Credentials;
import dev.ooosync.calcom.StoppedException;
import dev.ooosync.database.DatabaseFailure;
import dev.ooosync.database.StoredInstant;
import dev.ooosync.export.ParquetExport;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.publishing.Publication;
import dev.ooosync.publishing.RunHeader;
import dev.ooosync.publishing.RunHeader.Mode;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.staging.StagedReading;
import dev.ooosync.warehouse.LockHolder;
import dev.ooosync.warehouse.LockHolder.Work;
import dev.ooosync.warehouse.Rollback;
import dev.ooosync.warehouse.Warehouse;
import dev.ooosync.warehouse.WarehouseSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** One run of a job, from the warehouse's lock to its release. */
public final class SyncRun {

    private static final Logger LOG = LoggerFactory.getLogger(SyncRun.class);

    private final SyncSettings settings;
    private final Warehouse warehouse;
    private final Progress progress;
    private final StopSignal stop;
    private final Clock clock;
    private final String version;
    private final LockWait wait;

    /**
     * @param clock the wall clock; its zone does not matter
     * @param version of this tool, for the ledger; another version does not resume this one's reading
     */
    public SyncRun(SyncSettings settings, Progress progress, StopSignal stop, Clock clock, String version) {
        this(settings, progress, stop, clock, version, Duration.ZERO);
    }

    /** @param longestWait for others to give the warehouse's lock back, unless they do this run's work */
    public SyncRun(
            SyncSettings settings,
            Progress progress,
            StopSignal stop,
            Clock clock,
            String version,
            Duration longestWait) {
        this.settings = settings;
        this.warehouse = Warehouse.of(settings.warehouse());
        this.progress = progress;
        this.stop = stop;
        this.clock = clock;
        this.version = version;
        this.wait = new LockWait(longestWait, stop);
    }

    /**
     * Runs the job, or resumes an earlier run.
     *
     * @param fresh reads from the start even when an earlier run could be resumed
     * @throws SyncException with the remedy when the run fails; the ledger then has a row that says so, if it can be written
     * @throws RunStoppedException when a stop was requested
     */
    public RunReport run(boolean fresh) {
        try (WarehouseSession session = lock(Mode.of(settings.reading()).stored());
                RunStore store = wait.until(() -> RunStore.open(settings, session));
                CalComClient client = client()) {
            Instant begin = clock.instant();
            RunPlan plan = plan(session, store, fresh, begin);
            Publication publication = new Publication(session, settings, clock);
            RunHeader header = header(plan, null);
            try {
                session.requirePublishable();
                ParquetExport.requireDirectory(settings);
                header = header(plan, ScopedUsers.of(settings.reading(), client));
                progress.started(plan.runId(), plan.resumed());
                return execution(session).execute(store, client, plan, header, begin);
            } catch (StoppedException stopped) {
                throw RunStoppedException.ofRun(plan.runId());
            } catch (SyncException failure) {
                client.clockSkew().ifPresent(skew -> LOG.warn("{}", skew.sentence()));
                throw noted(session, publication, failure, header, begin);
            } catch (DataAccessException | TransactionException failure) {
                // The run store itself: Spring Batch cannot even note the failure of the execution.
                SyncException told = DatabaseFailure.of(RunStore.name(settings) + " failed", failure);
                throw noted(session, publication, told, header, begin);
            }
        }
    }

    /**
     * Reads and asks as a run does, and finds out what it would publish. Writes nothing but a staging of its own, which it
     * removes: what a run that was cut short has read stays. Leaves no row in the ledger.
     *
     * @throws SyncException with the remedy when it fails
     * @throws RunStoppedException when a stop was requested
     */
    public PlanReport plan() {
        try (WarehouseSession session = lock(LockHolder.PLAN);
                RunStore store = RunStoreFile.inMemory();
                CalComClient client = client()) {
            Instant begin = clock.instant();
            RunPlan plan = RunPlan.fresh(store, settings.job(), begin, version, null);
            try {
                return execution(session)
                        .rehearse(store, client, plan, header(plan, ScopedUsers.of(settings.reading(), client)), begin);
            } catch (StoppedException | RunStoppedException stopped) {
                throw RunStoppedException.ofPlan();
            } finally {
                client.clockSkew().ifPresent(skew -> LOG.warn("{}", skew.sentence()));
                discardStaging(session);
            }
        }
    }

    /** @param mode what others may read of it */
    private WarehouseSession lock(String mode) {
        Work work = new Work(mode, settings.calCom().organization(), settings.job());
        return wait.until(() -> warehouse.lock(LockHolder.self(work, clock.instant())));
    }

    /** Also of a plan that has failed; that it failed is what the operator must see. */
    private static void discardStaging(WarehouseSession session) {
        try {
            session.discardStaging();
        } catch (RuntimeException e) {
            LOG.warn("What the plan read could not be removed; the next run removes it: {}", e.getMessage());
        }
    }

    /** One that a request to stop closes, so that an exchange that is under way ends with it. */
    private CalComClient client() {
        CalComClient client =
                new CalComClient(settings.calCom(), Credentials.of(settings.calCom()), clock, stop::pause);
        stop.onRequest(client::close);
        return client;
    }

    private RunExecution execution(WarehouseSession session) {
        return new RunExecution(settings, session, new Publication(session, settings, clock), progress, stop, clock);
    }

    private RunPlan plan(WarehouseSession session, RunStore store, boolean fresh, Instant now) {
        String madeWith = Resumption.madeWith(version, settings.fingerprint());
        StagedReading staged = wait.until(session::stagedReading).orElse(null);
        return RunPlan.resume(store, settings, now, madeWith, staged)
                .filter(earlier -> !fresh)
                .orElseGet(() -> RunPlan.fresh(
                        store, settings.job(), now, madeWith, new Publication(session, settings, clock).lastRunId()));
    }

    private RunHeader header(RunPlan plan, @Nullable Long scopeUserId) {
        return new RunHeader(
                plan.runId(),
                settings.job(),
                settings.calCom().organization(),
                Mode.of(settings.reading()),
                scopeUserId,
                plan.startedAt(),
                version);
    }

    /** Notes the failure in the ledger, as far as that can be done; the failure itself is what the operator must see. */
    private SyncException noted(
            WarehouseSession session, Publication publication, SyncException failure, RunHeader header, Instant begin) {
        if (!session.isAlive()) {
            return failure;
        }
        try {
            if (failure.remedy() == Remedy.REVIEW_DATA || DatabaseFailure.isDamage(failure)) {
                // The rows that were read may be the cause: a resumed run would fail again.
                session.discardStaging();
            }
            publication.record(
                    header,
                    warehouse.rollback().filter(Rollback::isHeld).isPresent() ? "held" : "failed",
                    String.valueOf(failure.getMessage()),
                    StoredInstant.of(begin));
        } catch (RuntimeException e) {
            SyncException second = DatabaseFailure.of("the ledger", e);
            if (second.remedy() != failure.remedy()) {
                LOG.warn("The failed run {} could not be noted in the ledger: {}", header.runId(), second.getMessage());
            }
        }
        return failure;
    }
}
