package dev.ooosync.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.publishing.RunResult.CheckResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Rows that are not as one would expect, in two runs. The numbers are those of {@link dev.ooosync.Hazards}. */
class FieldHazardsTests {

    private static final String NOTES = "quokka\r\n\t\ud83c\udf34 \u05d0\u05d1 'x' \"y\" \\ ".repeat(4_000);

    @TempDir
    static Path directory;

    private static ScriptedJob job;
    private static RunReport report;

    @BeforeAll
    static void run() throws Exception {
        job = new ScriptedJob(directory);
        TimeZone before = TimeZone.getDefault();
        try {
            job.calCom.addUpTo(10);
            write();
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            job.run("--sync.publishing.reject-limit-percent=100");
            days(22, 1, "2025-05-01", "2025-05-02");
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Pago_Pago"));
            report = job.run("--sync.publishing.reject-limit-percent=100");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @AfterAll
    static void stop() {
        job.close();
    }

    private static ObjectNode days(long id, long userId, String first, String last) {
        return job.calCom
                .add(id)
                .put("userId", userId)
                .put("start", first + "T00:00:00.000Z")
                .put("end", last + "T23:59:59.999Z");
    }

    private static void write() throws IOException {
        days(21, 1, "2025-05-01", "2025-05-02");
        days(23, 2, "2025-12-31", "2025-12-31");
        days(24, 3, "2025-05-01", "2025-05-02").put("start", "2025-05-01T07:00:00.000Z");
        days(25, 3, "2026-05-09", "2026-05-07");
        days(26, 4, "2026-05-01", "2026-05-02");
        days(27, 4, "2026-05-01", "2026-05-02");
        days(28, 4, "2026-05-01", "2026-05-03");
        job.calCom.add(31).remove("reason");
        job.calCom.add(32).putNull("reason");
        job.calCom.add(33).put("reason", "sabbatical \u2600");
        job.calCom.add(34).putObject("approval").put("level", 2);
        job.calCom.add(35).put("notes", NOTES);
        job.calCom.add(41).put("userId", "4711");
        job.calCom.add(42).put("toUserId", 1.5);
        job.calCom.add(43).putObject("reason").put("name", "sick");
        recorded("page.json").forEach(row -> job.calCom.add((ObjectNode) row));
    }

    private static JsonNode recorded(String name) throws IOException {
        try (InputStream in = FieldHazardsTests.class.getResourceAsStream("/calcom/" + name)) {
            return JsonMapper.shared()
                    .readTree(Objects.requireNonNull(in, name))
                    .path("data");
        }
    }

    @Test
    void hazard_20_a_reason_may_be_missing_or_new() throws Exception {
        assertThat(job.values("SELECT reason FROM calcom.ooo_entry WHERE entry_id BETWEEN 31 AND 33 ORDER BY entry_id"))
                .containsExactly("null", "null", "sabbatical \u2600");
    }

    @Test
    void hazard_21_a_field_nobody_knows_harms_nothing_and_is_kept_as_received() throws Exception {
        assertThat(job.values("SELECT payload FROM calcom.ooo_entry_payload WHERE entry_id = 34"))
                .containsExactly(job.calCom.rows().stream()
                        .filter(row -> row.has("approval"))
                        .findAny()
                        .orElseThrow()
                        .toString());
    }

    @Test
    void hazard_22_days_are_the_same_whatever_zone_the_machine_is_in() throws Exception {
        assertThat(job.query("SELECT DISTINCT CAST(start_date AS VARCHAR), CAST(end_date AS VARCHAR), calendar_days,"
                        + " CAST(start_as_sent AS VARCHAR) FROM calcom.ooo_entry WHERE entry_id IN (21, 22)"))
                .containsExactly(List.of("2025-05-01", "2025-05-02", "2", "2025-05-01 00:00:00"));
        assertThat(job.values("SELECT CAST(day AS VARCHAR) FROM calcom.ooo_day WHERE user_id = 1 ORDER BY 1"))
                .containsExactly("2025-05-01", "2025-05-02");
    }

    @Test
    void hazard_23_the_last_millisecond_of_the_last_day_is_kept_and_that_day_counts() throws Exception {
        assertThat(job.query("SELECT CAST(end_date AS VARCHAR), calendar_days, strftime(end_as_sent, '%H:%M:%S.%g')"
                        + " FROM calcom.ooo_entry WHERE entry_id = 23"))
                .containsExactly(List.of("2025-12-31", "1", "23:59:59.999"));
    }

    @Test
    void hazard_24_days_that_are_none_and_an_end_before_the_start_are_loaded_and_flagged() throws Exception {
        assertThat(report.result().checks())
                .filteredOn(check -> check.offendingRows() > 0)
                .extracting(CheckResult::name, CheckResult::severity)
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "(\"not_whole_days\", \"warning\")",
                        "(\"start_after_end\", \"warning\")",
                        "(\"rejected_row\", \"warning\")");
        assertThat(job.values(
                        "SELECT calendar_days FROM calcom.ooo_entry WHERE entry_id IN (24, 25) ORDER BY entry_id"))
                .containsExactly("2", "0");
    }

    @Test
    void hazard_25_overlapping_entries_and_duplicates_count_each_day_once() throws Exception {
        assertThat(job.values("SELECT sum(calendar_days) FROM calcom.ooo_entry WHERE user_id = 4"))
                .containsExactly("7");
        assertThat(job.query(
                        "SELECT CAST(day AS VARCHAR), entry_count FROM calcom.ooo_day WHERE user_id = 4 ORDER BY day"))
                .containsExactly(List.of("2026-05-01", "3"), List.of("2026-05-02", "3"), List.of("2026-05-03", "1"));
    }

    @Test
    void hazard_28_notes_of_any_length_and_script_arrive_as_they_are() throws Exception {
        assertThat(job.values("SELECT notes FROM calcom.ooo_entry WHERE entry_id = 35"))
                .containsExactly(NOTES);
    }

    @Test
    void hazard_33_a_value_of_another_type_is_rejected_with_its_field_and_never_bent_into_shape() throws Exception {
        assertThat(job.values("SELECT DISTINCT split_part(reason, ':', 1) FROM calcom.rejected_record ORDER BY 1"))
                .containsExactly("reason", "toUserId", "userId");
        assertThat(job.values("SELECT entry_id FROM calcom.ooo_entry WHERE entry_id BETWEEN 41 AND 43"))
                .isEmpty();
    }

    @Test
    void hazard_34_what_was_recorded_on_the_wire_is_what_is_read() throws Exception {
        assertThat(job.query("SELECT entry_id, to_user_id, reason, CAST(end_date AS VARCHAR) FROM calcom.ooo_entry"
                        + " WHERE entry_id > 90000 ORDER BY entry_id"))
                .containsExactly(
                        List.of("90210", "null", "vacation", "2025-05-10"),
                        List.of("90211", "4711", "null", "2025-05-02"));
    }
}
