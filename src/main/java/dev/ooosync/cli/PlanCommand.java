package dev.ooosync.cli;

import dev.ooosync.insight.TextTable;
import dev.ooosync.job.PlanReport;
import dev.ooosync.publishing.FieldChange;
import dev.ooosync.publishing.Plan;
import dev.ooosync.publishing.Plan.PlannedChange;
import dev.ooosync.settings.JobFile;
import dev.ooosync.settings.SyncSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "plan",
        description =
                "Reads the list as a run does, and shows what a run would create, update and close. Publishes nothing, and"
                        + " leaves no trace in the warehouse.",
        mixinStandardHelpOptions = true,
        footer = {"", "It does not touch the reading of a run that was cut short: the next run still resumes it."})
final class PlanCommand implements Callable<Integer> {

    private static final int SHOWN = 50;

    private final Surroundings surroundings;
    private final Console console;

    @Parameters(paramLabel = "JOB", description = "The job file, such as jobs/ooo.yml.")
    private Path job = Path.of("");

    @Option(names = "--fields", description = "Show field by field what would change.")
    private boolean fields;

    @Option(names = "--all", description = "Show every entry, not only the first " + SHOWN + ".")
    private boolean all;

    @Mixin
    private WaitOption wait = new WaitOption();

    PlanCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.console = surroundings.console();
    }

    @Override
    public Integer call() {
        SyncSettings settings = JobFile.load(job, surroundings.environment(), surroundings.overrides(), Map.of());
        PlanReport report = new Runner(surroundings, false, wait.longest()).plan(settings);
        Plan plan = report.plan();
        console.say("A run would publish: %,d created, %,d updated, %,d closed; %,d rejected of %,d entries read"
                .formatted(plan.created(), plan.updated(), plan.closed(), plan.rejected(), plan.read()));
        console.say("  Verdict    " + report.reading().verdict());
        console.say("  Requests   %,d in %.1f s"
                .formatted(report.reading().requests(), report.elapsed().toMillis() / 1000.0));
        if (plan.held() > 0) {
            console.say("  Held       %,d entries are no longer listed and would not be closed%s"
                    .formatted(
                            plan.held(),
                            plan.message() == null ? ": Cal.com has not confirmed it" : ": " + plan.message()));
        }
        show("change", plan.changes());
        show("held", plan.heldEntries());
        plan.waiting()
                .forEach(run -> console.say(
                        "Held by run %s: %,d closings wait for a release. Look: show %s %s. Release: approve %s %s"
                                .formatted(run.runId(), run.closings(), run.runId(), job, job, run.runId())));
        if (plan.message() != null && plan.waiting().isEmpty()) {
            console.say("The next run holds these closings; after it they can be released: approve " + job + " latest");
        }
        console.say("Nothing was published.");
        return 0;
    }

    /** @param kind what the first column is: why an entry would change, or why it would be closed and is not */
    private void show(String kind, List<PlannedChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        List<PlannedChange> shown = all ? changes : changes.subList(0, Math.min(SHOWN, changes.size()));
        console.say("");
        TextTable.of(
                        List.of(kind, "entry", "user", "start", "end", "fields"),
                        shown.stream().map(this::row).toList())
                .lines()
                .forEach(console::say);
        if (shown.size() < changes.size()) {
            console.say("... and %,d more; --all shows them".formatted(changes.size() - shown.size()));
        }
        if (fields) {
            shown.stream().filter(change -> !change.fields().isEmpty()).forEach(this::fields);
        }
        console.say("");
    }

    private List<String> row(PlannedChange change) {
        return List.of(
                change.kind(),
                String.valueOf(change.entryId()),
                String.valueOf(change.userId()),
                change.startDate(),
                change.endDate(),
                change.fields().stream().map(FieldChange::field).collect(Collectors.joining(", ")));
    }

    private void fields(PlannedChange change) {
        console.say("");
        console.say("Entry " + change.entryId() + " (" + change.kind() + ")");
        change.fields().forEach(field -> console.say("  " + field));
    }
}
