package dev.ooosync.job;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.publishing.ClosingCandidates;
import dev.ooosync.publishing.ReadingResult;
import dev.ooosync.publishing.RunHeader;
import dev.ooosync.reading.ClosingCheck;
import dev.ooosync.staging.StagedReading;
import dev.ooosync.staging.StagedWatermark;
import dev.ooosync.staging.Staging;
import dev.ooosync.verdict.ClosingCandidate;
import dev.ooosync.verdict.Confirmation;
import dev.ooosync.verdict.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Asks Cal.com about the entries that the reading lacks. Each attempt to publish repeats it: the answer must not be old. */
final class ConfirmTasklet implements Tasklet {

    private final JobRepository repository;
    private final ClosingCandidates candidates;
    private final LongFunction<ClosingCheck> check;
    private final Staging staging;
    private final RunHeader header;
    private final Progress progress;
    private @Nullable ReadingResult reading;
    private Confirmation confirmation = Confirmation.NOTHING;
    private long stagedRows;

    /** @param check asks Cal.com, given HTTP requests that the reading has spent */
    ConfirmTasklet(
            JobRepository repository,
            ClosingCandidates candidates,
            LongFunction<ClosingCheck> check,
            Staging staging,
            RunHeader header,
            Progress progress) {
        this.repository = repository;
        this.candidates = candidates;
        this.check = check;
        this.staging = staging;
        this.header = header;
        this.progress = progress;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        StagedReading staged = staging.reading().orElseThrow();
        staging.close();
        stagedRows = staged.stagedRows();
        reading = verdictOf(contribution.getStepExecution(), staged);
        confirmation = confirm(reading);
        return RepeatStatus.FINISHED;
    }

    private Confirmation confirm(ReadingResult result) {
        List<ClosingCandidate> entries = candidates.find(header, result);
        if (entries.isEmpty()) {
            return Confirmation.NOTHING;
        }
        progress.confirming(entries.size());
        return check.apply(result.requests()).of(entries);
    }

    /** The verdict is where the last chunk of the read step put it, perhaps in an earlier process. */
    private ReadingResult verdictOf(StepExecution current, StagedReading staged) {
        StepExecution read = Objects.requireNonNull(
                repository.getLastStepExecution(current.getJobExecution().getJobInstance(), SyncJob.READ));
        ExecutionContext context = read.getExecutionContext();
        if (!context.containsKey("reading.verdict") || !reaches(staged.watermark(), context)) {
            throw new SyncException(
                    Remedy.REVIEW_DATA,
                    "The reading of run " + header.runId()
                            + " has no verdict, or has lost its rows, so it is not published. The next run reads from the start.");
        }
        return new ReadingResult(
                staged.asOf(),
                new Verdict(Verdict.Kind.of(context.getString("reading.verdict")), context.getString("reading.proof")),
                context.getLong("reading.requests"));
    }

    /** Whether staging holds the last row that the read step handed on; a server or a file may have lost the tail. */
    private static boolean reaches(@Nullable StagedWatermark staged, ExecutionContext read) {
        return staged == null
                ? !read.containsKey("reading.position")
                : staged.sweep().equals(read.get("reading.sweep"))
                        && Objects.equals(staged.position(), read.get("reading.position"))
                        && Objects.equals(staged.anchor(), read.get("reading.anchor"));
    }

    /** How the reading itself ended, before Cal.com was asked. */
    ReadingResult reading() {
        return Objects.requireNonNull(reading, "the reading has not been looked at yet");
    }

    Confirmation confirmation() {
        return confirmation;
    }

    long stagedRows() {
        return stagedRows;
    }
}
