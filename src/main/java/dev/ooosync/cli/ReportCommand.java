package dev.ooosync.cli;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.insight.Organization;
import dev.ooosync.report.Report;
import dev.ooosync.report.ReportOptions;
import dev.ooosync.settings.JobFile;
import dev.ooosync.settings.LocalSettings;
import dev.ooosync.warehouse.PublishedWarehouse;
import dev.ooosync.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "report",
        description =
                "Writes one HTML file to read and to pass on: who is away, how many are present, whose cover is missing, and"
                        + " how far to trust the data. It never contains notes or addresses. Needs no key.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(
            arity = "0..1",
            paramLabel = "JOB",
            defaultValue = "jobs/ooo.yml",
            description = "The job file (default: ${DEFAULT-VALUE}).")
    private Path job = Path.of("");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The file to write, in full or not at all.")
    private Path out = Path.of("");

    @Option(
            names = "--threshold",
            paramLabel = "PERCENT",
            defaultValue = "50",
            description =
                    "Lists and marks working days on which fewer percent are present (default: ${DEFAULT-VALUE}).")
    private int threshold;

    @Option(
            names = "--show-reasons",
            description = "Shows why each person is away; without it the file does not contain the reasons.")
    private boolean showReasons;

    @Option(names = "--no-names", description = "Calls people Person 1, Person 2, ..., in random order.")
    private boolean noNames;

    @Option(
            names = "--team",
            paramLabel = "NAME",
            description = "Reports on one team: its name, short name or id, such as: team 5.")
    private @Nullable String team;

    ReportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (threshold < 0 || threshold > 100) {
            throw new SyncException(
                    Remedy.FIX_ARGUMENTS, "--threshold is a share in percent, 0 to 100; it is " + threshold + ".");
        }
        LocalSettings settings = JobFile.loadLocal(job, surroundings.environment(), surroundings.overrides());
        try (PublishedWarehouse warehouse = Warehouse.of(settings.warehouse()).open()) {
            Report.write(
                    warehouse,
                    new ReportOptions(
                            Organization.of(warehouse, settings.organization()),
                            threshold,
                            showReasons,
                            noNames,
                            team,
                            Version.text()),
                    surroundings.clock().instant(),
                    out.toAbsolutePath());
        }
        surroundings.console().mention("Report     " + out);
        return 0;
    }
}
