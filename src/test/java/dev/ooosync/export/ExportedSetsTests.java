package dev.ooosync.export;

import static dev.ooosync.export.ParquetExportTests.entry;
import static dev.ooosync.export.ParquetExportTests.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.publishing.PublishingFixture;
import dev.ooosync.publishing.RunResult;
import dev.ooosync.warehouse.WarehouseUnderTest;
import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How one set of exported files follows another; that is the same for every warehouse. */
class ExportedSetsTests {

    private static final String FIRST = "20261122T0300-0001";
    private static final String SECOND = "20261122T0400-0001";
    private static final String THIRD = "20261122T0500-0001";

    @TempDir
    Path directory;

    private Path exports;
    private PublishingFixture job;
    private WarehouseUnderTest target;

    @BeforeEach
    void publish() {
        exports = directory.resolve("exports");
        target = Kind.DUCKDB.empty(directory);
        job = new PublishingFixture(target, 1);
        job.export = exports;
        job.run(FIRST, 17, List.of(entry(1), entry(2)));
    }

    @Test
    void the_manifest_says_which_run_it_is_and_how_much_of_what() throws Exception {
        ExportManifest manifest = ExportManifest.read(exports.resolve("current"));

        assertThat(manifest.runId()).isEqualTo(FIRST);
        assertThat(manifest.job()).isEqualTo("test");
        assertThat(manifest.orgId()).isEqualTo(17);
        assertThat(manifest.organizations()).containsExactly(17L);
        assertThat(manifest.asOf()).isEqualTo("2026-11-22T03:00:00.500Z");
        assertThat(manifest.status()).isEqualTo("published");
        assertThat(manifest.completeness()).isEqualTo("complete");
        assertThat(manifest.rows())
                .containsEntry("ooo_entry", 2L)
                .containsEntry("calendar_day", 36_525L)
                .containsEntry("freshness", 1L);
    }

    @Test
    void files_are_for_those_who_may_read_the_warehouse() throws Exception {
        Path set = exports.resolve(FIRST);

        for (Path folder : List.of(exports, set)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .as("%s", folder)
                    .isEqualTo("rwxr-x---");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(set.resolve("ooo_day.parquet"))))
                .isEqualTo("r--r-----");
    }

    @Test
    void a_directory_that_is_there_keeps_its_mode_and_gives_its_group_to_each_set() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "giving files to others takes root");
        Files.setPosixFilePermissions(exports, PosixFilePermissions.fromString("rwxrwxr-x"));
        Files.setAttribute(exports, "unix:gid", 4343);

        job.run(SECOND, 17, List.of(entry(1), entry(2)));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(exports)))
                .isEqualTo("rwxrwxr-x");
        for (String made : List.of(SECOND, SECOND + "/ooo_day.parquet", SECOND + "/manifest.json")) {
            assertThat(Files.getAttribute(exports.resolve(made), "unix:gid"))
                    .as(made)
                    .isEqualTo(4343);
        }
    }

    @Test
    void a_directory_that_a_run_makes_belongs_to_whom_the_warehouse_belongs() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "giving files to others takes root");
        Path warehouse = target.settings().file();
        Files.setAttribute(warehouse, "unix:uid", 4242);
        Files.setAttribute(warehouse, "unix:gid", 4343);
        job.export = directory.resolve("more");

        job.run(SECOND, 17, List.of(entry(1), entry(2)));

        for (String made : List.of("", SECOND, SECOND + "/ooo_day.parquet", SECOND + "/manifest.json")) {
            Path path = job.export.resolve(made);
            assertThat(Files.readAttributes(path, "unix:uid,gid")).as(made).isEqualTo(Map.of("uid", 4242, "gid", 4343));
        }
    }

    @Test
    void each_run_has_a_set_of_its_own_and_the_last_two_are_kept() throws Exception {
        Files.createDirectory(exports.resolve("not-ours"));
        job.run(SECOND, 17, List.of(entry(1), entry(2)));
        assertThat(names(exports)).containsExactly(FIRST, SECOND, "current", "not-ours");

        job.run(THIRD, 17, List.of(entry(1), entry(2), entry(3)));

        assertThat(names(exports)).containsExactly(SECOND, THIRD, "current", "not-ours");
        assertThat(rows("ooo_entry")).isEqualTo(3);
        assertThat(rows("sync_run")).isEqualTo(3);
    }

    @Test
    void the_set_before_is_kept_whatever_its_id_says_after_a_wrong_clock() throws Exception {
        job.run("20261222T0300-0001", 17, List.of(entry(1)));
        job.run("20261122T0400-0001", 17, List.of(entry(1)));
        job.run("a20261123T0300-0001", 17, List.of(entry(1)));
        job.run("a20261124T0300-0001", 17, List.of(entry(1)));

        assertThat(names(exports)).containsExactly("a20261123T0300-0001", "a20261124T0300-0001", "current");
        job.run("20261125T0300-0001", 17, List.of(entry(1)));
        assertThat(names(exports)).containsExactly("20261125T0300-0001", "a20261124T0300-0001", "current");
    }

    @Test
    void what_a_killed_run_has_left_is_cleared_away_and_made_good() throws Exception {
        Path torn = Files.createDirectories(exports.resolve(".next-" + SECOND));
        Files.writeString(torn.resolve("ooo_day.parquet"), "half a file");
        Files.createDirectory(exports.resolve(".next-20261122T0330-0001"));
        Files.createSymbolicLink(exports.resolve(".next-current"), Path.of("nowhere"));

        job.run(SECOND, 17, List.of(entry(1)));

        assertThat(job.exported().failure()).isNull();
        assertThat(names(exports)).containsExactly(FIRST, SECOND, "current");
    }

    @Test
    void a_run_that_is_taken_up_after_its_publish_exports_what_it_had_not() throws Exception {
        Path link = exports.resolve("current");
        Files.delete(link);

        job.publish(FIRST, 17, true, "v1:kk:");

        assertThat(link.toRealPath()).isEqualTo(exports.resolve(FIRST).toRealPath());
    }

    @Test
    void a_failure_is_told_leaves_the_old_set_and_is_made_good_by_the_next_run() throws Exception {
        Path away = directory.resolve("away");
        Files.move(exports, away);
        Files.writeString(exports, "in the way");

        RunResult result = job.run(SECOND, 17, List.of(entry(1), entry(2), entry(3)));

        assertThat(result.created()).isEqualTo(1);
        assertThat(target.rows("SELECT COUNT(*) FROM calcom.ooo_entry")).containsExactly(List.of("3"));
        SyncException failure = job.exported().failure();
        assertThat(failure.remedy()).isEqualTo(Remedy.FREE_DISK);
        assertThat(failure).hasMessageContaining("The export into " + exports + " failed");

        Files.delete(exports);
        Files.move(away, exports);
        job.run(THIRD, 17, List.of(entry(1), entry(2), entry(3)));
        assertThat(job.exported().failure()).isNull();
        assertThat(ExportManifest.read(exports.resolve("current")).status()).isEqualTo("unchanged");
        assertThat(rows("ooo_entry")).isEqualTo(3);
    }

    @Test
    void two_jobs_do_not_share_a_directory() throws Exception {
        Path manifest = exports.resolve("current/manifest.json");
        String text = Files.readString(manifest);
        Files.delete(manifest);
        Files.writeString(manifest, text.replace("\"test\"", "\"other\""));

        job.run(SECOND, 17, List.of(entry(1)));

        assertThat(job.exported().failure().remedy()).isEqualTo(Remedy.FIX_CONFIGURATION);
        assertThat(job.exported().failure()).hasMessageContaining("the job other");
        assertThat(names(exports)).containsExactly(FIRST, "current");
    }

    @Test
    void a_name_that_is_somebodys_own_is_not_taken() throws Exception {
        Path current = exports.resolve("current");
        for (String foreign : List.of("a file", "a link")) {
            Files.delete(current);
            if (foreign.equals("a link")) {
                Files.createSymbolicLink(current, Path.of("../precious"));
            } else {
                Files.writeString(current, "words");
            }

            job.run(SECOND, 17, List.of(entry(1)));

            assertThat(job.exported().failure()).as(foreign).hasMessageContaining(current + " is not a link to one of");
            assertThat(job.exported().failure().remedy()).isEqualTo(Remedy.FIX_CONFIGURATION);
            assertThat(names(exports)).containsExactly(FIRST, "current");
        }
        assertThat(directory.resolve("precious")).doesNotExist();
    }

    @Test
    void a_directory_behind_a_link_is_exported_into() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("exports"));
        job.export = link;

        job.run(SECOND, 17, List.of(entry(1)));

        assertThat(job.exported().failure()).isNull();
        assertThat(link).isSymbolicLink();
        assertThat(names(exports)).containsExactly(FIRST, SECOND, "current");
        assertThat(job.exported().current()).isEqualTo(exports.toRealPath().resolve("current"));
    }

    @Test
    void a_directory_that_is_mistyped_is_not_made() throws Exception {
        job.export = directory.resolve("exprots/daily");

        job.run(SECOND, 17, List.of(entry(1)));

        assertThat(job.exported().failure())
                .hasMessageContaining("There is no directory " + directory.resolve("exprots"));
        assertThat(directory.resolve("exprots")).doesNotExist();
    }

    @Test
    void two_organizations_of_one_job_do_not_share_a_directory_and_each_set_names_all_that_it_holds() throws Exception {
        job.run(SECOND, 18, List.of(entry(3)));

        assertThat(job.exported().failure().remedy()).isEqualTo(Remedy.FIX_CONFIGURATION);
        assertThat(job.exported().failure())
                .hasMessageContaining(
                        "exports for organization 17; give test for organization 18 a directory of its own");
        assertThat(ExportManifest.read(exports.resolve("current")).organizations())
                .containsExactly(17L);
        job.run(THIRD, 17, List.of(entry(1), entry(2)));
        assertThat(ExportManifest.read(exports.resolve("current")).organizations())
                .containsExactly(17L, 18L);
    }

    private long rows(String table) throws Exception {
        return ExportManifest.read(exports.resolve("current")).rows().get(table);
    }
}
