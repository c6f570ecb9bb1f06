package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.job.Truth;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxSettings;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People's clients are older than the job's driver: the newest 1.x and one before 1.2 open the file. */
class OldClientIT {

    @TempDir
    Path directory;

    @Test
    void older_clients_open_the_published_file() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .entries(500)
                .rateLimit(0)
                .build())) {
            Program program = new Program(directory, sandbox.baseUrl()).jar();
            assertThat(program.run("run", "jobs/ooo.yml").exitCode()).isZero();
            String entries = Truth.rows(
                            program.warehouse(),
                            "SELECT 'entries ' || count(*) || ' ' || sum(calendar_days) FROM calcom.ooo_entry")
                    .get(0);

            for (String driver : new String[] {"duckdb_jdbc-1.5.6.0.jar", "duckdb_jdbc-1.1.3.jar"}) {
                assertThat(open(driver, program.warehouse()))
                        .as(driver)
                        .contains(entries, "freshness published complete", "comment One row per person and day");
            }
        }
    }

    private String open(String driver, Path warehouse) throws Exception {
        Process client = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + directory.resolve("tmp"),
                        "-cp",
                        Path.of("target/test-classes").toAbsolutePath()
                                + File.pathSeparator
                                + Path.of("target/clients", driver).toAbsolutePath(),
                        OldClient.class.getName(),
                        warehouse.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        client.waitFor();
        return said;
    }
}
