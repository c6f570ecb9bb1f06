package dev.ooosync.job;

import dev.ooosync.database.StoredInstant;
import dev.ooosync.publishing.RunHeader;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.staging.StagedReading;
import dev.ooosync.staging.StagedRun;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * Whether a run is new or resumes an earlier one: each run is a JobInstance by its run id.
 *
 * @param startedAt when the run first began (UTC)
 */
record RunPlan(String runId, LocalDateTime startedAt, boolean resumed, JobParameters parameters) {

    private static final String RUN_ID = "run-id";
    private static final String STARTED_AT = "started-at";
    private static final String MADE_WITH = "made-with";

    /**
     * A run of its own, with an id that comes after those of the runs before.
     *
     * @param lastInLedger of all jobs that publish there: another one's clock may have been wrong; null for none
     */
    static RunPlan fresh(RunStore store, String job, Instant now, String madeWith, @Nullable String lastInLedger) {
        JobExecution last = lastExecution(store, job);
        String lastId = Stream.of(last == null ? null : last.getJobParameters().getString(RUN_ID), lastInLedger)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        String runId = RunId.next(now, lastId, RandomGenerator.getDefault());
        LocalDateTime startedAt = StoredInstant.of(now);
        JobParameters parameters = new JobParametersBuilder()
                .addString(RUN_ID, runId, true)
                .addLocalDateTime(STARTED_AT, startedAt, false)
                .addString(MADE_WITH, madeWith, false)
                .toJobParameters();
        return new RunPlan(runId, startedAt, false, parameters);
    }

    /**
     * The last run, if it can be resumed: it failed, died or was stopped, is younger than the resume window, was made
     * with the same settings by the same version, and staging still holds its reading. The caller holds the
     * warehouse's lock; so an execution that is still marked as running is dead, and is recovered first.
     */
    static Optional<RunPlan> resume(
            RunStore store, SyncSettings settings, Instant now, String madeWith, @Nullable StagedReading staged) {
        JobExecution execution = lastExecution(store, settings.job());
        if (execution == null) {
            return Optional.empty();
        }
        if (isMarkedRunning(execution)) {
            store.operator().recover(execution);
        }
        JobParameters parameters = execution.getJobParameters();
        String runId = parameters.getString(RUN_ID);
        LocalDateTime startedAt = parameters.getLocalDateTime(STARTED_AT);
        if (!isRestartable(execution)
                || runId == null
                || startedAt == null
                || staged == null
                || !staged.runId().equals(runId)
                || Resumption.obstacle(
                                startedAt,
                                String.valueOf(parameters.getString(MADE_WITH)),
                                madeWith,
                                now,
                                settings.reading().resumeWindow())
                        != null) {
            return Optional.empty();
        }
        return Optional.of(new RunPlan(runId, startedAt, true, parameters));
    }

    private static @Nullable JobExecution lastExecution(RunStore store, String job) {
        JobInstance last = store.repository().getLastJobInstance(job);
        return last == null ? null : store.repository().getLastJobExecution(last);
    }

    /** A job may be marked as ended while one of its steps is not: a shutdown can fall between the two. */
    private static boolean isMarkedRunning(JobExecution execution) {
        return execution.getStatus().isRunning()
                || execution.getStepExecutions().stream()
                        .anyMatch(step -> step.getStatus().isRunning());
    }

    /** Spring Batch refuses to restart a step that ended as unknown, even in a job that has failed. */
    private static boolean isRestartable(JobExecution execution) {
        return (execution.getStatus() == BatchStatus.FAILED || execution.getStatus() == BatchStatus.STOPPED)
                && execution.getStepExecutions().stream().noneMatch(step -> step.getStatus() == BatchStatus.UNKNOWN);
    }

    /** For staging, so that others can tell whose reading it holds. */
    StagedRun staged(RunHeader header) {
        return new StagedRun(
                runId, header.job(), header.orgId(), startedAt, String.valueOf(parameters.getString(MADE_WITH)));
    }
}
