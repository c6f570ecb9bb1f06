package dev.ooosync.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The job files that are shipped. */
class JobFilesTests {

    private static final Map<String, String> ENVIRONMENT = Map.of("CALCOM_ORG_ID", "17", "CALCOM_API_KEY", "cal_x");
    private static final Path OOO = Path.of("jobs/ooo.yml");

    @TempDir
    Path directory;

    static List<Path> jobFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("jobs"))) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("jobFiles")
    void every_file_loads_in_a_plain_environment_under_its_own_name(Path file) {
        SyncSettings settings = JobFile.load(file, ENVIRONMENT, List.of(), Map.of());

        assertThat(file.getFileName()).hasToString(settings.job() + ".yml");
    }

    @Test
    void the_demo_needs_no_environment_and_follows_its_sandbox() {
        Path demo = Path.of("jobs/demo.yml");

        assertThat(JobFile.load(demo, Map.of(), List.of(), Map.of()).calCom().baseUrl())
                .hasToString("http://127.0.0.1:8765");
        assertThat(JobFile.load(demo, Map.of(), List.of(), Map.of("SANDBOX_URL", "http://127.0.0.1:4321"))
                        .calCom()
                        .baseUrl())
                .hasToString("http://127.0.0.1:4321");
    }

    @Test
    void the_shipped_file_says_nothing_but_defaults() throws IOException {
        Path smallest = new JobFixture(directory).yaml(JobFixture.SMALLEST.replace("cal_live_hush", "cal_x")).file;

        assertThat(JobFile.load(OOO, ENVIRONMENT, List.of(), Map.of()))
                .isEqualTo(JobFile.load(smallest, Map.of(), List.of(), Map.of()));
    }

    @Test
    void the_shipped_file_shows_every_key_and_the_true_defaults_of_those_behind_a_hash() throws IOException {
        String text = Files.readString(OOO);

        for (Key key : KnownKeys.all()) {
            String leaf = key.name().substring(key.name().lastIndexOf('.') + 1);
            assertThat(text).containsPattern("(?m)^ +(# )?" + leaf + ": \\S");
            if (key.defaultValue() != null && text.contains("# " + leaf + ":")) {
                assertThat(text).containsPattern("(?m)^ +# " + leaf + ": " + key.defaultValue() + "$");
            }
        }
    }

    @Test
    void the_keys_behind_a_hash_can_be_uncommented() throws IOException {
        Path uncommented = directory.resolve("ooo.yml");
        Files.writeString(uncommented, Files.readString(OOO).replaceAll("(?m)^( +)# ([a-z-]+: \\S+)$", "$1$2"));

        SyncSettings settings = JobFile.load(
                uncommented, ENVIRONMENT, List.of("--sync.warehouse.url=jdbc:postgresql://db/ooo"), Map.of());

        assertThat(settings.reading().email()).isEqualTo("person@example.com");
        assertThat(settings.reading().maxEntries()).isEqualTo(100);
    }

    /** Who only asks needs no credentials, and need not know the organization; one that is said must be one. */
    @Test
    void a_question_needs_no_environment_and_follows_the_organization_that_it_is_told() {
        assertThat(JobFile.loadLocal(OOO, Map.of(), List.of()).organization()).isNull();
        assertThat(JobFile.loadLocal(OOO, Map.of("CALCOM_ORG_ID", " "), List.of())
                        .organization())
                .isNull();
        assertThat(JobFile.loadLocal(OOO, ENVIRONMENT, List.of()).organization())
                .isEqualTo(17);
        assertThat(JobFile.loadLocal(OOO, Map.of(), List.of("--sync.cal-com.organization=18"))
                        .organization())
                .isEqualTo(18);
        assertThatThrownBy(() -> JobFile.loadLocal(OOO, Map.of("CALCOM_ORG_ID", "seventeen"), List.of()))
                .isInstanceOfSatisfying(
                        InvalidSettingsException.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .asString()
                                .contains("organization", "seventeen"));
    }

    @Test
    void without_an_environment_the_shipped_file_names_the_variables_to_set() throws IOException {
        List<String> problems =
                new JobFixture(directory).yaml(Files.readString(OOO)).problems();

        assertThat(problems).hasSize(2);
        assertThat(problems.get(0)).contains("CALCOM_ORG_ID", "not set", ":17)");
        assertThat(problems.get(1))
                .contains("CALCOM_API_KEY or", "CALCOM_API_KEY_FILE", "CALCOM_CLIENT_ID", "CALCOM_SECRET_KEY")
                .contains("CALCOM_CLIENT_ID_FILE", "CALCOM_SECRET_KEY_FILE", "SYNC_CALCOM_APIKEY");
    }
}
