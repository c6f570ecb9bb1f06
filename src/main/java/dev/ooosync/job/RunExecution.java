package dev.ooosync.job;

import dev.ooosync.calcom.CalComClient;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.publishing.Confirming;
import dev.ooosync.publishing.Publication;
import dev.ooosync.publishing.RunHeader;
import dev.ooosync.reading.OooReader;
import dev.ooosync.reading.Sweep;
import dev.ooosync.reading.Watermark;
import dev.ooosync.reading.WholeList;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.warehouse.StagedReading;
import dev.ooosync.warehouse.StagedWatermark;
import dev.ooosync.warehouse.Staging;
import dev.ooosync.warehouse.StoredInstant;
import dev.ooosync.warehouse.WarehouseSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;

/** Puts a run's reader, processor, writer and publish together, and has Spring Batch execute them. */
final class RunExecution {

    private final SyncSettings settings;
    private final WarehouseSession warehouse;
    private final Publication publication;
    private final Progress progress;
    private final StopSignal stop;
    private final Clock clock;

    RunExecution(
            SyncSettings settings,
            WarehouseSession warehouse,
            Publication publication,
            Progress progress,
            StopSignal stop,
            Clock clock) {
        this.settings = settings;
        this.warehouse = warehouse;
        this.publication = publication;
        this.progress = progress;
        this.stop = stop;
        this.clock = clock;
    }

    /**
     * Runs the job to its end.
     *
     * @param begin when this attempt began
     */
    RunReport execute(RunStore store, CalComClient client, RunPlan plan, RunHeader header, Instant begin) {
        LocalDateTime now = StoredInstant.of(clock.instant());
        try (Staging staging = warehouse.staging(plan.runId(), header.orgId(), now)) {
            StagedReading staged = staging.reading().orElseThrow();
            ConfirmTasklet confirm =
                    new ConfirmTasklet(store.repository(), confirming(client), staging, header, progress);
            PublishTasklet publish =
                    new PublishTasklet(publication, confirm, header, ContentHash.prefix(settings.privacy()), progress);
            Job job = new SyncJob(store, stop)
                    .build(
                            settings.job(),
                            // As many rows as travel at a time: fewer chunks, each of which forces two files to disk.
                            settings.reading().pageSize() * settings.reading().inFlight(),
                            new StoppableReader(
                                    new OooReader(
                                            new CalComPages(client, settings.reading()),
                                            settings.reading(),
                                            () -> watermark(staged)),
                                    stop),
                            new EntryProcessor(settings.privacy(), header.scopeUserId()),
                            new StagingWriter(staging, plan.runId(), staged.stagedRows(), progress),
                            confirm,
                            publish,
                            warehouse);
            JobExecution execution = store.operator().start(job, plan.parameters());
            requireCompleted(execution, plan.runId());
            return new RunReport(
                    plan.runId(),
                    plan.resumed(),
                    publish.result(),
                    confirm.reading().after(confirm.confirmation()),
                    confirm.confirmation().unconfirmed(),
                    elapsed(begin));
        } catch (JobExecutionException e) {
            throw new SyncException(
                    Remedy.INVESTIGATE, "Run " + plan.runId() + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** Zero when somebody has set the clock back. */
    private Duration elapsed(Instant begin) {
        Duration elapsed = Duration.between(begin, clock.instant());
        return elapsed.isNegative() ? Duration.ZERO : elapsed;
    }

    private Confirming confirming(CalComClient client) {
        int pageSize = settings.reading().pageSize();
        return new Confirming(
                warehouse, settings, client, budget -> WholeList.ids(new UserPages(client), pageSize, budget));
    }

    private static @Nullable Watermark watermark(StagedReading staged) {
        StagedWatermark kept = staged.watermark();
        return kept == null
                ? null
                : new Watermark(
                        Sweep.valueOf(kept.sweep()), kept.position(), kept.anchor(), kept.doubt(), kept.requests());
    }

    private void requireCompleted(JobExecution execution, String runId) {
        if (execution.getStatus() == BatchStatus.COMPLETED) {
            return;
        }
        if (stop.isRequested()) {
            throw new RunStoppedException(runId);
        }
        throw FailedExecution.failure(execution);
    }
}
