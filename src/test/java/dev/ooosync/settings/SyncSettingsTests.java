package dev.ooosync.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The records as an interface: every default, every key. */
class SyncSettingsTests {

    @TempDir
    Path directory;

    @Test
    void the_defaults_are_these() {
        SyncSettings settings = new JobFixture(directory).load();

        assertThat(settings)
                .isEqualTo(new SyncSettings(
                        "ooo",
                        new SyncSettings.CalCom(
                                URI.create("https://api.cal.com"),
                                17,
                                new Secret("cal_live_hush"),
                                null,
                                null,
                                null,
                                null,
                                null,
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(60),
                                Duration.ofSeconds(120)),
                        new SyncSettings.Reading(250, 4, 5000, Duration.ofHours(6), null, null, null, null),
                        new SyncSettings.Resources(true, true, true, true),
                        new SyncSettings.Warehouse(
                                "jdbc:duckdb:var/warehouse.duckdb", null, null, null, null, null, "v1.0.0", "0440", 3),
                        new SyncSettings.Publishing(Duration.ofHours(1), Duration.ofHours(72), 1, 5, null),
                        new SyncSettings.Privacy(SyncSettings.Privacy.Notes.KEEP, SyncSettings.Privacy.Reason.KEEP),
                        Path.of("var/run-store")));
        assertThat(settings.warehouse().file()).isEqualTo(Path.of("var/warehouse.duckdb"));
    }

    /** Value to set, and how the report shows it; nothing here is a default. */
    static final Map<String, List<String>> OTHERS = others();

    private static Map<String, List<String>> others() {
        Map<String, List<String>> others = new LinkedHashMap<>();
        others.put("sync.job", List.of("other", "\"other\""));
        others.put("sync.cal-com.base-url", List.of("http://127.0.0.1:8080/", "\"http://127.0.0.1:8080\""));
        others.put("sync.cal-com.organization", List.of("18", "18"));
        others.put("sync.cal-com.api-key", List.of("cal_other", "<masked>"));
        others.put("sync.cal-com.api-key-file", List.of("FILE", "\"FILE\""));
        others.put("sync.cal-com.client-id", List.of("client", "\"client\""));
        others.put("sync.cal-com.client-id-file", List.of("FILE", "\"FILE\""));
        others.put("sync.cal-com.secret-key", List.of("s3cr3t", "<masked>"));
        others.put("sync.cal-com.secret-key-file", List.of("FILE", "\"FILE\""));
        others.put("sync.cal-com.connect-timeout", List.of("11s", "11s"));
        others.put("sync.cal-com.read-timeout", List.of("61s", "61s"));
        others.put("sync.cal-com.call-timeout", List.of("PT3M", "3m"));
        for (String resource : List.of("users", "memberships", "teams", "team-members")) {
            others.put("sync.resources." + resource, List.of("false", "false"));
        }
        others.put("sync.reading.page-size", List.of("100", "100"));
        others.put("sync.reading.in-flight", List.of("1", "1"));
        others.put("sync.reading.request-budget", List.of("10", "10"));
        others.put("sync.reading.resume-window", List.of("2h", "2h"));
        others.put("sync.reading.email", List.of("a@b.example", "\"a@b.example\""));
        others.put("sync.reading.sort-start", List.of("asc", "\"asc\""));
        others.put("sync.reading.sort-end", List.of("desc", "\"desc\""));
        others.put("sync.reading.max-entries", List.of("5", "5"));
        others.put("sync.warehouse.url", List.of("jdbc:duckdb:x.db", "\"jdbc:duckdb:x.db\""));
        others.put("sync.warehouse.user", List.of("loader", "\"loader\""));
        others.put("sync.warehouse.user-file", List.of("FILE", "\"FILE\""));
        others.put("sync.warehouse.password", List.of("pass word", "<masked>"));
        others.put("sync.warehouse.password-file", List.of("FILE", "\"FILE\""));
        others.put("sync.warehouse.reader-role", List.of("analysts", "\"analysts\""));
        others.put("sync.warehouse.storage-version", List.of("v1.2.0", "\"v1.2.0\""));
        others.put("sync.warehouse.file-mode", List.of("0400", "\"0400\""));
        others.put("sync.warehouse.keep-generations", List.of("0", "0"));
        others.put("sync.publishing.settle-time", List.of("5m", "5m"));
        others.put("sync.publishing.reject-limit-percent", List.of("100", "100"));
        others.put("sync.publishing.reject-limit-rows", List.of("0", "0"));
        others.put("sync.publishing.export", List.of("exported", "\"exported\""));
        others.put("sync.privacy.notes", List.of("omit", "omit"));
        others.put("sync.privacy.reason", List.of("mask-sick", "mask-sick"));
        others.put("sync.run-store", List.of("elsewhere", "\"elsewhere\""));
        others.put("sync.publishing.proof-max-age", List.of("1d", "24h"));
        return others;
    }

    @Test
    void no_key_is_left_untested() {
        assertThat(OTHERS.keySet())
                .isEqualTo(KnownKeys.all().stream().map(Key::name).collect(Collectors.toSet()));
    }

    @Test
    void every_key_takes_another_value() throws Exception {
        for (Map.Entry<String, List<String>> other : OTHERS.entrySet()) {
            SyncSettings settings = loadWith(other.getKey());

            assertThat(reported(settings).get(other.getKey()))
                    .as(other.getKey())
                    .isEqualTo(
                            other.getValue().get(1).replace("FILE", secretFile().toString()));
            assertThat(settings).as(other.getKey()).isNotEqualTo(smallest().load());
        }
    }

    @Test
    void secrets_are_those_that_were_given() throws Exception {
        assertThat(loadWith("sync.cal-com.api-key").calCom().apiKey()).isEqualTo(new Secret("cal_other"));
        assertThat(loadWith("sync.cal-com.secret-key").calCom().secretKey()).isEqualTo(new Secret("s3cr3t"));
    }

    @Test
    void the_fingerprint_changes_with_what_a_reading_means_and_with_nothing_else() throws Exception {
        String usual = smallest().load().fingerprint();
        Set<String> deciding = Set.of(
                "sync.cal-com.base-url",
                "sync.cal-com.organization",
                "sync.reading.email",
                "sync.reading.sort-start",
                "sync.reading.sort-end",
                "sync.reading.max-entries",
                "sync.resources.users",
                "sync.resources.memberships",
                "sync.resources.teams",
                "sync.resources.team-members",
                "sync.warehouse.url",
                "sync.privacy.notes",
                "sync.privacy.reason");

        assertThat(usual).matches("[0-9a-f]{64}");
        for (String key : OTHERS.keySet()) {
            if (!ON_A_SERVER.contains(key)) {
                assertThat(!loadWith(key).fingerprint().equals(usual)).as(key).isEqualTo(deciding.contains(key));
            }
        }
    }

    /** Keys that a DuckDB file refuses. */
    private static final Set<String> ON_A_SERVER = Set.of(
            "sync.warehouse.user",
            "sync.warehouse.user-file",
            "sync.warehouse.password",
            "sync.warehouse.password-file",
            "sync.warehouse.reader-role");

    @Test
    void passwords_of_a_server_come_from_files_too_and_may_hold_blanks() throws Exception {
        assertThat(loadWith("sync.warehouse.password").warehouse().password()).isEqualTo(new Secret("pass word"));
        assertThat(loadWith("sync.warehouse.password-file").warehouse().password())
                .isEqualTo(new Secret("from_file"));
        assertThat(loadWith("sync.warehouse.user-file").warehouse().user()).isEqualTo("from_file");
    }

    @Test
    void a_duckdb_file_refuses_what_only_a_server_has() {
        for (String key : List.of("user", "password", "reader-role")) {
            assertThat(smallest().set("sync.warehouse." + key, "hush").problems())
                    .singleElement()
                    .asString()
                    .contains("sync.warehouse." + key, "is warehouse.url right?")
                    .doesNotContain("hush");
        }
    }

    private JobFixture smallest() {
        return new JobFixture(directory);
    }

    private SyncSettings loadWith(String key) throws Exception {
        JobFixture job = smallest();
        if (key.contains("api-key-") || key.contains("client-id") || key.contains("secret-key")) {
            job.without("api-key");
        }
        if (key.contains("client-id")) {
            job.set("sync.cal-com.secret-key", "s3cr3t");
        }
        if (key.contains("secret-key")) {
            job.set("sync.cal-com.client-id", "client");
        }
        if (ON_A_SERVER.contains(key)) {
            job.set("sync.warehouse.url", "jdbc:postgresql://db/ooo");
        }
        return job.set(key, OTHERS.get(key).get(0).replace("FILE", secretFile().toString()))
                .load();
    }

    private Path secretFile() throws Exception {
        return Files.writeString(directory.resolve("key"), "from_file\n");
    }

    private static Map<String, String> reported(SyncSettings settings) {
        return SettingsReport.masked(settings)
                .lines()
                .map(line -> line.split(" +", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    }
}
