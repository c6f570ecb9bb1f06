package dev.ooosync.cli;

import dev.ooosync.settings.JobFile;
import dev.ooosync.warehouse.Warehouse;
import dev.ooosync.warehouse.WarehouseCopy;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "copy",
        description = "Copies a job's warehouse, with its whole history, into another job's empty one, of any kind.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "All of it is copied, or nothing. Overrides (--sync...) and SYNC_... variables apply to both jobs, so let each job",
            "file name its own warehouse."
        })
final class CopyCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "FROM", description = "The job file whose warehouse is copied.")
    private Path from = Path.of("");

    @Parameters(index = "1", paramLabel = "TO", description = "The job file whose empty warehouse is filled.")
    private Path to = Path.of("");

    CopyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Console console = surroundings.console();
        Warehouse source = warehouse(from);
        Warehouse target = warehouse(to);
        Map<String, Long> copied =
                new WarehouseCopy(source, target).run(surroundings.clock().instant());
        console.mention("Copied " + source.name() + " to " + target.name() + ":");
        copied.forEach((table, rows) -> console.mention("  %-20s %,12d rows".formatted(table, rows)));
        console.mention("Open it: " + target.opener());
        return 0;
    }

    private Warehouse warehouse(Path job) {
        return Warehouse.of(JobFile.loadLocal(job, surroundings.environment(), surroundings.overrides())
                .warehouse());
    }
}
