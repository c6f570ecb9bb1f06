package dev.ooosync.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxSettings;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncRunTests {

    private static final LocalDate AROUND = LocalDate.of(2026, 11, 22);

    @TempDir
    Path directory;

    @Test
    void a_first_run_publishes_and_a_second_finds_nothing_changed() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.builder(AROUND)
                .people(50)
                .entries(1200)
                .rateLimit(0)
                .build())) {
            JobHarness job = new JobHarness(directory, sandbox);

            RunReport first = job.run();
            RunReport second = job.run();

            assertThat(first.result().created()).isEqualTo(1200);
            assertThat(first.reading().complete()).isTrue();
            assertThat(second.result().status()).isEqualTo("unchanged");
        }
    }
}
