package dev.ooosync.job;

import dev.ooosync.calcom.StoppedException;
import dev.ooosync.reading.OooReader;
import dev.ooosync.reading.ReadEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Ends a chunk early when a stop is requested, so that what has been read by then is staged. The step is marked
 * terminate-only, since without that a step whose reader has ended counts as complete.
 */
final class StoppableReader implements ItemStreamReader<ReadEntry>, StepExecutionListener {

    private final OooReader reader;
    private final StopSignal stop;
    private @Nullable StepExecution step;

    StoppableReader(OooReader reader, StopSignal stop) {
        this.reader = reader;
        this.stop = stop;
    }

    @Override
    public void beforeStep(StepExecution stepExecution) {
        step = stepExecution;
    }

    @Override
    public void open(ExecutionContext context) {
        reader.open(context);
    }

    @Override
    public @Nullable ReadEntry read() throws InterruptedException {
        try {
            return stop.isRequested() ? ended() : reader.read();
        } catch (StoppedException e) {
            return ended();
        }
    }

    private @Nullable ReadEntry ended() {
        if (step != null) {
            step.setTerminateOnly();
        }
        return null;
    }

    @Override
    public void update(ExecutionContext context) {
        reader.update(context);
    }

    @Override
    public void close() {
        reader.close();
    }
}
