package dev.ooosync.cli;

import dev.ooosync.publishing.Approval;
import dev.ooosync.publishing.Approval.Released;
import dev.ooosync.settings.JobFile;
import dev.ooosync.settings.LocalSettings;
import dev.ooosync.warehouse.Warehouse;
import dev.ooosync.warehouse.WarehouseSession;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "approve",
        description =
                "Releases the closings that a run has held because so many entries were gone at once. Needs no key.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Look first: calcom.held_closing lists them. Exactly these entries are released, as they are now: the next run",
            "closes those that are still gone, and judges only what goes beyond them."
        })
final class ApproveCommand implements Callable<Integer> {

    private static final String LATEST = "latest";

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "JOB", description = "The job file, such as jobs/ooo.yml.")
    private Path job = Path.of("");

    @Parameters(index = "1", paramLabel = "RUN", description = "The run that held them, or: latest.")
    private String run = LATEST;

    ApproveCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        LocalSettings settings = JobFile.loadLocal(job, surroundings.environment(), surroundings.overrides());
        Instant now = surroundings.clock().instant();
        String who = System.getProperty("user.name") + " at " + now.truncatedTo(ChronoUnit.SECONDS);
        Warehouse warehouse = Warehouse.of(settings.warehouse());
        warehouse.requirePublished();
        try (WarehouseSession session = warehouse.lock(now)) {
            Released released = new Approval(session, settings.job()).release(run.equals(LATEST) ? null : run, who);
            surroundings
                    .console()
                    .say(
                            "Released: %,d closings that run %s has held. The next run closes those that are still gone: run %s"
                                    .formatted(released.closings(), released.runId(), job));
        }
        return 0;
    }
}
