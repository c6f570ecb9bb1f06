package dev.ooosync.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.sandbox.Faults;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a complete verdict costs on a quiet list, by the way that proves it. */
@Tag("torture")
class RequestCountTests {

    private static final Path TABLE = Path.of("target/requests.md");

    @TempDir
    Path directory;

    @BeforeAll
    static void head() throws Exception {
        Files.writeString(TABLE, "| entries | users | order | requests | proof |\n| --- | --- | --- | --- | --- |\n");
    }

    @ParameterizedTest
    @CsvSource({
        "5000, 200, by id",
        "20000, 200, by id",
        "5000, 200, sort-start=desc",
        "20000, 200, sort-start=desc",
        "5000, 200, unordered",
        "20000, 200, unordered",
        "5000, 2000, unordered",
        "20000, 2000, unordered"
    })
    void a_complete_verdict_costs_so_many_requests(int entries, int users, String order) throws Exception {
        boolean unordered = order.equals("unordered");
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .people(users)
                .entries(entries)
                .rateLimit(0)
                .faults(Faults.parse(unordered ? "unordered,user-ooo/unordered" : ""))
                .build())) {
            JobHarness job = new JobHarness(directory, sandbox);
            RunReport report = order.contains("=") ? job.run("--sync.reading." + order) : job.run();
            assertThat(report.reading().complete()).as(report.reading().proof()).isTrue();
            assertThat(report.result().distinctIds()).isEqualTo(entries);
            Files.writeString(
                    TABLE,
                    "| %d | %d | %s | %d | %s |%n"
                            .formatted(
                                    entries,
                                    users,
                                    order,
                                    report.reading().requests(),
                                    report.reading().proof()),
                    StandardOpenOption.APPEND);
        }
    }
}
