package dev.ooosync.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialSettingsTests {

    @TempDir
    Path directory;

    private JobFixture job;

    @BeforeEach
    void start() {
        job = new JobFixture(directory).without("api-key");
    }

    @Test
    void an_api_key_in_a_file_is_read_and_loses_one_line_end() throws Exception {
        Path file = Files.writeString(directory.resolve("key"), "cal_live_hush\n");

        SyncSettings.CalCom calCom =
                job.args("--sync.cal-com.api-key-file=" + file).load().calCom();

        assertThat(calCom.apiKey()).isEqualTo(new Secret("cal_live_hush"));
        assertThat(calCom.clientId()).isNull();
    }

    @Test
    void a_client_id_and_its_secret_key_may_come_from_different_places() throws Exception {
        Path file = Files.writeString(directory.resolve("key"), "hush\r\n");
        job.args("--sync.cal-com.client-id=me", "--sync.cal-com.secret-key-file=" + file);

        assertThat(job.load().calCom().clientId()).isEqualTo("me");
        assertThat(job.load().calCom().secretKey()).isEqualTo(new Secret("hush"));
        assertThat(job.load().calCom().apiKey()).isNull();
    }

    @Test
    void without_credentials_every_place_that_was_searched_is_named() {
        job.yaml(JobFixture.SMALLEST.replace("cal_live_hush", "${CALCOM_API_KEY:}"));

        assertThat(job.problems()).hasSize(1);
        assertThat(job.problems().get(0))
                .contains(
                        "CALCOM_API_KEY or CALCOM_API_KEY_FILE",
                        "CALCOM_CLIENT_ID or CALCOM_CLIENT_ID_FILE",
                        "CALCOM_SECRET_KEY or CALCOM_SECRET_KEY_FILE",
                        "sync.cal-com.api-key (" + job.file + ":5: ${CALCOM_API_KEY:} is empty), SYNC_CALCOM_APIKEY",
                        "sync.cal-com.secret-key-file (not in the file), SYNC_CALCOM_SECRETKEYFILE");
    }

    @Test
    void two_kinds_are_refused() {
        assertThat(job.yaml(JobFixture.SMALLEST)
                        .args("--sync.cal-com.client-id=me")
                        .set("sync.cal-com.secret-key", "x")
                        .problems())
                .containsExactly("two kinds of credentials are given, sync.cal-com.api-key and sync.cal-com.client-id; "
                        + "leave one kind");
    }

    @Test
    void half_of_a_pair_is_refused() {
        assertThat(job.args("--sync.cal-com.client-id=me").problems())
                .containsExactly("sync.cal-com.client-id is given without sync.cal-com.secret-key; they go together");
        assertThat(new JobFixture(directory)
                        .without("api-key")
                        .set("sync.cal-com.secret-key", "hush")
                        .problems())
                .containsExactly("sync.cal-com.secret-key is given without sync.cal-com.client-id; they go together");
    }

    @Test
    void a_value_and_a_file_are_refused() {
        assertThat(job.yaml(JobFixture.SMALLEST)
                        .args("--sync.cal-com.api-key-file=any")
                        .problems())
                .containsExactly("sync.cal-com.api-key is given twice, as a value and as a file; leave one");
    }

    @Test
    void a_file_that_is_missing_empty_a_directory_or_too_long_is_refused() throws Exception {
        Path empty = Files.writeString(directory.resolve("empty"), "\n");
        Path large = Files.writeString(directory.resolve("large"), "x".repeat(8193));

        assertThat(problemOf(directory.resolve("nosuch"))).contains("does not exist", "nosuch");
        assertThat(problemOf(empty)).contains("is empty");
        assertThat(problemOf(directory)).contains("cannot be read");
        assertThat(problemOf(large)).contains("more than 8192 bytes").doesNotContain("xxx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hush ", "hu sh", "hush\nhush", "húsh", "\"hush\u0000"})
    void a_key_that_no_header_can_carry_is_refused_and_not_shown(String key) throws Exception {
        assertThat(new JobFixture(directory)
                        .without("api-key")
                        .env("SYNC_CALCOM_APIKEY", key)
                        .problems())
                .containsExactly(
                        "sync.cal-com.api-key (environment variable SYNC_CALCOM_APIKEY) contains a blank, a line "
                                + "end or another character that cannot be part of it");
        Path file = Files.writeString(directory.resolve("key"), key);
        assertThat(problemOf(file)).contains("contains a blank").doesNotContain("hush", "hu sh");
    }

    private String problemOf(Path file) {
        JobFixture fresh = new JobFixture(directory).without("api-key");
        assertThat(fresh.args("--sync.cal-com.api-key-file=" + file).problems()).hasSize(1);
        return fresh.problems().get(0);
    }
}
