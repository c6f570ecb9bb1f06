package dev.ooosync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.sandbox.Faults;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxEntry;
import dev.ooosync.staging.StagedWatermark;
import dev.ooosync.staging.Staging;
import dev.ooosync.warehouse.Rollback;
import dev.ooosync.warehouse.Warehouse;
import dev.ooosync.warehouse.WarehouseSession;
import dev.ooosync.warehouse.WarehouseUnderTest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that end in the middle, and what the next run makes of what they left. */
class ResumeTests {

    private static final String[] SMALL_PAGES = {"--sync.reading.page-size=100", "--sync.reading.in-flight=1"};
    private static final int ENTRIES = 1000;

    @RegisterExtension
    final SandboxJob job = SandboxJob.start(SandboxJob.of(30, ENTRIES));

    private final Sandbox sandbox = job.sandbox();
    private final Path directory = job.directory();

    private static Runnable bug() {
        return () -> {
            throw new IllegalStateException("a bug");
        };
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void dieAt(long rows) {
        assertThatThrownBy(() -> job.run(new At(rows, bug()), new StopSignal(), SMALL_PAGES))
                .isInstanceOfSatisfying(
                        SyncException.class,
                        failure -> assertThat(failure.remedy()).isEqualTo(Remedy.INVESTIGATE));
    }

    private RunReport again(Instant now, boolean fresh, String... more) throws Exception {
        String[] overrides = Arrays.copyOf(SMALL_PAGES, SMALL_PAGES.length + more.length);
        System.arraycopy(more, 0, overrides, SMALL_PAGES.length, more.length);
        return new SyncRun(
                        job.settings(overrides),
                        new JobHarness.Silence(),
                        new StopSignal(),
                        Clock.fixed(now, ZoneOffset.UTC),
                        "test")
                .run(fresh);
    }

    private void assertWhole(RunReport report) throws Exception {
        assertThat(report.reading().complete()).as(report.reading().proof()).isTrue();
        assertThat(report.result().status()).isEqualTo("published");
        assertThat(report.result().distinctIds()).isEqualTo(ENTRIES);
        assertThat(job.query("SELECT entry_id FROM calcom.ooo_entry ORDER BY 1"))
                .isEqualTo(sandbox.organization().entries().stream()
                        .map(entry -> List.of(String.valueOf(entry.id())))
                        .toList());
    }

    private Path staging() {
        return job.warehouse().resolveSibling("warehouse.duckdb.staging");
    }

    private Path runStore() {
        return directory.resolve("run-store").resolve("test.mv.db");
    }

    @Test
    void a_run_that_died_goes_on_from_the_watermark() throws Exception {
        dieAt(600);
        long before = sandbox.traffic().listRequests();
        RunReport report = again(Instant.now(), false);
        assertThat(report.resumed()).isTrue();
        assertWhole(report);
        // 400 rows are 5 pages of which one row is known, and 3 requests prove the end.
        assertThat(sandbox.traffic().listRequests() - before).isBetween(5L, 9L);
        // The page that was under way when the run died is in nobody's count.
        assertThat(report.reading().requests())
                .isBetween(
                        sandbox.traffic().listRequests() - 1, sandbox.traffic().listRequests());
    }

    @Test
    void a_run_that_died_after_the_last_row_is_still_proven() throws Exception {
        dieAt(ENTRIES);
        RunReport report = again(Instant.now(), false);
        assertThat(report.resumed()).isTrue();
        assertWhole(report);
    }

    @Test
    void a_run_that_died_before_it_published_reads_nothing_again() throws Exception {
        assertThatThrownBy(() -> job.run(new At(Long.MAX_VALUE, bug()), new StopSignal(), SMALL_PAGES))
                .isInstanceOf(SyncException.class);
        long before = sandbox.traffic().requests();
        RunReport report = again(Instant.now(), false);
        assertWhole(report);
        assertThat(sandbox.traffic().requests()).isEqualTo(before);
    }

    @Test
    void fresh_starts_over() throws Exception {
        dieAt(600);
        assertStartsOver(again(Instant.now(), true));
    }

    @Test
    void other_settings_start_over() throws Exception {
        dieAt(600);
        assertStartsOver(again(Instant.now(), false, "--sync.privacy.notes=omit"));
    }

    @Test
    void a_run_older_than_the_resume_window_starts_over() throws Exception {
        dieAt(600);
        assertStartsOver(again(Instant.now().plus(Duration.ofHours(7)), false));
    }

    @Test
    void staging_deleted_in_between_starts_over() throws Exception {
        dieAt(600);
        Files.delete(staging());
        assertStartsOver(again(Instant.now(), false));
    }

    /** Spring Batch marks a step so when it cannot tell whether a commit went through, and never restarts it. */
    @Test
    void a_run_whose_step_ended_as_unknown_starts_over() throws Exception {
        dieAt(600);
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("run-store/test"));
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE BATCH_STEP_EXECUTION SET STATUS = 'UNKNOWN'");
        }
        assertStartsOver(again(Instant.now(), false));
    }

    @Test
    void a_run_store_that_is_garbage_is_put_aside() throws Exception {
        dieAt(600);
        Files.writeString(runStore(), "garbage ".repeat(10_000));
        assertStartsOver(again(Instant.now(), false));
        assertThat(runStore().resolveSibling("test.mv.db.broken")).exists();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.7})
    void a_run_store_with_a_hole_is_healed_or_put_aside(double where) throws Exception {
        dieAt(600);
        try (RandomAccessFile file = new RandomAccessFile(runStore().toFile(), "rw")) {
            file.seek((long) (file.length() * where) / 4096 * 4096);
            file.write(new byte[8192]);
        }
        assertWhole(again(Instant.now(), false));
    }

    @Test
    void a_run_store_whose_tables_were_made_half_is_made_anew() throws Exception {
        Files.createDirectories(directory.resolve("run-store"));
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("run-store/test"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE BATCH_JOB_INSTANCE (JOB_INSTANCE_ID BIGINT PRIMARY KEY)");
        }
        assertStartsOver(again(Instant.now(), false));
    }

    private void assertStartsOver(RunReport report) throws Exception {
        assertThat(report.resumed()).isFalse();
        assertWhole(report);
        assertThat(staging()).doesNotExist();
    }

    @Test
    void a_stop_in_the_reading_keeps_the_work() throws Exception {
        StopSignal stop = new StopSignal();
        assertThatThrownBy(() -> job.run(new At(300, stop::request), stop, SMALL_PAGES))
                .isInstanceOf(RunStoppedException.class);
        assertThat(job.warehouse()).doesNotExist();
        RunReport report = again(Instant.now(), false);
        assertThat(report.resumed()).isTrue();
        assertWhole(report);
    }

    @Test
    void a_stop_while_publishing_comes_too_late_and_the_run_is_whole() throws Exception {
        StopSignal stop = new StopSignal();
        assertThatThrownBy(() -> job.run(new At(Long.MAX_VALUE, stop::request), stop, SMALL_PAGES))
                .isInstanceOf(RunStoppedException.class);
        assertThat(job.query("SELECT COUNT(*) FROM calcom.ooo_entry")).containsExactly(List.of("1000"));
        RunReport report = again(Instant.now(), false);
        assertThat(report.resumed()).isTrue();
        assertThat(report.result().status()).isEqualTo("published");
        assertThat(job.query("SELECT COUNT(*) FROM calcom.sync_run")).containsExactly(List.of("1"));
    }

    @Test
    void a_stop_before_anything_was_asked_is_a_stop() {
        StopSignal stop = new StopSignal();
        stop.request();
        String email = sandbox.organization().people().get(0).email();
        assertThatThrownBy(() -> job.run(stop, "--sync.reading.email=" + email))
                .isInstanceOf(RunStoppedException.class);
    }

    @Test
    void a_kill_after_the_swap_ends_as_published_and_the_run_after_it_reads() throws Exception {
        Path staging = Path.of(job.warehouse() + ".staging");
        Path kept = directory.resolve("kept");
        job.run(new At(Long.MAX_VALUE, () -> copy(staging, kept)), new StopSignal(), SMALL_PAGES);
        // As the kill leaves it: staging is still there, and no step says that it has ended.
        Files.move(kept, staging);
        String runId = job.query("SELECT run_id FROM calcom.sync_run").get(0).get(0);
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("run-store/test"));
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "UPDATE BATCH_JOB_EXECUTION SET STATUS = 'STARTED', EXIT_CODE = 'UNKNOWN', END_TIME = NULL");
            statement.execute(
                    "UPDATE BATCH_STEP_EXECUTION SET STATUS = 'STARTED', END_TIME = NULL WHERE STEP_NAME <> 'read'");
        }
        byte[] published = Files.readAllBytes(job.warehouse());
        RunReport report = again(Instant.now(), false);
        assertThat(report.runId()).isEqualTo(runId);
        assertThat(job.warehouse()).hasBinaryContent(published);
        assertThat(again(Instant.now(), false).result().status()).isEqualTo("unchanged");
    }

    /** All of them, as a crashed server leaves unlogged tables, or the last ones, as a disk without fsync may. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_reading_that_has_lost_its_rows_is_not_published(boolean all) throws Exception {
        job.run(SMALL_PAGES);
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("run-store/test"));
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE BATCH_JOB_EXECUTION SET STATUS = 'FAILED', EXIT_CODE = 'FAILED'");
            statement.execute("UPDATE BATCH_STEP_EXECUTION SET STATUS = 'FAILED' WHERE STEP_NAME <> 'read'");
        }
        String runId = job.query("SELECT run_id FROM calcom.sync_run").get(0).get(0);
        try (WarehouseSession session = Warehouse.of(job.settings().warehouse()).lock(Instant.now())) {
            try (Staging staging =
                    session.staging(WarehouseUnderTest.staged(runId, 17), LocalDateTime.now(ZoneOffset.UTC))) {
                if (!all) {
                    staging.append(runId, List.of(), List.of(), new StagedWatermark("ANCHORED", 99, 99L, null, 1));
                }
            }
        }
        byte[] published = Files.readAllBytes(job.warehouse());

        assertThatThrownBy(() -> again(Instant.now(), false)).hasMessageContaining("has lost its rows");

        assertThat(job.query("SELECT count(*) FROM calcom.ooo_entry"))
                .isEqualTo(JobHarness.query(copyOf(published), "SELECT count(*) FROM calcom.ooo_entry"));
        assertThat(again(Instant.now(), false).result().status()).isEqualTo("unchanged");
    }

    private Rollback hold() throws IOException {
        return Warehouse.of(job.settings().warehouse()).rollback().orElseThrow();
    }

    private Path copyOf(byte[] file) throws IOException {
        return Files.write(directory.resolve("before.duckdb"), file);
    }

    @Test
    void a_failure_is_noted_in_the_ledger_and_a_garbled_warehouse_does_not_hide_it() throws Exception {
        job.afterRun(SMALL_PAGES);
        sandbox.faults(Faults.parse("401"));
        assertThatThrownBy(() -> job.run(SMALL_PAGES))
                .isInstanceOfSatisfying(
                        SyncException.class,
                        failure -> assertThat(failure.remedy()).isEqualTo(Remedy.FIX_ACCESS));
        assertThat(job.query("SELECT status FROM calcom.sync_run ORDER BY run_id"))
                .containsExactly(List.of("published"), List.of("failed"));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + job.warehouse());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP VIEW calcom.freshness");
            statement.execute("DROP TABLE calcom.sync_run");
        }
        assertThatThrownBy(() -> job.run(SMALL_PAGES))
                .isInstanceOfSatisfying(
                        SyncException.class,
                        failure -> assertThat(failure.remedy()).isEqualTo(Remedy.FIX_ACCESS));
    }

    /** Else the run after the release would publish, without reading, just what was rolled back. */
    @Test
    void a_run_that_was_rolled_back_is_not_taken_up() throws Exception {
        job.afterRun(SMALL_PAGES);
        sandbox.organization().edit(sandbox.organization().entries().get(0).id());
        StopSignal stop = new StopSignal();
        assertThatThrownBy(() -> job.run(new At(Long.MAX_VALUE, stop::request), stop, SMALL_PAGES))
                .isInstanceOf(RunStoppedException.class);
        hold().rollBack(Instant.now(), generation -> {});
        hold().release(Instant.now());
        assertThat(job.run(SMALL_PAGES).resumed()).isFalse();
    }

    @Test
    void a_held_warehouse_is_not_read_and_says_so_in_the_ledger() throws Exception {
        job.afterRun(SMALL_PAGES);
        SandboxEntry entry = sandbox.organization().entries().get(0);
        sandbox.organization().edit(entry.id());
        job.run(SMALL_PAGES);
        hold().rollBack(Instant.now(), generation -> {});
        long before = sandbox.traffic().requests();
        assertThatThrownBy(() -> job.run(SMALL_PAGES))
                .isInstanceOfSatisfying(
                        SyncException.class,
                        failure -> assertThat(failure.remedy()).isEqualTo(Remedy.REVIEW_DATA));
        assertThat(sandbox.traffic().requests()).isEqualTo(before);
        assertThat(job.query("SELECT status FROM calcom.sync_run ORDER BY run_id"))
                .containsExactly(List.of("published"), List.of("held"));
        hold().release(Instant.now());
        assertThat(job.run(SMALL_PAGES).result().updated()).isEqualTo(1);
    }
}
