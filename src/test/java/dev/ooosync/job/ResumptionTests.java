package dev.ooosync.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.settings.LocalSettings;
import dev.ooosync.settings.LocalSettings.Resuming;
import dev.ooosync.staging.InterruptedRun;
import dev.ooosync.staging.StagedRun;
import dev.ooosync.warehouse.WarehouseUnderTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a run that was cut short; that it comes true, ResumeTests and InterruptedIT see. */
class ResumptionTests {

    private static final LocalDateTime BEGIN = LocalDateTime.of(2026, 11, 22, 2, 17);
    private static final String VERSION = "0.2.0 (abc)";

    @TempDir
    Path runStore;

    @BeforeEach
    void runStore() throws Exception {
        Files.createFile(runStore.resolve("ooo.mv.db"));
    }

    private LocalSettings settings(String job, Integer organization, String fingerprint, boolean inWarehouse) {
        return new LocalSettings(
                job,
                organization,
                WarehouseUnderTest.duckDb(runStore).settings(),
                new Resuming(runStore, inWarehouse, Duration.ofHours(6), fingerprint));
    }

    private static String outlook(LocalSettings settings, String version, Duration later) {
        InterruptedRun run = new InterruptedRun(
                new StagedRun("r", "ooo", 17, BEGIN, Resumption.madeWith(VERSION, "f1")), 60, BEGIN.plusMinutes(29));
        Instant now = BEGIN.toInstant(ZoneOffset.UTC).plus(later);
        return Resumption.outlook(run, settings, version, now);
    }

    private String outlook(LocalSettings settings) {
        return outlook(settings, VERSION, Duration.ofHours(1));
    }

    @Test
    void the_same_settings_and_version_resume_it() {
        assertThat(outlook(settings("ooo", 17, "f1", false))).isEqualTo("the next run resumes it");
    }

    @Test
    void what_is_not_known_is_not_promised() {
        assertThat(outlook(settings("ooo", null, null, false)))
                .isEqualTo("the next run resumes it, if its settings are the same");
    }

    @Test
    void whatever_is_in_the_way_is_named() {
        LocalSettings same = settings("ooo", 17, "f1", false);

        assertThat(outlook(settings("ooo", 17, "f2", false)))
                .isEqualTo("the next run starts over: the settings have changed");
        assertThat(outlook(same, "0.3.0 (def)", Duration.ofHours(1)))
                .isEqualTo("the next run starts over: it was begun by version " + VERSION);
        assertThat(outlook(same, VERSION, Duration.ofHours(6)))
                .isEqualTo("the next run starts over: it began longer ago than reading.resume-window, 6h");
        assertThat(outlook(settings("ooo", null, null, false), VERSION, Duration.ofHours(6)))
                .contains("starts over", "longer ago");
    }

    @Test
    void a_run_store_that_is_lost_starts_over() throws Exception {
        Files.delete(runStore.resolve("ooo.mv.db"));

        assertThat(outlook(settings("ooo", 17, "f1", false))).contains("starts over", runStore.toString(), "not there");
        assertThat(outlook(settings("ooo", 17, "f1", true))).isEqualTo("the next run resumes it");
    }

    @Test
    void another_jobs_run_is_not_this_jobs() {
        for (LocalSettings other :
                new LocalSettings[] {settings("other", 17, "f1", false), settings("ooo", 42, "f1", false)}) {
            assertThat(outlook(other))
                    .isEqualTo("the next run of the job ooo for organization 17 resumes it, unless another job's run"
                            + " comes first");
        }
    }
}
