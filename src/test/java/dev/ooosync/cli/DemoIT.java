package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.cli.Program.Ended;
import dev.ooosync.report.Chromium;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first two minutes: the demo, its report, and what the README says to do next. */
class DemoIT {

    private static final String JOB = "jobs/demo.yml";

    @TempDir
    private static Path directory;

    private static Program program;
    private static Ended demo;

    @BeforeAll
    static void run() throws Exception {
        program = new Program(directory, URI.create("http://127.0.0.1:1"));
        Files.copy(Path.of(JOB), directory.resolve(JOB));
        demo = program.run("demo");
    }

    @Test
    void it_answers_and_leaves_a_report() {
        assertThat(demo.exitCode()).as(demo.err()).isZero();
        assertThat(demo.out()).contains(": published", "query away_today jobs/demo.yml", "var/demo/report.html");
        assertThat(directory.resolve("var/demo/report.html")).isNotEmptyFile();
    }

    @Test
    void the_next_time_nothing_has_changed() {
        Ended again = program.run("demo");

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.out()).contains(": unchanged");
    }

    @Test
    void what_the_readme_asks_next_is_answered() {
        assertThat(program.run("query", "away_soon", JOB).out()).contains("back_on");
        assertThat(program.run("show", "latest", JOB).out()).contains("complete: ");
    }

    /** The README's picture is a copy of the one that this makes. */
    @Test
    void its_report_fits_a_picture() throws Exception {
        Path picture = Path.of("target/report.png");
        try (Chromium chromium = new Chromium()) {
            chromium.look(1200, "light", "screen");
            chromium.open(directory.resolve("var/demo/report.html"));
            chromium.picture(picture, 1200, 1500);

            assertThat(chromium.console()).isEmpty();
        }
        assertThat(Files.size(picture)).isLessThan(300_000);
    }
}
