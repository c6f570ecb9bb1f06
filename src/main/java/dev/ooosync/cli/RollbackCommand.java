package dev.ooosync.cli;

import dev.ooosync.settings.JobFile;
import dev.ooosync.settings.LocalSettings;
import dev.ooosync.warehouse.RollbackHold;
import dev.ooosync.warehouse.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "rollback",
        description = "Publishes the generation before the present one again, and holds later runs until the release.",
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
        RollbackHold hold = warehouse.rollbackHold();
        if (warehouse.generations().isEmpty() && !warehouse.isHeld()) {
            warehouse.requirePublished();
        }
        if (release) {
            boolean held = hold.release(surroundings.clock().instant());
            console.say(held ? "Runs publish to " + warehouse.name() + " again." : warehouse.name() + " was not held.");
            return 0;
        }
        Path aside = hold.rollBack(surroundings.clock().instant());
        console.say("Published again: the generation before, as " + warehouse.name());
        if (Files.exists(aside)) {
            console.say("Kept aside:      " + aside);
        }
        console.say("Runs are held (exit code 65) until: rollback " + job + " --release");
        return 0;
    }
}
