package dev.ooosync.cli;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.insight.Organization;
import dev.ooosync.publishing.Approval;
import dev.ooosync.publishing.Approval.Released;
import dev.ooosync.settings.JobFile;
import dev.ooosync.settings.LocalSettings;
import dev.ooosync.warehouse.PublishedWarehouse;
import dev.ooosync.warehouse.Rollback;
import dev.ooosync.warehouse.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "rollback",
        description =
                "Publishes the previous generation again, with all organizations in it and without open approvals. Holds later"
                        + " runs until the release. If it exits 69, retry once the running job has finished.",
        mixinStandardHelpOptions = true)
final class RollbackCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "JOB", description = "The job file, such as jobs/ooo.yml.")
    private Path job = Path.of("");

    @Option(names = "--release", description = "Let runs publish again.")
    private boolean release;

    RollbackCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        LocalSettings settings = JobFile.loadLocal(job, surroundings.environment(), surroundings.overrides());
        Console console = surroundings.console();
        Warehouse warehouse = Warehouse.of(settings.warehouse());
        Rollback rollback = warehouse.rollback().orElseThrow(() -> noGenerations(warehouse));
        if (rollback.generations().isEmpty() && !rollback.isHeld()) {
            warehouse.requirePublished();
        }
        if (release) {
            boolean held = rollback.release(surroundings.clock().instant());
            console.mention(
                    held ? "Runs publish to " + warehouse.name() + " again." : warehouse.name() + " was not held.");
            return 0;
        }
        Instant now = surroundings.clock().instant();
        List<Released> withdrawn = new ArrayList<>();
        String by = "the rollback at " + now.truncatedTo(ChronoUnit.SECONDS);
        Path aside = rollback.rollBack(now, generation -> withdrawn.addAll(Approval.withdraw(generation, by)));
        console.mention("Published again: the previous generation, as " + warehouse.name());
        withdrawn.forEach(run -> console.mention(
                "Withdrawn:       the release of %,d closings that run %s has held. If they are to be closed: approve %s %s"
                        .formatted(run.closings(), run.runId(), job, run.runId())));
        if (Files.exists(aside)) {
            console.mention("Kept aside:      " + aside);
        }
        organizations(warehouse).ifPresent(console::mention);
        console.mention("Runs are held (exit code 65) until: rollback " + job + " --release");
        return 0;
    }

    private static SyncException noGenerations(Warehouse warehouse) {
        return new SyncException(
                Remedy.FIX_ARGUMENTS,
                "The warehouse " + warehouse.name()
                        + " keeps no earlier generations: a publish changes its tables in one"
                        + " transaction. To go back, restore them from the server's backup (point-in-time recovery); what"
                        + " was known at any time is in calcom.ooo_entry_history (valid_from, valid_to).");
    }

    /** A rollback is about the whole file. */
    private static Optional<String> organizations(Warehouse warehouse) {
        try (PublishedWarehouse published = warehouse.open()) {
            List<Long> all = Organization.all(published);
            return all.size() < 2
                    ? Optional.empty()
                    : Optional.of("Organizations:   "
                            + all.stream().map(String::valueOf).collect(Collectors.joining(", "))
                            + "; all were rolled back");
        }
    }
}
