package dev.ooosync.cli;

import dev.ooosync.settings.JobFile;
import dev.ooosync.settings.SyncSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "run",
        description = "Runs a job once: reads the list, and publishes what has changed.",
        mixinStandardHelpOptions = true,
        footer = {"", "The next run resumes a run that failed, died or was stopped. Running again is always safe."})
final class RunCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "JOB", description = "The job file, such as jobs/ooo.yml.")
    private Path job = Path.of("");

    @Option(names = "--fresh", description = "Read from the start, even if an earlier run could be resumed.")
    private boolean fresh;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print only warnings and errors, and one line for a new warehouse.")
    private boolean quiet;

    @Mixin
    private WaitOption wait = new WaitOption();

    RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (quiet) {
            // Read by Logging: a retry that helped is nothing wrong, and one that did not is told at the end.
            System.setProperty("ooosync.retries", "OFF");
        }
        SyncSettings settings = JobFile.load(job, surroundings.environment(), surroundings.overrides(), Map.of());
        return new Runner(surroundings, quiet, wait.longest()).run(job, settings, fresh);
    }
}
