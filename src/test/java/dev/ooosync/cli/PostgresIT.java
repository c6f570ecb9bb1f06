package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ooosync.cli.Program.Ended;
import dev.ooosync.cli.Program.Running;
import dev.ooosync.job.Truth;
import dev.ooosync.postgresql.PostgresServer;
import dev.ooosync.sandbox.Gate;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxSettings;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The single jar with a PostgreSQL server: kills, signals, and what another host sees of it. */
class PostgresIT {

    private static final int TERMINATED = 143;
    private static final int INTERRUPTED = 130;

    @TempDir
    Path directory;

    private final String url = PostgresServer.newDatabase();
    private final Gate gate = new Gate();
    private Sandbox sandbox;
    private Program program;

    @BeforeEach
    void start() throws Exception {
        sandbox = gate.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .entries(3_000)
                .rateLimit(0)
                .latency(Duration.ofSeconds(20))
                .build());
        gate.open();
        program = program("here", sandbox.baseUrl());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private Program program(String host, URI calCom) throws Exception {
        return new Program(
                        directory.resolve(host),
                        calCom,
                        Map.of("WAREHOUSE_URL", url, "WAREHOUSE_USER", "postgres", "WAREHOUSE_PASSWORD", "xyzzy-4711"))
                .jar();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "postgres", "");
    }

    private void assertTruth() throws SQLException {
        try (Connection connection = connect()) {
            Truth.assertEqual(connection, sandbox.organization());
        }
    }

    @Test
    void a_killed_run_gives_the_lock_back_and_another_host_sees_all_of_it() throws Exception {
        Program other = program("there", URI.create("http://127.0.0.1:1"));
        Ended first = program.run("run", "jobs/ooo.yml");
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out())
                .contains("psql '" + url.substring("jdbc:".length()) + "'")
                .doesNotContain("file");
        sandbox.organization().change(new Random(5));
        long before = sandbox.traffic().listRequests();
        gate.shutAfter(2);
        Running running = program.start("run", "jobs/ooo.yml");
        await().atMost(Duration.ofSeconds(60)).until(() -> sandbox.traffic().listRequests() > before + 2);

        Ended alive = other.start(Map.of(), "status").await();
        running.kill();
        Ended dead = other.start(Map.of(), "status").await();
        gate.open();

        assertThat(alive.exitCode()).as(alive.err()).isZero();
        assertThat(alive.out())
                .contains(
                        "pid " + running.process().pid() + " on ",
                        " since ",
                        "Data       of organization 17",
                        "complete")
                .doesNotContain("generations", "xyzzy", "file");
        assertThat(dead.out()).contains("Running    nothing");
        Ended healed = program.run("run", "jobs/ooo.yml");
        assertThat(healed.out()).as(healed.err()).contains("is resumed", "complete: ");
        assertTruth();
    }

    @Test
    void there_is_nothing_to_roll_back() {
        Ended ended = program.start(Map.of(), "rollback", "jobs/ooo.yml").await();

        assertThat(ended.exitCode()).isEqualTo(64);
        assertThat(ended.err())
                .contains(url, "point-in-time recovery", "ooo_entry_history")
                .doesNotContain("xyzzy");
    }

    @Test
    @Tag("torture")
    void sigterm_stops_and_the_next_run_resumes() throws Exception {
        stopped("TERM", TERMINATED);
    }

    @Test
    @Tag("torture")
    void sigint_stops_and_the_next_run_resumes() throws Exception {
        stopped("INT", INTERRUPTED);
    }

    private void stopped(String signal, int exitCode) throws Exception {
        gate.shutAfter(6);
        Running running = program.start("run", "jobs/ooo.yml");
        await().atMost(Duration.ofSeconds(60)).until(() -> sandbox.traffic().listRequests() > 6);
        new ProcessBuilder(
                        "kill", "-" + signal, String.valueOf(running.process().pid()))
                .start()
                .waitFor();
        gate.open();
        Ended ended = running.await();

        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(exitCode);
        assertThat(ended.err()).contains("stopped as asked", "the next run resumes it");
        Ended resumed = program.run("run", "jobs/ooo.yml");
        assertThat(resumed.out()).as(resumed.err()).contains("is resumed", "complete: ");
        assertTruth();
    }
}
