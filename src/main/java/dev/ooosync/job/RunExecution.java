package dev.ooosync.job;

import dev.ooosync.calcom.CalComClient;
import dev.ooosync.database.StoredInstant;
import dev.ooosync.export.ExportResult;
import dev.ooosync.export.ParquetExport;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.publishing.ClosingCandidates;
import dev.ooosync.publishing.Plan;
import dev.ooosync.publishing.Publication;
import dev.ooosync.publishing.Rehearsal;
import dev.ooosync.publishing.RunHeader;
import dev.ooosync.publishing.RunResult;
import dev.ooosync.reading.CalComPages;
import dev.ooosync.reading.ClosingCheck;
import dev.ooosync.reading.OooReader;
import dev.ooosync.reading.Sweep;
import dev.ooosync.reading.Watermark;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.settings.SyncSettings.Resources;
import dev.ooosync.staging.StagedReading;
import dev.ooosync.staging.StagedWatermark;
import dev.ooosync.staging.Staging;
import dev.ooosync.warehouse.WarehouseSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

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

    /** Runs the job to its end; {@code begin} is when this attempt began. */
    RunReport execute(RunStore store, CalComClient client, RunPlan plan, RunHeader header, Instant begin) {
        AtomicReference<@Nullable PublishTasklet> publish = new AtomicReference<>();
        boolean first = warehouse.isNew();
        boolean resources = header.isFull() && !settings.resources().equals(Resources.NONE);
        run(store, client, plan, header, resources, (confirmed, log) -> {
            PublishTasklet tasklet =
                    new PublishTasklet(store.repository(), publication, confirmed, log, header, hashPrefix(), progress);
            publish.set(tasklet);
            return tasklet;
        });
        PublishTasklet published = Objects.requireNonNull(publish.get());
        RunResult result = published.result();
        ExportResult export = ParquetExport.of(warehouse, settings, header, result);
        return new RunReport(
                plan.runId(),
                plan.resumed(),
                first,
                result,
                published.unknownFields(),
                export,
                client.clockSkew(),
                elapsed(begin));
    }

    /** Reads and asks as a run does, and finds out what it would publish. */
    PlanReport rehearse(RunStore store, CalComClient client, RunPlan plan, RunHeader header, Instant begin) {
        AtomicReference<@Nullable Plan> found = new AtomicReference<>();
        ConfirmTasklet confirm =
                run(store, client, plan, header, false, (confirmed, log) -> (contribution, context) -> {
                    found.set(new Rehearsal(warehouse)
                            .plan(header, confirmed.reading(), confirmed.confirmation(), hashPrefix()));
                    return RepeatStatus.FINISHED;
                });
        return new PlanReport(
                Objects.requireNonNull(found.get()), confirm.reading().after(confirm.confirmation()), elapsed(begin));
    }

    /**
     * @param resources whether to read people and teams
     * @param last makes the last step, which publishes or replaces publishing
     */
    private ConfirmTasklet run(
            RunStore store,
            CalComClient client,
            RunPlan plan,
            RunHeader header,
            boolean resources,
            BiFunction<ConfirmTasklet, ReadingLog, Tasklet> last) {
        LocalDateTime now = StoredInstant.of(clock.instant());
        try (Staging staging = warehouse.staging(plan.staged(header), now)) {
            SyncSettings.Reading reading = settings.reading();
            ConfirmTasklet confirm = new ConfirmTasklet(
                    store.repository(),
                    new ClosingCandidates(warehouse, settings),
                    spent -> new ClosingCheck(client, reading, reading.requestBudget() - spent),
                    staging,
                    header,
                    progress);
            ReadingLog log = new ReadingLog(client::traffic);
            Tasklet others = resources ? new ResourcesTasklet(client, settings, staging, progress, plan) : null;
            Job job = job(store, client, staging, header, log, others, confirm, last.apply(confirm, log));
            requireCompleted(store.operator().start(job, plan.parameters()), plan.runId());
            return confirm;
        } catch (JobExecutionException e) {
            throw new SyncException(
                    Remedy.INVESTIGATE, "Run " + plan.runId() + " cannot be started: " + e.getMessage(), e);
        }
    }

    private Job job(
            RunStore store,
            CalComClient client,
            Staging staging,
            RunHeader header,
            ReadingLog log,
            @Nullable Tasklet resources,
            ConfirmTasklet confirm,
            Tasklet last) {
        StagedReading staged = staging.reading().orElseThrow();
        OooReader reader =
                new OooReader(new CalComPages(client, settings.reading()), settings.reading(), () -> watermark(staged));
        return new SyncJob(store, stop, clock)
                .build(
                        settings.job(),
                        // As many rows as travel at a time: fewer chunks, each of which forces two files to disk.
                        settings.reading().pageSize() * settings.reading().inFlight(),
                        new StoppableReader(reader, stop),
                        new EntryProcessor(settings.privacy(), header.scopeUserId(), log),
                        log,
                        new StagingWriter(staging, header.runId(), staged.stagedRows(), progress),
                        resources,
                        confirm,
                        last,
                        warehouse);
    }

    private String hashPrefix() {
        return ContentHash.prefix(settings.privacy());
    }

    /** Zero when the clock has been set back. */
    private Duration elapsed(Instant begin) {
        Duration elapsed = Duration.between(begin, clock.instant());
        return elapsed.isNegative() ? Duration.ZERO : elapsed;
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
            throw RunStoppedException.ofRun(runId);
        }
        throw FailedExecution.failure(execution);
    }
}
