package dev.ooosync.job;

import dev.ooosync.publishing.Publication;
import dev.ooosync.publishing.RunHeader;
import dev.ooosync.publishing.RunResult;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Publishes what the reading left in staging. Safe to run again: a run that has been published stays as it is. */
final class PublishTasklet implements Tasklet {

    private final Publication publication;
    private final ConfirmTasklet confirmed;
    private final RunHeader header;
    private final String hashPrefix;
    private final Progress progress;
    private @Nullable RunResult result;

    PublishTasklet(
            Publication publication, ConfirmTasklet confirmed, RunHeader header, String hashPrefix, Progress progress) {
        this.publication = publication;
        this.confirmed = confirmed;
        this.header = header;
        this.hashPrefix = hashPrefix;
        this.progress = progress;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        giveMemoryBack();
        progress.publishing(confirmed.stagedRows());
        result = publication.publish(header, confirmed.reading(), confirmed.confirmation(), hashPrefix);
        return RepeatStatus.FINISHED;
    }

    /** What the reading has left behind goes back to the system before the database needs as much: the peak is lower. */
    private static void giveMemoryBack() {
        System.gc();
    }

    RunResult result() {
        return Objects.requireNonNull(result, "nothing has been published yet");
    }
}
