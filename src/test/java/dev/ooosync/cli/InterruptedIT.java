package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.cli.Program.Ended;
import dev.ooosync.cli.Program.Running;
import dev.ooosync.job.Truth;
import dev.ooosync.postgresql.PostgresServer;
import dev.ooosync.sandbox.Faults;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was killed is told by status, left alone by plan, and resumed by the next run. */
class InterruptedIT {

    private static final String[] RUN = {
        "run", "jobs/ooo.yml", "--sync.reading.page-size=100", "--sync.reading.in-flight=1"
    };

    @TempDir
    Path directory;

    private Sandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .entries(2_000)
                .rateLimit(0)
                .build());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    /** kill -9 in the middle of the list. */
    private String kill(Program program) {
        sandbox.faults(Faults.parse("latency=200ms"));
        long before = sandbox.traffic().listRequests();
        Running running = program.start(RUN);
        running.awaitMoment(() -> sandbox.traffic().listRequests() > before + 8);
        assertThat(running.process().isAlive()).as(running.errors()).isTrue();
        running.kill();
        sandbox.faults(Faults.none());
        return running.output().split("\\s+")[1];
    }

    /** What status says, a plan, and the next run. */
    private void assertResumed(Program program, String runId, int status) {
        Ended told = program.run("status", "jobs/ooo.yml");
        assertThat(told.exitCode()).as(told.err()).isEqualTo(status);
        assertThat(told.out())
                .containsPattern(
                        "Cut short  run " + runId + ", after \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC, with [5-9]00 rows"
                                + " read; the next run resumes it\n")
                .contains("Running    nothing");
        assertThat(program.start(Map.of(), "status", "jobs/ooo.yml").await().out())
                .contains("the next run resumes it, if its settings are the same");
        assertThat(program.run("status", "jobs/ooo.yml", "--sync.privacy.notes=omit")
                        .out())
                .contains("the next run starts over: the settings have changed");
        Ended plan = program.run("plan", "jobs/ooo.yml");
        assertThat(plan.exitCode()).as(plan.err()).isZero();
        assertThat(plan.out()).containsPattern("2,00[01] entries read");
        assertThat(program.run("status", "jobs/ooo.yml").out()).contains("Cut short  run " + runId);
        long before = sandbox.traffic().listRequests();
        Ended resumed = program.run(RUN);
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(resumed.out()).contains("Run " + runId + " is resumed", "Run " + runId + ": published (resumed)");
        assertThat(sandbox.traffic().listRequests() - before).isLessThan(20);
        assertThat(program.run("status", "jobs/ooo.yml").out()).doesNotContain("Cut short");
    }

    @Test
    void in_a_file_also_before_there_is_one() throws Exception {
        Program program = new Program(directory, sandbox.baseUrl());
        assertResumed(program, kill(program), 66);
        Truth.assertEqual(program.warehouse(), sandbox.organization());

        sandbox.organization().add();
        assertResumed(program, kill(program), 0);
        Truth.assertEqual(program.warehouse(), sandbox.organization());
        assertThat(directory.resolve("var"))
                .isDirectoryNotContaining(path -> path.toString().matches(".*\\.(plan|staging|next)(\\.wal)?"));
    }

    @Test
    void on_a_server_with_its_run_store() throws Exception {
        String url = PostgresServer.newDatabase();
        Program program = new Program(
                directory,
                sandbox.baseUrl(),
                Map.of("WAREHOUSE_URL", url, "WAREHOUSE_USER", PostgresServer.USER, "RUN_STORE", "warehouse"));
        assertResumed(program, kill(program), 66);
        try (Connection connection = DriverManager.getConnection(url, PostgresServer.USER, "")) {
            Truth.assertEqual(connection, sandbox.organization());
            assertThat(Truth.rows(
                            connection,
                            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'calcom_staging'"
                                    + " AND table_name NOT LIKE 'batch%'"))
                    .isEmpty();
        }
    }
}
