package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ooosync.cli.Program.Ended;
import dev.ooosync.cli.Program.Running;
import dev.ooosync.job.Truth;
import dev.ooosync.sandbox.Faults;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignalIT {

    private static final int TERMINATED = 143;
    private static final int INTERRUPTED = 130;

    @TempDir
    Path directory;

    @Test
    void sigterm_stops_at_the_next_page_and_the_next_run_resumes() throws Exception {
        stopped("TERM", TERMINATED);
    }

    @Test
    void sigint_stops_at_the_next_page_and_the_next_run_resumes() throws Exception {
        stopped("INT", INTERRUPTED);
    }

    private void stopped(String signal, int exitCode) throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .entries(20_000)
                .rateLimit(0)
                .latency(Duration.ofMillis(150))
                .build())) {
            Program program = new Program(directory, sandbox.baseUrl());
            Running running = program.start("run", "jobs/ooo.yml");
            await().atMost(Duration.ofSeconds(60)).until(() -> sandbox.traffic().listRequests() > 20);

            new ProcessBuilder(
                            "kill",
                            "-" + signal,
                            String.valueOf(running.process().pid()))
                    .start()
                    .waitFor();
            Ended ended = running.await();

            assertThat(ended.exitCode()).as(ended.err()).isEqualTo(exitCode);
            assertThat(ended.err()).contains("stopped as asked", "the next run resumes it");
            assertThat(program.warehouse()).doesNotExist();
            long before = sandbox.traffic().listRequests();
            assertThat(before).isLessThan(80);

            Ended resumed = program.run("run", "jobs/ooo.yml");

            assertThat(resumed.exitCode()).as(resumed.err()).isZero();
            assertThat(resumed.out()).contains("is resumed", "complete: ");
            assertThat(sandbox.traffic().listRequests() - before).isLessThan(87 - 10);
            Truth.assertEqual(program.warehouse(), sandbox.organization());
        }
    }

    @Test
    void sigterm_ends_the_wait_for_a_rate_limit() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .entries(5_000)
                .rateLimit(10)
                .build())) {
            Program program = new Program(directory, sandbox.baseUrl());
            Running running = program.start("run", "jobs/ooo.yml");
            await().atMost(Duration.ofSeconds(60)).until(() -> sandbox.traffic().listRequests() >= 6);

            long begin = System.nanoTime();
            Ended ended = running.terminate();

            assertThat(ended.exitCode()).as(ended.err()).isEqualTo(TERMINATED);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
            sandbox.faults(Faults.none());
        }
    }
}
