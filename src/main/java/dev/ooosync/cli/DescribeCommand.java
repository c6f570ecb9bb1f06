package dev.ooosync.cli;

import dev.ooosync.insight.Description;
import dev.ooosync.insight.DescriptionFormat;
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
        name = "describe",
        description = "Prints the meaning of every table, view and column of the warehouse. Needs no key.",
        mixinStandardHelpOptions = true)
final class DescribeCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(
            arity = "0..1",
            paramLabel = "JOB",
            defaultValue = "jobs/ooo.yml",
            description = "The job file (default: ${DEFAULT-VALUE}).")
    private Path job = Path.of("");

    @Option(names = "--table", paramLabel = "NAME", description = "Only this table or view.")
    private @Nullable String table;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, markdown, or dbt: the sources.yml of a dbt project (default: ${DEFAULT-VALUE}).")
    private DescriptionFormat format = DescriptionFormat.TABLE;

    DescribeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        LocalSettings settings = JobFile.loadLocal(job, surroundings.environment(), surroundings.overrides());
        try (PublishedWarehouse warehouse = Warehouse.of(settings.warehouse()).open()) {
            Description all = Description.of(warehouse);
            Description wanted = table == null ? all : all.only(table);
            surroundings.console().say(format.write(wanted).stripTrailing());
        }
        return 0;
    }
}
