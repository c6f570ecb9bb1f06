package dev.ooosync.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits of the single values. */
class LimitsTests {

    @TempDir
    Path directory;

    private JobFixture job;

    @BeforeEach
    void start() {
        job = new JobFixture(directory);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "job | Nightly | lower-case",
                "job | -x | lower-case",
                "job | a/b | lower-case",
                "cal-com.organization | abc | whole number",
                "cal-com.organization | 0 | 1 or more",
                "cal-com.organization | -1 | 1 or more",
                "cal-com.organization | 2147483648 | at most 2147483647",
                "cal-com.organization | 1.5 | whole number",
                "cal-com.organization | 1 7 | whole number",
                "cal-com.base-url | ftp://x | https://",
                "cal-com.base-url | api.cal.com | https://",
                "cal-com.base-url | https:///v2 | host",
                "cal-com.base-url | https://x?a=1 | query",
                "cal-com.base-url | https://x#a | fragment",
                "cal-com.base-url | https://x:70000 | port",
                "cal-com.base-url | http://api.cal.com | plain http",
                "cal-com.base-url | http://127.0.0.1.example | plain http",
                "cal-com.base-url | http://127.0.0.256 | host",
                "cal-com.base-url | http://[::2] | plain http",
                "cal-com.base-url | https://a b | a URL",
                "cal-com.call-timeout | 25h | 1 ms to 24 h",
                "cal-com.connect-timeout | 0s | 1 ms",
                "cal-com.read-timeout | -5s | 1 ms",
                "reading.page-size | many | whole number",
                "reading.page-size | 1 | cannot prove the end",
                "reading.page-size | 251 | 2 to 250",
                "reading.in-flight | 0 | 1 to 16",
                "reading.in-flight | 17 | 1 to 16",
                "reading.request-budget | 9 | 10 or more",
                "reading.resume-window | 6x | with its unit",
                "reading.resume-window | 60 | with its unit",
                "reading.resume-window | 0s | 1 ms",
                "reading.max-entries | 0 | 1 or more",
                "reading.email | me | e-mail address",
                "reading.email | a@b.c,d | one user",
                "reading.sort-start | up | asc or desc",
                "reading.sort-end | ASC | asc or desc",
                "warehouse.url | jdbc:mysql://h/d | must be jdbc:duckdb:FILE",
                "warehouse.url | jdbc:postgresql:d | //HOST/DATABASE",
                "warehouse.url | jdbc:postgresql://h/ | //HOST/DATABASE",
                "warehouse.url | jdbc:postgresql://h/d?ssl=true&user=me | warehouse.user",
                "warehouse.url | jdbc:h2:mem:x | must be",
                "warehouse.url | jdbc:h2:file: | in memory",
                "warehouse.url | jdbc:h2:file:x;MODE=Oracle | options",
                "run-store | warehouse | needs a PostgreSQL warehouse",
                "warehouse.url | jdbc:duckdb: | in memory",
                "warehouse.url | jdbc:duckdb::memory:x | in memory",
                "warehouse.url | jdbc:duckdb:x;a=b | options",
                "warehouse.url | jdbc:duckdb:x?a=b | options",
                "warehouse.url | jdbc:duckdb:s3://b/x | on this machine",
                "warehouse.url | jdbc:duckdb:md:x | on this machine",
                "warehouse.url | jdbc:duckdb:var/ | directory",
                "warehouse.url | jdbc:duckdb:src | directory",
                "warehouse.url | jdbc:duckdb:var/calcom.duckdb | catalog",
                "warehouse.url | jdbc:duckdb:CalCom | catalog",
                "warehouse.url | jdbc:duckdb:x/Calcom_Staging.v2.db | catalog",
                "warehouse.storage-version | 1.0.0 | v1.0.0",
                "warehouse.storage-version | latest | v1.0.0",
                "warehouse.file-mode | 288 | YAML",
                "warehouse.file-mode | 0640 | no one to write",
                "warehouse.file-mode | 0442 | no one to write",
                "warehouse.file-mode | 0040 | owner read",
                "warehouse.keep-generations | -1 | 0 to 100",
                "warehouse.keep-generations | 101 | 0 to 100",
                "publishing.settle-time | -1s | 0 ms",
                "publishing.proof-max-age | P9999D | 1 ms",
                "publishing.reject-limit-percent | 101 | 0 to 100",
                "publishing.reject-limit-rows | -1 | 0 to 1000000",
                "privacy.notes | maybe | keep or omit",
                "privacy.reason | no | keep or mask-sick",
                "run-store | a;B=c | ;",
            })
    void a_value_out_of_bounds_is_quoted_with_what_it_must_be(String key, String value, String sentence) {
        assertThat(job.args("--sync." + key + "=" + value).problems())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("sync." + key + " (command line) is \"")
                .contains("is \"" + shown(value) + "\": it ")
                .contains(sentence);
    }

    /** A duration is shown as it was understood. */
    private static String shown(String value) {
        return value.equals("P9999D") ? "239976h" : value;
    }

    @ParameterizedTest
    @CsvSource({
        "cal-com.base-url, https://self.example:8443/cal",
        "cal-com.base-url, http://localhost:1",
        "cal-com.base-url, http://[::1]:80/",
        "cal-com.base-url, HTTP://127.255.0.3",
        "reading.page-size, 2",
        "reading.in-flight, 16",
        "warehouse.file-mode, 444",
        "warehouse.url, jdbc:duckdb:/data/me@home/calcom2.db",
        "warehouse.url, jdbc:duckdb:calcom/staging/w.db",
        "warehouse.url, jdbc:postgresql://db.example:5433/ooo?sslmode=verify-full",
        "warehouse.url, jdbc:h2:file:/data/trial",
        "cal-com.organization, 2147483647",
    })
    void a_value_within_bounds_is_taken(String key, String value) {
        assertThat(job.args("--sync." + key + "=" + value).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reading.email", "reading.sort-start", "reading.sort-end", "reading.max-entries"})
    void a_blank_filter_is_refused(String key) {
        assertThat(job.args("--sync." + key + "= ").problems())
                .containsExactly("sync." + key + " (command line) is there but empty; an empty filter would filter "
                        + "nothing, so give it a value or remove the key");
    }

    @Test
    void a_key_left_empty_in_the_file_is_refused_with_its_line() {
        assertThat(job.yaml(JobFixture.SMALLEST + "  reading:\n    email:\n    page-size:\n")
                        .problems())
                .hasSize(2)
                .anyMatch(problem -> problem.startsWith("sync.reading.email (" + job.file + ":9) is there but empty"))
                .anyMatch(problem -> problem.endsWith("or remove the key for the default 250"));
    }

    @ParameterizedTest
    @CsvSource({"job, name the job", "organization, CALCOM_ORG_ID", "notes, There is no default"})
    void a_missing_key_is_told_with_what_to_write(String line, String sentence) {
        assertThat(job.without(line).problems())
                .hasSize(1)
                .allMatch(problem -> problem.contains(line + " is missing: ") && problem.contains(sentence));
    }

    @Test
    void an_unquoted_octal_file_mode_is_explained() {
        assertThat(job.yaml(JobFixture.SMALLEST + "  warehouse: { file-mode: 0440 }\n")
                        .problems())
                .hasSize(1)
                .allMatch(problem -> problem.contains("is \"288\"") && problem.contains("quotes"));
    }
}
