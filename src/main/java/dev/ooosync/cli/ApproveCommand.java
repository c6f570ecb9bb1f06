package dev.ooosync.cli;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.insight.Organization;
import dev.ooosync.publishing.Approval;
import dev.ooosync.publishing.Approval.Released;
import dev.ooosync.settings.JobFile;
import dev.ooosync.settings.LocalSettings;
import dev.ooosync.warehouse.PublishedWarehouse;
import dev.ooosync.warehouse.Warehouse;
import dev.ooosync.warehouse.WarehouseSession;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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

    @Option(names = "--revoke", description = "Take a release back; what was closed by it stays closed.")
    private boolean revoke;

    ApproveCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        LocalSettings settings = JobFile.loadLocal(job, surroundings.environment(), surroundings.overrides());
        Instant now = surroundings.clock().instant();
        String who = System.getProperty("user.name") + " at " + now.truncatedTo(ChronoUnit.SECONDS);
        String runId = run.equals(LATEST) ? null : run;
        Warehouse warehouse = Warehouse.of(settings.warehouse());
        warehouse.requirePublished();
        try (WarehouseSession session = warehouse.lock(now)) {
            Approval approval = new Approval(session, settings.job(), organization(session, settings));
            Released found = revoke ? approval.revoke(runId, who) : approval.release(runId, who);
            String text = revoke
                    ? "Revoked: %,d closings that run %s has held are no longer released. The next run judges them again: run %s"
                    : "Released: %,d closings that run %s has held. The next run closes those that are still gone: run %s";
            surroundings.console().mention(text.formatted(found.closings(), found.runId(), job));
        }
        return 0;
    }

    private static long organization(WarehouseSession session, LocalSettings settings) {
        try (PublishedWarehouse published = session.published()) {
            if (published == null) {
                throw new SyncException(Remedy.FIX_ARGUMENTS, "Nothing has been published, so no run holds anything.");
            }
            return Organization.of(published, settings.organization());
        }
    }
}
