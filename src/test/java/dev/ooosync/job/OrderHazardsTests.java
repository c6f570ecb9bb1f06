package dev.ooosync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.sandbox.Faults;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists that are hard to read whole. The numbers are those of {@link dev.ooosync.Hazards}. */
class OrderHazardsTests {

    @TempDir
    Path directory;

    private static Sandbox sandbox(int entries) {
        return Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .people(20)
                .entries(entries)
                .rateLimit(0)
                .build());
    }

    private static Set<String> listed(Sandbox sandbox) {
        return sandbox.organization().entries().stream()
                .map(entry -> String.valueOf(entry.id()))
                .collect(Collectors.toSet());
    }

    private static Set<String> current(JobHarness job) throws SQLException {
        return job.query("SELECT entry_id FROM calcom.ooo_entry_history WHERE is_current").stream()
                .map(row -> row.get(0))
                .collect(Collectors.toSet());
    }

    @Test
    void hazard_01_a_sort_loses_rows_and_the_reading_that_follows_it_does_not() throws Exception {
        try (Sandbox sandbox = sandbox(1000)) {
            JobHarness job = new JobHarness(directory, sandbox);
            RunReport sorted = job.run(
                    "--sync.reading.sort-start=asc", "--sync.reading.page-size=50", "--sync.reading.max-entries=1000");
            assertThat(sorted.result().rowsRead()).isEqualTo(1000);
            assertThat(sorted.result().distinctIds()).isLessThan(1000);
            assertThat(sorted.reading().complete()).isFalse();

            RunReport whole = job.run("--sync.reading.sort-start=asc", "--sync.reading.page-size=50");
            assertThat(whole.reading().complete()).as(whole.reading().proof()).isTrue();
            assertThat(current(job)).isEqualTo(listed(sandbox));
        }
    }

    @Test
    void hazard_02_a_list_that_is_no_longer_by_id_is_not_called_complete_with_a_row_missing() throws Exception {
        try (Sandbox sandbox = sandbox(600)) {
            JobHarness job = new JobHarness(directory, sandbox);
            job.run();
            Set<String> before = current(job);
            sandbox.organization().add();
            sandbox.faults(Faults.parse("unordered"));

            RunReport report = job.run("--sync.reading.page-size=50", ScriptedJob.SETTLED);

            boolean allThere = current(job).equals(listed(sandbox));
            assertThat(report.reading().complete() && !allThere)
                    .as(report.reading().proof())
                    .isFalse();
            assertThat(current(job)).containsAll(before);
        }
    }

    @Test
    void hazard_03_a_deletion_while_the_list_is_read_skips_no_later_row() throws Exception {
        try (ScriptedJob job = new ScriptedJob(directory)) {
            job.calCom.addUpTo(600);
            job.calCom.answers(request -> {
                if (request > 1 && request < 5) {
                    job.calCom.remove(10L * request);
                }
                return null;
            });

            RunReport report = job.run(ScriptedJob.SMALL_PAGES);

            assertThat(report.reading().complete()).as(report.reading().proof()).isTrue();
            assertThat(job.listed()).hasSize(597);
            assertThat(job.published()).containsAll(job.listed());
        }
    }

    @Test
    void hazard_04_neither_a_full_last_page_nor_a_short_one_in_the_middle_is_taken_for_the_end() throws Exception {
        try (Sandbox sandbox = sandbox(500)) {
            JobHarness job = new JobHarness(directory, sandbox);
            sandbox.faults(Faults.parse("short@2"));

            RunReport report = job.run("--sync.reading.page-size=100");

            assertThat(report.reading().complete()).as(report.reading().proof()).isTrue();
            assertThat(report.result().distinctIds()).isEqualTo(500);
        }
    }

    @Test
    void hazard_17_only_documented_parameters_are_sent_and_a_take_that_is_ignored_loses_nothing() throws Exception {
        try (ScriptedJob job = new ScriptedJob(directory)) {
            job.calCom.addUpTo(250);
            job.run(ScriptedJob.SMALL_PAGES);
            assertThat(job.calCom.asked())
                    .extracting(request -> request.getUrl().queryParameterNames())
                    .containsOnly(Set.of("skip", "take"));
        }
        try (Sandbox sandbox = sandbox(600)) {
            JobHarness job = new JobHarness(Files.createDirectory(directory.resolve("other")), sandbox);
            sandbox.faults(Faults.parse("ignore-take"));

            RunReport report = job.run("--sync.reading.page-size=100");

            assertThat(report.reading().complete()).as(report.reading().proof()).isTrue();
            assertThat(report.result().distinctIds()).isEqualTo(600);
        }
    }

    @Test
    void hazard_18_a_server_that_repeats_its_first_page_for_ever_is_found_out_after_a_few() {
        try (Sandbox sandbox = sandbox(600)) {
            sandbox.faults(Faults.parse("ignore-skip"));

            SyncException failure =
                    catchThrowableOfType(SyncException.class, () -> new JobHarness(directory, sandbox).run());

            assertThat(failure.remedy()).isEqualTo(Remedy.INVESTIGATE);
            assertThat(failure).hasMessageContaining("ignores the parameter skip");
            assertThat(sandbox.traffic().listRequests()).isLessThan(20);
            assertThat(new JobHarness(directory, sandbox).warehouse()).doesNotExist();
        }
    }
}
