package dev.ooosync.job;

import dev.ooosync.reading.OooReader;
import dev.ooosync.reading.ReadEntry;
import dev.ooosync.warehouse.Staging;
import dev.ooosync.warehouse.WarehouseFiles;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepInterruptionPolicy;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.transaction.PlatformTransactionManager;

/** The job's steps: read, publish, tidy. All but {@code read} may run again when they are complete. */
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
            OooReader reader,
            EntryProcessor processor,
            StagingWriter writer,
            PublishTasklet publish,
            WarehouseFiles files) {
        return new JobBuilder(name, repository)
                .start(read(chunkSize, reader, processor, writer))
                .next(tasklet("publish", publish))
                .next(tasklet("tidy", (contribution, context) -> {
                    Staging.discard(files);
                    return RepeatStatus.FINISHED;
                }))
                .build();
    }

    /**
     * Chunks of one page's rows, so that a stop comes at a page's end. The transaction is the run store's; the writer
     * commits staging itself, first.
     */
    private Step read(int chunkSize, OooReader reader, EntryProcessor processor, StagingWriter writer) {
        return new StepBuilder(READ, repository)
                .<ReadEntry, ProcessedEntry>chunk(chunkSize)
                .transactionManager(transactionManager)
                .reader(reader)
                .processor(processor)
                .writer(writer)
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

    private StepInterruptionPolicy stopPolicy() {
        return step -> {
            if (stop.isRequested()) {
                // Else a chunk step takes the exception for its end, and is complete with half of the list.
                step.setTerminateOnly();
                throw new JobInterruptedException("a stop was requested");
            }
        };
    }
}
