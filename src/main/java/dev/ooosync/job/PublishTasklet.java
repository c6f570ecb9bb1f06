package dev.ooosync.job;

import dev.ooosync.publishing.Publication;
import dev.ooosync.publishing.RunDetail;
import dev.ooosync.publishing.RunDetail.Step;
import dev.ooosync.publishing.RunHeader;
import dev.ooosync.publishing.RunResult;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Publishes what the reading left in staging. Safe to run again: a run that has been published stays as it is. */
final class PublishTasklet implements Tasklet {

    private final JobRepository repository;
    private final Publication publication;
    private final ConfirmTasklet confirmed;
    private final ReadingLog log;
    private final RunHeader header;
    private final String hashPrefix;
    private final Progress progress;
    private @Nullable RunResult result;
    private List<String> unknownFields = List.of();

    PublishTasklet(
            JobRepository repository,
            Publication publication,
            ConfirmTasklet confirmed,
            ReadingLog log,
            RunHeader header,
            String hashPrefix,
            Progress progress) {
        this.repository = repository;
        this.publication = publication;
        this.confirmed = confirmed;
        this.log = log;
        this.header = header;
        this.hashPrefix = hashPrefix;
        this.progress = progress;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        giveMemoryBack();
        progress.publishing(confirmed.stagedRows());
        RunDetail detail = detail(contribution.getStepExecution());
        unknownFields = detail.unknownFields();
        result = publication.publish(header, confirmed.reading(), confirmed.confirmation(), detail, hashPrefix);
        return RepeatStatus.FINISHED;
    }

    private RunDetail detail(StepExecution current) {
        JobInstance instance = current.getJobExecution().getJobInstance();
        StepExecution read = Objects.requireNonNull(repository.getLastStepExecution(instance, SyncJob.READ));
        StepExecution resources = repository.getLastStepExecution(instance, SyncJob.RESOURCES);
        StepExecution confirm = Objects.requireNonNull(repository.getLastStepExecution(instance, SyncJob.CONFIRM));
        List<Step> steps = Stream.of(read, resources, confirm, current)
                .filter(Objects::nonNull)
                .map(StepTimes::of)
                .toList();
        return log.detail(read.getExecutionContext(), steps);
    }

    /** What the reading has left behind goes back to the system before the database needs as much: the peak is lower. */
    private static void giveMemoryBack() {
        System.gc();
    }

    RunResult result() {
        return Objects.requireNonNull(result, "nothing has been published yet");
    }

    List<String> unknownFields() {
        return unknownFields;
    }
}
