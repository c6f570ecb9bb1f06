package dev.ooosync.job;

import dev.ooosync.reading.ReadEntry;
import dev.ooosync.warehouse.WarehouseSession;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.listener.StepListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepInterruptionPolicy;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.transaction.PlatformTransactionManager;

/** The job's steps: read, confirm, publish, tidy. All but {@code read} may run again when they are complete. */
final class SyncJob {

    static final String READ = "read";

    private final JobRepository repository;
    private final PlatformTransactionManager transactionManager;
    private final StopSignal stop;

    SyncJob(RunStore store, StopSignal stop) {
        this.repository = store.repository();
        this.transactionManager = store.transactionManager();
        this.stop = stop;
    }

    Job build(
            String name,
            int chunkSize,
            StoppableReader reader,
            EntryProcessor processor,
            StagingWriter writer,
            ConfirmTasklet confirm,
            PublishTasklet publish,
            WarehouseSession warehouse) {
        return new JobBuilder(name, repository)
                .start(read(chunkSize, reader, processor, writer))
                .next(tasklet("confirm", confirm))
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
    private Step read(int chunkSize, StoppableReader reader, EntryProcessor processor, StagingWriter writer) {
        return new StepBuilder(READ, repository)
                .<ReadEntry, ProcessedEntry>chunk(chunkSize)
                .transactionManager(transactionManager)
                .reader(reader)
                .processor(processor)
                .writer(writer)
                .listener((StepListener) reader)
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
                .allowStartIfComplete(true)
                .build();
    }

    /** Terminate-only beside the exception: a chunk step that is only interrupted ends its loop as completed. */
    private StepInterruptionPolicy stopPolicy() {
        return step -> {
            if (stop.isRequested()) {
                step.setTerminateOnly();
                throw new JobInterruptedException("a stop was requested");
            }
        };
    }
}
