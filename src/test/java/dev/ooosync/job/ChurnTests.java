package dev.ooosync.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs while entries are deleted, added and edited, and people leave and join, between the pages. */
class ChurnTests {

    @TempDir
    Path directory;

    @Test
    void no_entry_that_was_listed_throughout_is_missing() throws Exception {
        churn(LongStream.rangeClosed(1, 6).toArray());
    }

    @Test
    @Tag("torture")
    void no_entry_that_was_listed_throughout_is_missing_over_fifty_seeds() throws Exception {
        churn(LongStream.rangeClosed(1, 50).toArray());
    }

    @Test
    void a_reading_ends_while_others_write_all_the_time() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .entries(5_000)
                .changesPerRequest(7.5)
                .rateLimit(0)
                .build())) {
            JobHarness job = new JobHarness(directory, sandbox);
            RunReport report = job.run();
            Set<Long> throughout = sandbox.organization().listedThroughout(0);

            // 21 pages at the start.
            assertThat(report.reading().requests()).as(report.reading().proof()).isLessThanOrEqualTo(2 * 21 + 100);
            assertThat(stored(job)).containsAll(throughout);
        }
    }

    private void churn(long[] seeds) throws Exception {
        long changes = 0;
        long shifted = 0;
        int complete = 0;
        for (long seed : seeds) {
            Path home = Files.createDirectory(directory.resolve("seed-" + seed));
            try (Sandbox sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                    .seed(seed)
                    .people(40)
                    .entries(1_500)
                    .changesPerRequest(0.7)
                    .rateLimit(0)
                    .build())) {
                JobHarness job = new JobHarness(home, sandbox);
                for (int run = 0; run < 2; run++) {
                    long mark = sandbox.organization().changeCount();
                    RunReport report = job.run("--sync.reading.page-size=50");
                    Set<Long> throughout = sandbox.organization().listedThroughout(mark);

                    assertThat(stored(job)).as("seed " + seed + ", run " + run).containsAll(throughout);
                    complete += report.reading().complete() ? 1 : 0;
                    shifted += sandbox.organization().changesSince(mark).stream()
                            .filter(change -> !change.vanished().isEmpty())
                            .count();
                    changes += sandbox.organization().changeCount() - mark;
                }
            }
        }
        System.out.printf(
                "Churn: %d runs, %d complete, %d changes under the reader, %d of them removals%n",
                seeds.length * 2, complete, changes, shifted);
        assertThat(changes).isGreaterThan(seeds.length * 20L);
    }

    private static Set<Long> stored(JobHarness job) throws Exception {
        return job.query("SELECT entry_id FROM calcom.ooo_entry").stream()
                .map(row -> Long.valueOf(row.get(0)))
                .collect(Collectors.toSet());
    }
}
