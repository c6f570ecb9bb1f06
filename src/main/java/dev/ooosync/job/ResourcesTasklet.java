package dev.ooosync.job;

import dev.ooosync.calcom.CalComClient;
import dev.ooosync.people.PeopleReading;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.staging.Staging;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Reads people and teams into staging. Run again, it continues with the first resource that is not there yet. */
final class ResourcesTasklet implements Tasklet {

    private final PeopleReading reading;
    private final Staging staging;
    private final Progress progress;

    ResourcesTasklet(CalComClient client, SyncSettings settings, Staging staging, Progress progress, RunPlan plan) {
        this.reading =
                new PeopleReading(client, settings, new PrivacyFilter(settings.privacy())::payload, plan.resumed());
        this.staging = staging;
        this.progress = progress;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        reading.read(staging, progress::resource);
        return RepeatStatus.FINISHED;
    }
}
