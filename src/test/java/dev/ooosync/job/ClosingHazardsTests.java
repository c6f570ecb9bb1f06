package dev.ooosync.job;

import static dev.ooosync.job.ScriptedJob.SETTLED;
import static dev.ooosync.job.ScriptedJob.SMALL_PAGES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run concludes, or does not. The numbers are those of {@link dev.ooosync.Hazards}. */
class ClosingHazardsTests {

    private static final String EMPTY = "{\"status\":\"success\",\"data\":[]}";

    @TempDir
    Path directory;

    private ScriptedJob job;

    @BeforeEach
    void start() {
        job = new ScriptedJob(directory);
    }

    @AfterEach
    void stop() {
        job.close();
    }

    private List<String> current() throws SQLException {
        return job.values("SELECT entry_id FROM calcom.ooo_entry_history WHERE is_current ORDER BY entry_id");
    }

    /** How a run ends that may hold closings back, and so may end with 65. */
    private void runOrHold(String... overrides) throws Exception {
        try {
            job.run(overrides);
        } catch (SyncException held) {
            assertThat(held.remedy()).as(held.getMessage()).isEqualTo(Remedy.REVIEW_DATA);
        }
    }

    @Test
    void hazard_05_every_run_reads_the_whole_list_and_finds_changes_by_content() throws Exception {
        job.calCom.addUpTo(250);
        job.run(SMALL_PAGES);
        int requests = job.calCom.asked().size();
        job.calCom.rows().get(100).put("notes", "changed");

        assertThat(job.run(SMALL_PAGES).result().updated()).isEqualTo(1);
        assertThat(job.calCom.asked()).hasSize(requests);
        job.assertTruth();
        assertThat(job.run(SMALL_PAGES).result().status()).isEqualTo("unchanged");
        assertThat(job.query("SELECT version FROM calcom.ooo_entry_history WHERE entry_id = 101 ORDER BY 1"))
                .containsExactly(List.of("1"), List.of("2"));
    }

    @Test
    void hazard_06_a_sample_an_unproven_run_and_a_failed_one_close_nothing() throws Exception {
        job.calCom.addUpTo(300);
        job.run(SMALL_PAGES);
        List<String> before = current();
        job.calCom.remove(7);

        RunReport sample = job.run(SETTLED, "--sync.reading.max-entries=50");
        assertThat(sample.reading().complete()).isFalse();
        assertThat(current()).isEqualTo(before);
        RunReport unproven = job.run(SETTLED, "--sync.reading.page-size=10", "--sync.reading.request-budget=10");
        assertThat(unproven.reading().complete()).isFalse();
        assertThat(current()).isEqualTo(before);
        job.calCom.answersFrom(3, ScriptedCalCom.json(500, "{}").build());
        assertThat(job.fail(SMALL_PAGES).remedy()).isEqualTo(Remedy.RUN_LATER);
        assertThat(current()).isEqualTo(before);
    }

    @Test
    void hazard_07_an_empty_or_much_smaller_listing_closes_nothing_by_itself() throws Exception {
        job.calCom.addUpTo(300);
        job.run(SETTLED);
        List<String> before = current();

        job.calCom.answersFrom(1, ScriptedCalCom.json(200, EMPTY).build());
        runOrHold(SETTLED);
        assertThat(current()).isEqualTo(before);
        assertThat(job.values("SELECT closings_held FROM calcom.sync_run ORDER BY run_id DESC LIMIT 1"))
                .containsExactly("300");

        job.calCom.answersRight();
        for (long id = 101; id <= 300; id++) {
            job.calCom.remove(id);
        }
        runOrHold(SETTLED);
        assertThat(current()).isEqualTo(before);
        assertThat(job.values("SELECT closings_held FROM calcom.sync_run ORDER BY run_id DESC LIMIT 1"))
                .containsExactly("200");
    }

    @Test
    void hazard_26_a_cover_from_elsewhere_and_a_person_nobody_knows_yet_are_stored() throws Exception {
        job.calCom.add(1).put("userId", 990_001).put("toUserId", 880_001);

        job.run();

        assertThat(job.query("SELECT user_id, to_user_id FROM calcom.ooo_entry"))
                .containsExactly(List.of("990001", "880001"));
        job.assertTruth();
    }

    @Test
    void hazard_27_two_organizations_may_list_the_same_entry() throws Exception {
        job.calCom.addUpTo(3);
        job.run();
        job.run("--sync.cal-com.organization=18");
        job.calCom.rows().get(1).put("notes", "changed");
        job.run("--sync.cal-com.organization=18");

        assertThat(job.query("SELECT org_id, count(*), max(version) FROM calcom.ooo_entry_history"
                        + " WHERE is_current GROUP BY org_id ORDER BY org_id"))
                .containsExactly(List.of("17", "3", "1"), List.of("18", "3", "2"));
        assertThat(job.values("SELECT count(*) FROM calcom.ooo_day")).containsExactly("6");
    }

    @Test
    void hazard_30_an_entry_that_flickers_stays_one_version() throws Exception {
        job.calCom.addUpTo(20);
        job.run();
        List<String> before = job.values("SELECT version FROM calcom.ooo_entry_history ORDER BY entry_id, version");
        var flickering = job.calCom.rows().get(19);
        job.calCom.remove(20);

        job.run();
        assertThat(current()).hasSize(20);
        job.calCom.add(flickering);
        job.run();

        assertThat(job.values("SELECT version FROM calcom.ooo_entry_history ORDER BY entry_id, version"))
                .isEqualTo(before);
        job.assertTruth();
    }

    @Test
    void hazard_31_rights_that_end_in_the_middle_of_a_run_end_it_and_nothing_is_concluded_from_that() throws Exception {
        job.calCom.addUpTo(300);
        job.run(SMALL_PAGES);
        job.calCom.remove(7);
        job.calCom.add(301);
        List<String> before = current();

        job.calCom.answersFrom(
                3,
                ScriptedCalCom.json(403, "{\"error\":{\"message\":\"User is not a member\"}}")
                        .build());
        SyncException failure = job.fail(SMALL_PAGES);
        assertThat(failure.remedy()).isEqualTo(Remedy.FIX_ACCESS);
        assertThat(failure).hasMessageContaining("User is not a member");
        assertThat(current()).isEqualTo(before);

        job.calCom.answersRight();
        RunReport resumed = job.run(SMALL_PAGES);
        assertThat(resumed.resumed()).isTrue();
        assertThat(current()).contains("301");
    }

    @Test
    void hazard_28_a_row_that_cannot_be_used_is_told_of_without_its_notes() throws Exception {
        job.calCom.add(1);
        job.run();
        for (int id = 2; id <= 7; id++) {
            job.calCom.add(id).put("notes", "quokka").putArray("start").add("quokka");
        }

        SyncException failure = job.fail();

        assertThat(failure.remedy()).isEqualTo(Remedy.REVIEW_DATA);
        assertThat(failure).hasMessageContaining("start: ").hasMessageNotContaining("quokka");
        assertThat(job.query("SELECT message FROM calcom.sync_run").toString()).doesNotContain("quokka");
    }

    @Test
    void hazard_35_a_shape_that_has_changed_ends_the_run_and_says_where() throws Exception {
        job.calCom.addUpTo(6);
        job.run();
        List<String> before = job.published();

        job.calCom.answersFrom(
                1,
                ScriptedCalCom.json(200, "{\"status\":\"success\",\"data\":{\"items\":[]}}")
                        .build());
        SyncException page = job.fail();
        assertThat(page.remedy()).isEqualTo(Remedy.INVESTIGATE);
        assertThat(page).hasMessageContaining("\"data\" is of type OBJECT instead of an array");
        job.calCom.answersRight();
        job.calCom.rows().forEach(row -> row.set("startDate", row.remove("start")));
        SyncException rows = job.fail();

        assertThat(rows.remedy()).isEqualTo(Remedy.REVIEW_DATA);
        assertThat(rows).hasMessageContaining("start: missing");
        assertThat(job.published()).isEqualTo(before);
    }
}
