package dev.ooosync.job;

import dev.ooosync.reading.ReadEntry;
import dev.ooosync.warehouse.WarehouseSession;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.listener.StepListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepInterruptionPolicy;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttribute;

/**
 * The job's steps: read, resources (full runs only), confirm, publish, tidy. All but {@code read} may run again when they
 * are complete.
 */
final class SyncJob {

    static final String READ = "read";
    static final String RESOURCES = "resources";
    static final String CONFIRM = "confirm";

    /** Around a tasklet: a server ends sessions that idle in one while Cal.com is waited for. */
    private static final TransactionAttribute NO_TRANSACTION =
            new DefaultTransactionAttribute(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);

    private final JobRepository repository;
    private final PlatformTransactionManager transactionManager;
    private final StopSignal stop;
    private final StepTimes times;

    SyncJob(RunStore store, StopSignal stop, InstantSource clock) {
        this.times = new StepTimes(clock);
        this.repository = store.repository();
        this.transactionManager = store.transactionManager();
        this.stop = stop;
    }

    Job build(
            String name,
            int chunkSize,
            StoppableReader reader,
            EntryProcessor processor,
            ReadingLog log,
            StagingWriter writer,
            @Nullable Tasklet resources,
            ConfirmTasklet confirm,
            Tasklet publish,
            WarehouseSession warehouse) {
        SimpleJobBuilder job = new JobBuilder(name, repository).start(read(chunkSize, reader, processor, log, writer));
        if (resources != null) {
            job = job.next(tasklet(RESOURCES, resources));
        }
        return job.next(tasklet(CONFIRM, confirm))
                .next(tasklet("publish", publish))
                .next(tasklet("tidy", (contribution, context) -> {
                    warehouse.discardStaging();
                    return RepeatStatus.FINISHED;
                }))
                .build();
    }

    /**
     * The transaction is the run store's; the writer commits staging itself, first.
     */
    private Step read(
            int chunkSize, StoppableReader reader, EntryProcessor processor, ReadingLog log, StagingWriter writer) {
        return new StepBuilder(READ, repository)
                        .<ReadEntry, ProcessedEntry>chunk(chunkSize)
                        .transactionManager(transactionManager)
                        .reader(reader)
                        .processor(processor)
                        .writer(writer)
                        .stream(log)
                        .listener((StepListener) reader)
                        .listener(times)
                        .interruptionPolicy(stopPolicy())
                        .build();
    }

    private Step tasklet(String name, Tasklet tasklet) {
        return new StepBuilder(name, repository)
                .tasklet(
                        (contribution, context) -> {
                            stopPolicy().checkInterrupted(contribution.getStepExecution());
                            return tasklet.execute(contribution, context);
                        },
                        transactionManager)
                .transactionAttribute(NO_TRANSACTION)
                .listener(times)
                .allowStartIfComplete(true)
                .build();
    }

    /** Sets terminate-only in addition to the exception: a chunk step that is only interrupted ends its loop as completed. */
    private StepInterruptionPolicy stopPolicy() {
        return step -> {
            if (stop.isRequested()) {
                step.setTerminateOnly();
                throw new JobInterruptedException("a stop was requested");
            }
        };
    }
}
