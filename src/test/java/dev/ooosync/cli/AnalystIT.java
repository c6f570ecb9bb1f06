package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.cli.Program.Ended;
import dev.ooosync.job.Truth;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Analysts read in processes of their own while runs that change data publish. */
class AnalystIT {

    @TempDir
    Path directory;

    @Test
    void readers_see_whole_states_and_no_error() throws Exception {
        read(3);
    }

    @Test
    @Tag("torture")
    void readers_see_whole_states_and_no_error_during_ten_runs() throws Exception {
        read(10);
    }

    private void read(int runs) throws Exception {
        Random random = new Random(7);
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .entries(5_000)
                .rateLimit(0)
                .build())) {
            Program program = new Program(directory, sandbox.baseUrl());
            assertThat(program.run("run", "jobs/ooo.yml").exitCode()).isZero();
            Path end = directory.resolve("end");
            Process holding = analyst("hold", program.warehouse(), end);
            Process reopening = analyst("reopen", program.warehouse(), end);
            try {
                for (int run = 0; run < runs; run++) {
                    sandbox.organization().add();
                    sandbox.organization().change(random);
                    Ended ended = program.run("run", "jobs/ooo.yml");
                    assertThat(ended.exitCode()).as(ended.err()).isZero();
                    assertThat(ended.out()).contains(": published");
                }
            } finally {
                Files.createFile(end);
            }
            assertQuiet(holding);
            assertQuiet(reopening);
            Truth.assertEqual(program.warehouse(), sandbox.organization());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(program.warehouse())))
                    .isEqualTo("r--r-----");
        }
    }

    private Process analyst(String how, Path warehouse, Path end) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + directory.resolve("tmp"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Analyst.class.getName(),
                        how,
                        warehouse.toString(),
                        end.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(how + ".txt").toFile())
                .start();
    }

    private void assertQuiet(Process analyst) throws Exception {
        assertThat(analyst.waitFor(60, TimeUnit.SECONDS)).isTrue();
        for (String how : List.of("hold", "reopen")) {
            String said = Files.readString(directory.resolve(how + ".txt"));
            assertThat(said).doesNotContain("wrong").doesNotContain("Exception").contains("looks ");
        }
    }
}
