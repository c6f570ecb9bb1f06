package dev.ooosync.cli;

import dev.ooosync.disk.FileOwner;
import dev.ooosync.disk.WrittenPath;
import dev.ooosync.insight.Queries;
import dev.ooosync.insight.QueryAnswer;
import dev.ooosync.insight.Question;
import dev.ooosync.insight.TextTable;
import dev.ooosync.report.Report;
import dev.ooosync.report.ReportOptions;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxSettings;
import dev.ooosync.settings.JobFile;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.warehouse.PublishedWarehouse;
import dev.ooosync.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "demo",
        description = "Starts a sandbox, runs a job against it, and answers a few questions from the warehouse.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final int ROWS = 8;
    /** Of 200 people in a year and a half: a few percent of them are away on a normal day. */
    private static final int ENTRIES = 2_500;

    private static final Path DIRECTORY = Path.of("var/demo");
    private static final Path REPORT = DIRECTORY.resolve("report.html");
    private static final List<String> QUESTIONS = List.of("away_today", "days_away_by_month", "thin_days", "freshness");

    private final Surroundings surroundings;
    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "JOB",
            defaultValue = "jobs/demo.yml",
            description = "The job file (default: ${DEFAULT-VALUE}); its base URL should be $${SANDBOX_URL}.")
    private Path job = Path.of("");

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.console = surroundings.console();
    }

    @Override
    public Integer call() throws IOException {
        LocalDate around = firstDay();
        try (Sandbox sandbox = Sandbox.start(
                SandboxSettings.builder(around).port(0).entries(ENTRIES).build())) {
            console.say("A Cal.com sandbox with 200 people and %,d entries listens on %s"
                    .formatted(ENTRIES, sandbox.baseUrl()));
            SyncSettings settings = JobFile.load(
                    job,
                    surroundings.environment(),
                    surroundings.overrides(),
                    Map.of("SANDBOX_URL", sandbox.baseUrl().toString()));
            int exitCode = new Runner(surroundings, false, Duration.ZERO).run(job, settings, false);
            answers(settings.calCom().organization(), Warehouse.of(settings.warehouse()));
            return exitCode;
        }
    }

    private void answers(long organization, Warehouse demo) {
        try (PublishedWarehouse warehouse = demo.open()) {
            LocalDate today = LocalDate.ofInstant(surroundings.clock().instant(), ZoneOffset.UTC);
            for (String name : QUESTIONS) {
                Question question = Queries.named(name);
                Map<String, Object> values =
                        Queries.about(warehouse, organization, question, question.values(Map.of(), today));
                show(Queries.ask(warehouse, question, values, ROWS));
            }
            Report.write(
                    warehouse,
                    ReportOptions.of(organization, Version.text()),
                    surroundings.clock().instant(),
                    REPORT);
        }
        console.say("");
        console.say("A report, to open in a browser: " + REPORT);
        console.say("Run it again: nothing will have changed.");
    }

    private void show(QueryAnswer answer) {
        console.say("");
        console.say(answer.title());
        console.say("");
        console.say("  query " + answer.name() + " " + job);
        console.say("");
        TextTable.of(answer.columns(), answer.rows()).lines().forEach(line -> console.say("  " + line));
        if (answer.totalRows() > answer.rows().size()) {
            console.say("  ... and " + (answer.totalRows() - answer.rows().size()) + " more");
        }
    }

    /** The day the data lies around: that of the first demo, so that the next day's run finds the same data. */
    private LocalDate firstDay() throws IOException {
        Path kept = DIRECTORY.resolve("first-day");
        if (Files.exists(kept)) {
            return LocalDate.parse(Files.readString(kept).strip());
        }
        LocalDate today = LocalDate.now(surroundings.clock());
        WrittenPath.makeDirectory(DIRECTORY.toAbsolutePath());
        Files.writeString(kept, today + "\n");
        FileOwner.give(kept);
        return today;
    }
}
