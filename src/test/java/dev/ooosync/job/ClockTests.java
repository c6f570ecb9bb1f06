package dev.ooosync.job;

import static dev.ooosync.job.ScriptedJob.SMALL_PAGES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.calcom.ClockSkew;
import dev.ooosync.failure.SyncException;
import dev.ooosync.insight.WarehouseStatus;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.warehouse.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody sets the clock, or it lies in an odd zone. */
class ClockTests {

    private final SettableClock clock = new SettableClock("2026-11-22T03:00:00Z");
    private final TimeZone zone = TimeZone.getDefault();
    private final Random random = new Random(5);
    private final List<String> runs = new ArrayList<>();

    @RegisterExtension
    final SandboxJob job = SandboxJob.start(SandboxJob.of(20, 500), clock);

    private final Sandbox sandbox = job.sandbox();
    private final Path directory = job.directory();

    @AfterEach
    void resetZone() {
        TimeZone.setDefault(zone);
    }

    private RunReport runAfterChanges(Progress progress) throws Exception {
        for (int change = 0; change < 5; change++) {
            sandbox.organization().change(random);
        }
        clock.pass(Duration.ofMinutes(1));
        return run(progress);
    }

    private RunReport run(Progress progress) throws Exception {
        RunReport report = job.run(clock, progress, SMALL_PAGES);
        assertThat(report.reading().complete()).as(report.reading().proof()).isTrue();
        runs.add(report.runId());
        return report;
    }

    private void diesAt(long rows) {
        At bug = new At(rows, () -> {
            throw new IllegalStateException("a bug");
        });
        assertThatThrownBy(() -> job.run(clock, bug, SMALL_PAGES)).isInstanceOf(SyncException.class);
    }

    private void assertInOrder() throws Exception {
        assertThat(runs).isSorted().doesNotHaveDuplicates();
        WarehouseStatus status = WarehouseStatus.of(Warehouse.of(job.settings().warehouse()), 20);
        assertThat(status.runs()).extracting(WarehouseStatus.Run::runId).first().isEqualTo(runs.get(runs.size() - 1));
        assertThat(status.runs())
                .allSatisfy(run -> assertThat(run.finishedAt())
                        .isAfterOrEqualTo(run.startedAt())
                        .isAfterOrEqualTo(Objects.requireNonNullElse(run.asOf(), run.startedAt())));
        assertThat(status.freshness()).singleElement().satisfies(freshness -> {
            assertThat(freshness.runId()).isEqualTo(runs.get(runs.size() - 1));
            assertThat(freshness.failedSince()).isNull();
        });
        Properties readOnly = new Properties();
        readOnly.setProperty("duckdb.read_only", "true");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + job.warehouse(), readOnly)) {
            Truth.assertEqual(connection, sandbox.organization());
        }
    }

    @Test
    void an_hour_back_between_runs() throws Exception {
        runAfterChanges(new JobHarness.Silence());
        clock.pass(Duration.ofHours(-1));
        runAfterChanges(new JobHarness.Silence());
        assertInOrder();
        runAfterChanges(new JobHarness.Silence());
        assertInOrder();
    }

    @Test
    void a_month_ahead_for_one_run() throws Exception {
        runAfterChanges(new JobHarness.Silence());
        clock.pass(Duration.ofDays(30));
        runAfterChanges(new JobHarness.Silence());
        clock.pass(Duration.ofDays(-30));
        for (int night = 0; night < 3; night++) {
            clock.pass(Duration.ofDays(1));
            String day = clock.instant().toString().substring(0, 10).replace("-", "");
            runAfterChanges(new JobHarness.Silence());
            assertThat(runs.get(runs.size() - 1)).startsWith("a" + day);
            assertInOrder();
            WarehouseStatus.Freshness fresh = WarehouseStatus.of(
                            Warehouse.of(job.settings().warehouse()), 1)
                    .freshness()
                    .get(0);
            assertThat(fresh.asOf()).isEqualTo(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            assertThat(fresh.completeAsOf()).isEqualTo(fresh.asOf());
        }
        assertThat(job.query("SELECT count(*) FROM calcom.ooo_entry_history WHERE valid_to <= valid_from"))
                .containsExactly(List.of("0"));
        diesAt(200);
        assertThat(run(new JobHarness.Silence()).resumed()).isTrue();
        assertInOrder();
    }

    @Test
    void a_run_store_that_was_lost_after_a_wrong_clock_loses_no_order() throws Exception {
        clock.pass(Duration.ofDays(30));
        runAfterChanges(new JobHarness.Silence());
        clock.pass(Duration.ofDays(-30));
        try (Stream<Path> files = Files.walk(directory.resolve("run-store"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        runAfterChanges(new JobHarness.Silence());
        assertThat(runs.get(1)).startsWith("a20261122T0302-");
        assertInOrder();
    }

    @Test
    void a_run_says_that_its_clock_and_cal_coms_are_an_hour_apart() throws Exception {
        try (ScriptedJob scripted = new ScriptedJob(Files.createDirectory(directory.resolve("scripted")))) {
            scripted.calCom.addUpTo(3);
            scripted.calCom.tellsTime(scripted.clock);
            assertThat(scripted.run().skew()).isEmpty();

            scripted.calCom.tellsTime(() -> scripted.clock.instant().plusSeconds(3600));
            ClockSkew skew = scripted.run().skew().orElseThrow();

            assertThat(skew.ahead()).isEqualTo(Duration.ofHours(-1));
            assertThat(skew.sentence())
                    .startsWith(
                            "this machine's clock said 2026-11-22T03:02:00Z when Cal.com's said 2026-11-22T04:02:00Z")
                    .contains("60 minutes behind");
        }
    }

    @Test
    void an_hour_back_while_a_run_reads() throws Exception {
        setWhileRunning(200, -1);
    }

    @ParameterizedTest
    @CsvSource({"9223372036854775807, -1", "200, 24", "9223372036854775807, 24"})
    @Tag("torture")
    void hours_while_a_run_reads_or_publishes(long rows, int hours) throws Exception {
        setWhileRunning(rows, hours);
    }

    private void setWhileRunning(long rows, int hours) throws Exception {
        runAfterChanges(new JobHarness.Silence());
        boolean[] set = {false};
        RunReport report = runAfterChanges(new At(rows, () -> {
            if (!set[0]) {
                set[0] = true;
                clock.pass(Duration.ofHours(hours));
            }
        }));

        assertThat(set).containsExactly(true);
        assertThat(report.elapsed()).isGreaterThanOrEqualTo(Duration.ZERO);
        assertInOrder();
        runAfterChanges(new JobHarness.Silence());
        assertInOrder();
    }

    @Test
    void a_run_that_died_is_resumed_an_hour_earlier_and_not_a_day_later() throws Exception {
        diesAt(200);
        clock.pass(Duration.ofHours(-1));
        assertThat(run(new JobHarness.Silence()).resumed()).isTrue();
        assertInOrder();

        diesAt(200);
        clock.pass(Duration.ofDays(1));
        assertThat(run(new JobHarness.Silence()).resumed()).isFalse();
        assertInOrder();
    }

    @Test
    void in_the_night_in_which_half_past_two_comes_twice() throws Exception {
        inZone("Europe/Berlin", "2026-10-25T00:29:00Z", "2026-10-25T01:29:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-29T02:20:00Z, 2026-03-29T02:29:00Z",
        "America/New_York, 2026-11-01T05:29:00Z, 2026-11-01T06:29:00Z",
        "Pacific/Kiritimati, 2026-11-22T23:30:00Z, 2026-11-23T09:30:00Z",
        "Pacific/Pago_Pago, 2026-11-22T10:30:00Z, 2026-11-22T11:30:00Z"
    })
    @Tag("torture")
    void in_the_night_that_lacks_half_past_two_and_at_the_ends_of_the_world(String zone, String first, String second)
            throws Exception {
        inZone(zone, first, second);
    }

    private void inZone(String zone, String first, String second) throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        clock.set(first);
        runAfterChanges(new JobHarness.Silence());
        clock.set(second);
        runAfterChanges(new JobHarness.Silence());

        assertInOrder();
        assertThat(job.query("SELECT CAST(started_at AS VARCHAR) FROM calcom.sync_run ORDER BY run_id"))
                .containsExactly(List.of(minuteAfter(first)), List.of(minuteAfter(second)));
        diesAt(200);
        assertThat(run(new JobHarness.Silence()).resumed()).isTrue();
        assertInOrder();
    }

    private static String minuteAfter(String instant) {
        return Instant.parse(instant)
                .plusSeconds(60)
                .toString()
                .replace('T', ' ')
                .replace("Z", "");
    }
}
