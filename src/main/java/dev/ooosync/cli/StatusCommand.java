package dev.ooosync.cli;

import dev.ooosync.insight.TextTable;
import dev.ooosync.insight.WarehouseStatus;
import dev.ooosync.insight.WarehouseStatus.FailedCheck;
import dev.ooosync.insight.WarehouseStatus.Freshness;
import dev.ooosync.insight.WarehouseStatus.Run;
import dev.ooosync.job.Resumption;
import dev.ooosync.settings.JobFile;
import dev.ooosync.settings.LocalSettings;
import dev.ooosync.staging.InterruptedRun;
import dev.ooosync.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "status",
        description =
                "Shows the last runs and their verdicts, how fresh the data is, and who holds the lock. Needs no key.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private static final int RUNS = 10;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private final Surroundings surroundings;
    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "JOB",
            defaultValue = "jobs/ooo.yml",
            description = "The job file (default: ${DEFAULT-VALUE}).")
    private Path job = Path.of("");

    StatusCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.console = surroundings.console();
    }

    @Override
    public Integer call() {
        LocalSettings settings = JobFile.loadLocal(job, surroundings.environment(), surroundings.overrides());
        Warehouse warehouse = Warehouse.of(settings.warehouse());
        WarehouseStatus status = WarehouseStatus.of(warehouse, RUNS);
        console.say("Job        " + settings.job()
                + (settings.organization() == null ? "" : ", organization " + settings.organization()));
        console.say("Warehouse  " + warehouse.name() + (status.isPublished() ? "" : " (nothing published)"));
        console.say("Running    " + (status.lockHolder() == null ? "nothing" : status.lockHolder()));
        InterruptedRun interrupted = status.interrupted();
        if (interrupted != null) {
            console.say("Cut short  run %s, after %s UTC, with %,d rows read; %s"
                    .formatted(
                            interrupted.run().runId(),
                            minute(interrupted.stagedAt()),
                            interrupted.stagedRows(),
                            Resumption.outlook(
                                    interrupted,
                                    settings,
                                    Version.text(),
                                    surroundings.clock().instant())));
        }
        if (status.isHeld()) {
            console.say("Held       since a rollback; release it with: rollback " + job + " --release");
        }
        status.freshness().forEach(this::freshness);
        runs(status.runs());
        files(status);
        checks(status);
        if (!status.isPublished()) {
            warehouse.requirePublished();
        }
        return 0;
    }

    private void freshness(Freshness fresh) {
        LocalDateTime asOf = fresh.asOf();
        String age = asOf == null
                ? "of unknown age"
                : "as of " + minute(asOf) + " UTC, " + fresh.ageMinutes() + " minutes old";
        console.say("Data       of organization " + fresh.orgId() + " " + age + ", " + fresh.completeness());
        if (fresh.impossibleAsOf() != null) {
            console.say("           the clock of run " + fresh.runId() + " was wrong: it said "
                    + minute(fresh.impossibleAsOf()) + " UTC; the age is from the newest known time");
        }
        if (fresh.completeAsOf() == null && !fresh.completeness().equals("complete")) {
            console.say("           no reading has been complete yet");
        } else if (fresh.completeAsOf() == null) {
            console.say("           the time of the last complete reading is unknown");
        } else if (!fresh.completeAsOf().equals(fresh.asOf())) {
            console.say("           the last complete reading began on " + minute(fresh.completeAsOf()) + " UTC");
        }
        if (fresh.failedSince() != null) {
            console.say("           run " + fresh.failedSince() + " has failed or was held since then");
        }
    }

    private void runs(List<Run> runs) {
        if (runs.isEmpty()) {
            return;
        }
        console.say("");
        table(
                List.of(
                        "run",
                        "organization",
                        "started (UTC)",
                        "mode",
                        "status",
                        "verdict",
                        "read",
                        "created",
                        "updated",
                        "closed",
                        "rejected",
                        "requests"),
                runs.stream().map(StatusCommand::row).toList());
        runs.stream()
                .filter(run -> run.message() != null)
                .limit(3)
                .forEach(run -> console.say(run.runId() + ": " + run.message()));
        runs.stream()
                .filter(run -> run.completeness() != null)
                .collect(Collectors.toMap(Run::orgId, run -> run, (newer, older) -> newer, LinkedHashMap::new))
                .values()
                .forEach(this::unknownFields);
    }

    /** Of the newest reading of an organization: what an earlier one met with may be gone. */
    private void unknownFields(Run run) {
        if (run.unknownFields() != null && !run.unknownFields().isEmpty()) {
            console.say(run.runId() + ": fields of entries that its version does not know: " + run.unknownFields());
        }
    }

    private static List<@Nullable String> row(Run run) {
        return Arrays.asList(
                run.runId(),
                Long.toString(run.orgId()),
                minute(run.startedAt()),
                run.mode(),
                run.status(),
                run.completeness(),
                text(run.distinctIds()),
                text(run.created()),
                text(run.updated()),
                text(run.closed()),
                text(run.rejected()),
                text(run.requests()));
    }

    private void files(WarehouseStatus status) {
        if (status.files().size() > 1) {
            console.say("");
            console.say("Earlier generations, for rollback:");
            status.files().stream()
                    .filter(file -> file.generation() > 0)
                    .forEach(file -> console.say("  " + file.path() + " of "
                            + file.modifiedAt().truncatedTo(ChronoUnit.SECONDS) + ", " + file.bytes() / 1024 + " KiB"));
        }
    }

    private void checks(WarehouseStatus status) {
        if (!status.failedChecks().isEmpty()) {
            console.say("");
            console.say("Checks:");
            status.failedChecks().forEach(this::check);
        }
    }

    private void check(FailedCheck check) {
        console.say("  organization %d, %s: %,d rows. %s"
                .formatted(check.orgId(), check.severity(), check.offendingRows(), check.sentence()));
        if (check.examples() != null && !check.examples().isEmpty()) {
            console.say("    for example: " + check.examples());
        }
    }

    private void table(List<String> columns, List<? extends List<? extends @Nullable String>> rows) {
        TextTable.of(columns, rows).lines().forEach(console::say);
    }

    private static String minute(LocalDateTime instant) {
        return MINUTE.format(instant);
    }

    private static @Nullable String text(@Nullable Long number) {
        return number == null ? null : number.toString();
    }
}
