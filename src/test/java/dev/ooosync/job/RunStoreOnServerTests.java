package dev.ooosync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxSettings;
import dev.ooosync.warehouse.WarehouseUnderTest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreOnServerTests {

    @TempDir
    Path host;

    @TempDir
    Path anotherHost;

    private Sandbox sandbox;
    private WarehouseUnderTest server;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .entries(300)
                .people(20)
                .rateLimit(0)
                .build());
        server = WarehouseUnderTest.Kind.POSTGRESQL.none(host);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private String[] overrides(String... more) {
        return Stream.concat(
                        Stream.of(
                                "--sync.warehouse.url=" + server.settings().url(),
                                "--sync.warehouse.user=" + server.settings().user(),
                                "--sync.run-store=warehouse",
                                "--sync.reading.page-size=20",
                                "--sync.reading.in-flight=1"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    @Test
    void a_run_that_was_stopped_on_one_host_is_taken_up_on_another_and_neither_has_written_a_file() throws Exception {
        StopSignal stop = new StopSignal();
        JobHarness first = new JobHarness(host, sandbox);
        assertThatThrownBy(() -> first.run(new At(200, stop::request), stop, overrides()))
                .isInstanceOf(RunStoppedException.class);
        long before = sandbox.traffic().requests();

        RunReport report = new JobHarness(anotherHost, sandbox).run(overrides());

        assertThat(report.resumed()).isTrue();
        // From the start it would be 20: in pages of so few rows the end is shown twice.
        assertThat(sandbox.traffic().requests() - before).isLessThan(14);
        assertThat(server.rows("SELECT COUNT(*) FROM calcom.ooo_entry")).containsExactly(List.of("300"));
        for (Path directory : List.of(host, anotherHost)) {
            assertThat(directory).isDirectoryNotContaining(path -> !path.endsWith("job.yml"));
        }
        assertThat(first.run(overrides()).result().status()).isEqualTo("unchanged");
    }

    @Test
    void two_jobs_share_the_tables_and_do_not_disturb_each_other() throws Exception {
        JobHarness job = new JobHarness(host, sandbox);
        assertThat(job.run(overrides("--sync.job=one")).result().status()).isEqualTo("published");
        assertThat(job.run(overrides("--sync.job=two")).result().status()).isEqualTo("unchanged");
        assertThat(server.rows("SELECT job_name FROM calcom_staging.batch_job_instance ORDER BY job_name"))
                .containsExactly(List.of("one"), List.of("two"));
    }
}
