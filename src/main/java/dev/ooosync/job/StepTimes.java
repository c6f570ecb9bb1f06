package dev.ooosync.job;

import dev.ooosync.database.StoredInstant;
import dev.ooosync.publishing.RunDetail.Step;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Notes in a step's context when it began, how often, and when it ended; a later attempt continues with the same context.
 * Spring Batch's own times have the JVM's zone, which need not be the same each time.
 */
record StepTimes(InstantSource clock) implements StepExecutionListener {

    private static final String STARTED = "step.started-at";
    private static final String FINISHED = "step.finished-at";
    private static final String ATTEMPTS = "step.attempts";

    @Override
    public void beforeStep(StepExecution step) {
        ExecutionContext context = step.getExecutionContext();
        if (!context.containsKey(STARTED)) {
            context.putLong(STARTED, clock.millis());
        }
        context.putInt(ATTEMPTS, context.getInt(ATTEMPTS, 0) + 1);
        context.remove(FINISHED);
    }

    @Override
    public @Nullable ExitStatus afterStep(StepExecution step) {
        step.getExecutionContext().putLong(FINISHED, clock.millis());
        return null;
    }

    /** What was noted of a step; one without an end is under way. */
    static Step of(StepExecution step) {
        ExecutionContext context = step.getExecutionContext();
        LocalDateTime started = StoredInstant.of(Instant.ofEpochMilli(context.getLong(STARTED, 0)));
        LocalDateTime finished = context.containsKey(FINISHED)
                ? StoredInstant.notBefore(started, Instant.ofEpochMilli(context.getLong(FINISHED)))
                : null;
        return new Step(step.getStepName(), context.getInt(ATTEMPTS, 1), started, finished);
    }
}
