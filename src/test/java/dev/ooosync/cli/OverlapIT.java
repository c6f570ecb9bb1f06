package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ooosync.cli.Program.Ended;
import dev.ooosync.cli.Program.Running;
import dev.ooosync.job.Truth;
import dev.ooosync.sandbox.Gate;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one warehouse: who waits, who need not, and what each is told. */
class OverlapIT {

    private static final String ALONE = "--sync.resources.users=false";
    private static final String NO_TEAMS = "--sync.resources.teams=false";

    @TempDir
    Path directory;

    private final Gate gate = new Gate();
    private Sandbox sandbox;
    private Program program;

    @BeforeEach
    void start() throws Exception {
        sandbox = gate.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .entries(5_000)
                .rateLimit(0)
                .latency(Duration.ofSeconds(20))
                .build());
        program = new Program(directory, sandbox.baseUrl());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private Running start(String command, String... options) {
        List<String> arguments = new ArrayList<>(List.of(command, "jobs/ooo.yml", ALONE, NO_TEAMS));
        arguments.addAll(List.of(options));
        return program.start(arguments.toArray(String[]::new));
    }

    /** In the middle of the list, and there it stays until the gate opens. */
    private Running reading(String command, String... options) {
        long before = sandbox.traffic().listRequests();
        gate.shutAfter(2);
        Running running = start(command, options);
        awaitOf(running, () -> sandbox.traffic().listRequests() > before + 2);
        return running;
    }

    private String lock() throws IOException {
        return Files.readString(directory.resolve("var/warehouse.duckdb.lock"));
    }

    /** Whoever waits says so. */
    private static void awaitWaiting(Running running) {
        awaitOf(running, () -> running.errors().contains("Waits for up to "));
    }

    /** Or until it has ended, which it must not. */
    private static void awaitOf(Running running, Callable<Boolean> reached) {
        await().atMost(Duration.ofMinutes(3)).until(() -> !running.process().isAlive() || reached.call());
        assertThat(running.process().isAlive()).as(running.errors()).isTrue();
    }

    @Test
    void a_second_full_run_ends_with_75_at_once_names_the_first_and_harms_nothing() throws Exception {
        Running first = reading("run");

        Running other = start("run", "--sync.run-store=var/other-run-store");
        Running looking = program.start("status", "jobs/ooo.yml");
        Ended second = other.await();
        Ended status = looking.await();

        String holder =
                "full run of organization 17 (job ooo), pid " + first.process().pid() + " on ";
        assertThat(second.exitCode()).as(second.err()).isEqualTo(75);
        assertThat(second.err()).contains(holder, "the other run does the work").doesNotContain("Waits");
        assertThat(status.exitCode()).as(status.err()).isEqualTo(66);
        assertThat(status.out()).contains("Running    " + holder);
        gate.open();
        Ended ended = first.await();
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        Truth.assertEqual(program.warehouse(), sandbox.organization());
    }

    @Test
    void another_organizations_run_is_waited_for_and_both_are_published() throws Exception {
        try (Sandbox another = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .organizationId(42)
                .entries(300)
                .rateLimit(0)
                .build())) {
            Running first = reading("run");
            Running second = start(
                    "run",
                    "--quiet",
                    "--sync.job=other",
                    "--sync.cal-com.organization=42",
                    "--sync.cal-com.base-url=" + another.baseUrl());
            awaitWaiting(second);
            gate.open();

            Ended ended = second.await();

            assertThat(first.await().exitCode()).isZero();
            assertThat(ended.exitCode()).as(ended.err()).isZero();
            assertThat(ended.err().lines())
                    .as("one warning, also with --quiet")
                    .singleElement()
                    .asString()
                    .contains(
                            "Waits for up to 10m",
                            "full run of organization 17 (job ooo), pid "
                                    + first.process().pid());
            assertThat(Truth.rows(program.warehouse(), "SELECT org_id, status FROM calcom.sync_run ORDER BY org_id"))
                    .containsExactly("17|published", "42|published");
        }
    }

    @Test
    void a_plan_and_a_scoped_run_do_not_do_a_full_runs_work() throws Exception {
        Running plan = reading("plan");
        Ended impatient = start("run", "--wait", "0s").await();
        Ended tired = start("run", "--wait", "2s").await();
        plan.kill();
        gate.open();
        Ended run = start("run").await();
        gate.shutAfter(0);

        assertThat(impatient.exitCode()).as(impatient.err()).isEqualTo(69);
        assertThat(impatient.err())
                .contains(
                        "plan of organization 17 (job ooo), pid "
                                + plan.process().pid(),
                        "Nothing was done.")
                .doesNotContain("Waits");
        assertThat(tired.exitCode()).as(tired.err()).isEqualTo(69);
        assertThat(tired.err()).contains("Waits for up to 2s", "Nothing was done in the 2s of waiting");
        assertThat(run.exitCode()).as(run.err()).isZero();
        String email = sandbox.organization().people().get(0).email();
        Running scoped = start("run", "--sync.reading.email=" + email);
        awaitOf(scoped, () -> lock().contains("scoped 17 ooo"));
        Ended beside = start("run", "--wait", "0s").await();
        scoped.kill();
        assertThat(beside.exitCode()).as(beside.err()).isEqualTo(69);
        assertThat(beside.err())
                .contains("scoped run of organization 17 (job ooo), pid "
                        + scoped.process().pid());
    }

    @Test
    void a_run_that_waits_stops_as_asked_and_one_that_is_killed_is_waited_for_no_longer() throws Exception {
        Running plan = reading("plan");
        Running stopped = start("run");
        Running patient = start("run");
        awaitWaiting(stopped);
        awaitWaiting(patient);

        Ended ended = stopped.terminate();
        plan.kill();
        gate.open();

        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(143);
        assertThat(ended.err()).contains("Stopped as asked while waiting", "plan of organization 17");
        assertThat(patient.await().exitCode()).as(patient.errors()).isZero();
        Truth.assertEqual(program.warehouse(), sandbox.organization());
    }
}
