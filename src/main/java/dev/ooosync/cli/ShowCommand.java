package dev.ooosync.cli;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.insight.Organization;
import dev.ooosync.insight.QueryAnswer;
import dev.ooosync.insight.Story;
import dev.ooosync.insight.TextTable;
import dev.ooosync.settings.JobFile;
import dev.ooosync.settings.LocalSettings;
import dev.ooosync.warehouse.PublishedWarehouse;
import dev.ooosync.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description =
                "Shows everything about a run (steps, requests, waits, verdict and proof, changes, rejects), or about an entry"
                        + " (versions, runs, why it was closed). Needs no key.",
        mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

    private static final int SHOWN = 50;

    private final Surroundings surroundings;
    private final Console console;

    @Parameters(
            index = "0",
            paramLabel = "RUN|ENTRY",
            description = "A run's id, or: latest; or an entry's id, a number.")
    private String what = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "JOB",
            defaultValue = "jobs/ooo.yml",
            description = "The job file (default: ${DEFAULT-VALUE}).")
    private Path job = Path.of("");

    @Option(names = "--all", description = "Show every row, not only the first " + SHOWN + " of each table.")
    private boolean all;

    ShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.console = surroundings.console();
    }

    @Override
    public Integer call() {
        LocalSettings settings = JobFile.loadLocal(job, surroundings.environment(), surroundings.overrides());
        try (PublishedWarehouse warehouse = Warehouse.of(settings.warehouse()).open()) {
            int rows = all ? Integer.MAX_VALUE : SHOWN;
            List<QueryAnswer> story = what.matches("[0-9]{1,18}")
                    ? Story.ofEntry(
                            warehouse, Organization.of(warehouse, settings.organization()), Long.parseLong(what), rows)
                    : Story.ofRun(warehouse, runId(warehouse, settings), rows);
            story.forEach(this::show);
        }
        return 0;
    }

    private String runId(PublishedWarehouse warehouse, LocalSettings settings) {
        if (!what.equals("latest")) {
            return what;
        }
        long organization = Organization.of(warehouse, settings.organization());
        return Story.latestRun(warehouse, settings.job(), organization)
                .orElseThrow(() -> new SyncException(
                        Remedy.FIX_ARGUMENTS,
                        "The ledger has no run of the job " + settings.job() + " for organization " + organization
                                + " yet."));
    }

    private void show(QueryAnswer answer) {
        boolean facts = answer.columns().equals(List.of("fact", "detail"));
        if (facts) {
            console.say(answer.title());
            answer.rows().forEach(row -> console.say("  %-16s %s".formatted(row.get(0), row.get(1))));
            return;
        }
        console.say("");
        console.say(answer.title());
        TextTable.of(answer.columns(), answer.rows()).lines().forEach(line -> console.say("  " + line));
        if (answer.rows().size() < answer.totalRows()) {
            console.say("  ... and %,d more; --all shows them"
                    .formatted(answer.totalRows() - answer.rows().size()));
        }
    }
}
