package dev.ooosync.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Command line, environment, placeholders. */
class OverridesTests {

    @TempDir
    Path directory;

    private JobFixture job;

    @BeforeEach
    void start() {
        job = new JobFixture(directory).yaml(JobFixture.SMALLEST + "  reading: { page-size: 10 }\n");
    }

    @Test
    void the_environment_overrides_the_file_and_the_command_line_both() {
        assertThat(job.load().reading().pageSize()).isEqualTo(10);
        assertThat(job.env("SYNC_READING_PAGESIZE", "20").load().reading().pageSize())
                .isEqualTo(20);
        assertThat(job.args("--sync.reading.page-size=30").load().reading().pageSize())
                .isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SYNC_READING_PAGESIZE", "SYNC_READING_PAGE_SIZE", "sync_reading_pagesize"})
    void a_variable_may_be_spelt_in_each_of_boots_ways(String variable) {
        assertThat(job.env(variable, "20").load().reading().pageSize()).isEqualTo(20);
    }

    @Test
    void one_key_in_two_variables_is_refused() {
        assertThat(job.env("SYNC_READING_PAGESIZE", "20")
                        .env("SYNC_READING_PAGE_SIZE", "30")
                        .problems())
                .hasSize(1)
                .allMatch(problem -> problem.startsWith("sync.reading.page-size is set twice in the environment"));
    }

    @Test
    void the_last_of_equal_arguments_wins_whatever_its_spelling() {
        job.args("--sync.reading.page-size=30", "--sync.reading.pageSize=40");

        assertThat(job.load().reading().pageSize()).isEqualTo(40);
    }

    @Test
    void an_overridden_value_may_be_wrong() {
        job.yaml(JobFixture.SMALLEST.replace("17", "${NO_SUCH}")).args("--sync.cal-com.organization=18");

        assertThat(job.load().calCom().organization()).isEqualTo(18);
    }

    @Test
    void unknown_arguments_and_variables_are_refused_without_their_values() {
        assertThat(job.args("--sync.cal-com.api-kye=hush", "--sync.reading.page_siz=1")
                        .env("SYNC_READING_PAGESIZ", "hush")
                        .env("SYNC_XYZZY", "hush")
                        .problems())
                .containsExactly(
                        "unknown environment variable SYNC_READING_PAGESIZ; did you mean SYNC_READING_PAGESIZE?",
                        "unknown environment variable SYNC_XYZZY; variables that begin with SYNC_ override keys of the "
                                + "job file",
                        "unknown key sync.cal-com.api-kye (command line); did you mean sync.cal-com.api-key?",
                        "unknown key sync.reading.page_siz (command line); did you mean sync.reading.page-size?");
    }

    @Test
    void an_argument_without_a_value_is_malformed_and_not_echoed_beyond_its_key() {
        assertThat(job.args("--sync.reading.page-size", "--sync.cal-com.api-key:hush", "--other=hush")
                        .problems())
                .containsExactly(
                        "--sync.reading.page-size (command line) is not of the form --sync.KEY=VALUE",
                        "--sync.cal-com.api-key… (command line) is not of the form --sync.KEY=VALUE",
                        "--other… (command line) is not of the form --sync.KEY=VALUE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync.cal-com.api-key", "sync.cal-com.apiKey", "sync.cal-com.secret-key"})
    void a_secret_on_the_command_line_is_refused_with_the_reason_and_not_echoed(String key) {
        assertThat(job.without("api-key")
                        .args("--" + key + "=hush", "--sync.cal-com.client-id=me")
                        .problems())
                .isNotEmpty()
                .noneMatch(problem -> problem.contains("hush"))
                .first()
                .asString()
                .contains("is refused on the command line", "list of processes", "-file");
    }

    @Test
    void a_client_id_is_no_secret() {
        job.without("api-key").args("--sync.cal-com.client-id=me").env("SYNC_CALCOM_SECRETKEY", "hush");

        assertThat(job.load().calCom().clientId()).isEqualTo("me");
    }

    @Test
    void placeholders_take_variables_and_extra_properties_before_them_and_defaults_last() {
        job.yaml(JobFixture.SMALLEST + "  run-store: ${A:a}/${B:b}/${C:c}\n")
                .env("B", "env")
                .env("C", "env");

        assertThat(job.extra("C", "extra").load().runStore()).isEqualTo(Path.of("a/env/extra"));
    }

    @Test
    void a_variables_value_is_taken_as_it_is() {
        job.yaml(JobFixture.SMALLEST + "  run-store: ${A}\n").env("A", "x${B:b}\\y");

        assertThat(job.load().runStore()).isEqualTo(Path.of("x${B:b}\\y"));
    }

    @Test
    void an_unresolved_placeholder_is_the_only_problem_of_its_key() {
        assertThat(job.yaml(JobFixture.SMALLEST.replace("17", "${ORG}").replace("cal_live_hush", "${KEY}"))
                        .problems())
                .containsExactlyInAnyOrder(
                        "sync.cal-com.organization needs the environment variable ORG, which is not set (" + job.file
                                + ":4)",
                        "sync.cal-com.api-key needs the environment variable KEY, which is not set (" + job.file
                                + ":5)");
    }
}
