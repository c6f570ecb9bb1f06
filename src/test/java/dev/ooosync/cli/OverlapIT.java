package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ooosync.cli.Program.Ended;
import dev.ooosync.cli.Program.Running;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlapIT {

    @TempDir
    Path directory;

    @Test
    void a_second_run_ends_with_75_names_the_first_and_harms_nothing() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .entries(5_000)
                .rateLimit(0)
                .latency(Duration.ofMillis(2500))
                .build())) {
            Program program = new Program(directory, sandbox.baseUrl());
            Running first = program.start(
                    "run", "jobs/ooo.yml", "--sync.resources.users=false", "--sync.resources.teams=false");
            await().atMost(Duration.ofSeconds(60)).until(() -> sandbox.traffic().listRequests() > 2);

            Running other = program.start("run", "jobs/ooo.yml", "--sync.run-store=var/other-run-store");
            Running looking = program.start("status", "jobs/ooo.yml");
            Ended second = other.await();
            Ended status = looking.await();

            assertThat(second.exitCode()).as(second.err()).isEqualTo(75);
            assertThat(second.err()).contains("pid " + first.process().pid());
            assertThat(status.exitCode()).as(status.err()).isZero();
            assertThat(status.out()).contains("pid " + first.process().pid());
            Ended ended = first.await();
            assertThat(ended.exitCode()).as(ended.err()).isZero();
            Truth.assertEqual(program.warehouse(), sandbox.organization());
        }
    }
}
