package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What systemd itself says of the units, by systemd-analyze; skipped, aloud, where that is not installed. */
class SystemdUnitTests {

    private static final Path SERVICE = Path.of("cron/ooo-sync.service");
    private static final Path TIMER = Path.of("cron/ooo-sync.timer");
    private static final List<String> OTHER_UNITS = List.of("sysinit", "basic", "shutdown", "timers", "network-online");

    @TempDir
    private Path root;

    private Path units;

    @BeforeAll
    static void needs_systemd_analyze() {
        boolean installed = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "systemd-analyze")));
        if (!installed) {
            System.err.println(
                    "SKIPPED: systemd-analyze is not installed, so the units in cron/ are not checked by it");
        }
        assumeTrue(installed);
    }

    /** A root directory in which the units and their program are where they will be. */
    @BeforeEach
    void install() throws Exception {
        units = Files.createDirectories(root.resolve("etc/systemd/system"));
        for (Path unit : List.of(SERVICE, TIMER)) {
            Files.copy(unit, units.resolve(unit.getFileName()));
        }
        for (String unit : OTHER_UNITS) {
            Files.writeString(units.resolve(unit + ".target"), "[Unit]\n");
        }
        Path program = root.resolve("opt/ooo-sync/current/ooo-sync");
        Files.createDirectories(program.getParent());
        Files.writeString(program, "#!/bin/sh\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void the_units_are_right() throws Exception {
        assertThat(verify()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ooo-sync.service, ProtectHome=yes, ProtectHme=yes",
        "ooo-sync.service, RestartSec=5min, RestartSec=soon",
        "ooo-sync.service, /opt/ooo-sync/current/ooo-sync run, /opt/ooo-sync/current/oo-sync run",
        "ooo-sync.service, Restart=on-failure, Restart=always",
        "ooo-sync.timer, 02:17:00, 26:17:00"
    })
    void a_broken_unit_is_caught(String unit, String good, String broken) throws Exception {
        String text = Files.readString(units.resolve(unit));
        assertThat(text).contains(good);
        Files.writeString(units.resolve(unit), text.replace(good, broken));

        assertThat(verify()).contains(unit);
    }

    /** Exposure from 0 to 10; the threshold is ten times that. The unit says why each point is left that is. */
    @Test
    void the_service_may_do_little() throws Exception {
        Result result =
                run("systemd-analyze", "security", "--no-pager", "--offline=true", "--threshold=15", "" + SERVICE);
        Files.writeString(Path.of("target/systemd-security.txt"), result.output());

        assertThat(result.exitCode()).as(result.output()).isZero();
    }

    /** A key that is not known is only a warning to systemd: anything that it says is a fault here. */
    private String verify() throws Exception {
        return run("systemd-analyze", "verify", "--root=" + root, "ooo-sync.service", "ooo-sync.timer")
                .output();
    }

    private record Result(int exitCode, String output) {}

    private static Result run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output.strip());
    }
}
