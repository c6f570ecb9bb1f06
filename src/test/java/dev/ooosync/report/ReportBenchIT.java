package dev.ooosync.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How large the report is, and how long it takes to make and to draw; into target/report.md. */
@Tag("bench")
class ReportBenchIT {

    @TempDir
    private Path directory;

    @Test
    void size_and_time() throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "| people | KiB | seconds to make | milliseconds until all is drawn | absences in the file, and in all |",
                "| ---: | ---: | ---: | ---: | ---: |"));
        try (Chromium chromium = new Chromium()) {
            chromium.look(1440, "light", "screen");
            for (int people : new int[] {5, 200, 2_000, 20_000}) {
                ReportFixture fixture = ReportFixture.duckDb(Files.createDirectories(directory.resolve("of" + people)))
                        .organization(people, 7);
                Path file = directory.resolve("report" + people + ".html");
                fixture.report(file, ReportFixture.options());
                long start = System.nanoTime();
                fixture.report(file, ReportFixture.options());
                double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
                chromium.open(file);
                chromium.open(file);
                assertThat(chromium.run("return document.documentElement.dataset.drawn"))
                        .isEqualTo("yes");
                lines.add("| %,d | %,d | %.1f | %s | %s |"
                        .formatted(
                                people,
                                Files.size(file) / 1024,
                                seconds,
                                chromium.run(
                                        "return Math.round(performance.getEntriesByType('navigation')[0].loadEventEnd)"),
                                chromium.run("const data = JSON.parse(document.getElementById('data').textContent);"
                                        + " return data.periods.length + ' / ' + data.periodsTotal")));
            }
        }
        Files.write(Path.of("target/report.md"), lines);
    }
}
