package dev.ooosync.cli;

import dev.ooosync.settings.JobFile;
import dev.ooosync.settings.SettingsReport;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "settings",
        description = "Checks a job file and prints the settings in effect; secrets are masked.",
        mixinStandardHelpOptions = true)
final class SettingsCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "JOB", description = "The job file, such as jobs/ooo.yml.")
    private Path job = Path.of("");

    SettingsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        surroundings
                .console()
                .say(SettingsReport.masked(
                        JobFile.load(job, surroundings.environment(), surroundings.overrides(), Map.of())));
        return 0;
    }
}
