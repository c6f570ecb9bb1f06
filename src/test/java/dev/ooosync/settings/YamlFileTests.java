package dev.ooosync.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlFileTests {

    @TempDir
    Path directory;

    private JobFixture job;

    @BeforeEach
    void start() {
        job = new JobFixture(directory);
    }

    @Test
    void everything_that_is_wrong_is_told_in_one_message() {
        job.yaml("""
                sync:
                  job: Nightly
                  cal-com: { organization: 0, api-key: hush1, secret-key: hush2 }
                  reading: { page-size: many, in-flght: 2, email: }
                other: 1
                """).args("--sync.reading.in-flight").env("SYNC_READING_PAGE", "1");

        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(job::load)
                .withMessageStartingWith(job.file + ": 10 problems in the configuration\n  1. ")
                .satisfies(e -> assertThat(e.problems()).hasSize(10).allMatch(e.getMessage()::contains))
                .satisfies(e -> assertThat(e.getMessage()).contains("\n  10. ").doesNotContain("hush"))
                .withNoCause();
    }

    @Test
    void a_missing_file_is_one_problem_and_missing_keys_are_not_added() {
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> JobFile.load(Path.of("jobs/nosuch.yml"), Map.of(), List.of(), Map.of()))
                .withMessage("jobs/nosuch.yml: 1 problem in the configuration\n  1. there is no such file");
    }

    @Test
    void a_directory_cannot_be_read() {
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> JobFile.load(directory, Map.of(), List.of(), Map.of()))
                .withMessageContaining("cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# only a comment\n", "---\n"})
    void an_empty_file_is_told_as_such(String text) {
        assertThat(job.yaml(text).problems()).hasSize(1).first().asString().contains("empty", "`sync`");
    }

    @Test
    void several_documents_are_refused() {
        assertThat(job.yaml(JobFixture.SMALLEST + "---\n" + JobFixture.SMALLEST).problems())
                .containsExactly("the file holds 2 documents (separated by ---); leave one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"hush", "*hush", "!hush", "!!hush x", "@hush", "cal: hush: x", "%hush", "\"\\hush\""})
    void broken_yaml_is_located_but_not_quoted(String value) {
        assertThat(job.yaml("sync:\n  cal-com:\n    api-key: " + value + "\n").problems())
                .hasSize(1)
                .allMatch(problem -> problem.matches("the file is not YAML in line [34], column \\d+: .*"))
                .noneMatch(problem -> problem.contains("hush"));
    }

    @Test
    void bytes_that_are_no_text_are_not_yaml() throws Exception {
        Files.write(job.file, new byte[] {'s', 'y', 'n', 'c', ':', ' ', (byte) 0xc3, 0x28, 0});

        assertThat(job.problems()).hasSize(1).first().asString().contains("not YAML");
    }

    @ParameterizedTest
    @ValueSource(strings = {"- a\n- b\n", "just text\n", "spring:\n  a: 1\n  b: 2\n"})
    void only_sync_may_stand_at_the_top(String text) {
        assertThat(job.yaml(text).problems())
                .filteredOn(problem -> problem.contains("whose only top-level key is `sync`"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "'  reading: { page-sise: 1 }', sync.reading.page-sise, sync.reading.page-size",
        "'  email: a@b.example', sync.email, sync.reading.email",
        "'  warehouze: { url: x }', sync.warehouze.url, sync.warehouse.url",
        "'  publishing: { proof-age: 1h }', sync.publishing.proof-age, sync.publishing.proof-max-age",
    })
    void an_unknown_key_is_told_with_its_line_and_its_likely_spelling(String line, String unknown, String meant) {
        assertThat(job.yaml(JobFixture.SMALLEST + line + "\n").problems())
                .containsExactly("unknown key " + unknown + " (" + job.file + ":8); did you mean " + meant + "?");
    }

    @Test
    void a_key_like_no_other_gets_no_suggestion() {
        assertThat(job.yaml(JobFixture.SMALLEST + "  xyzzy: 1\n").problems())
                .containsExactly("unknown key sync.xyzzy (" + job.file + ":8)");
    }

    @Test
    void a_list_or_a_value_in_the_wrong_place_is_told_as_such() {
        assertThat(job.yaml(JobFixture.SMALLEST + "  reading:\n    email: [a@b.example]\n  warehouse: 5\n")
                        .problems())
                .containsExactly(
                        "sync.reading.email (" + job.file + ":9) takes one value, not a list",
                        "sync.warehouse (" + job.file + ":10) holds keys of its own and takes no value");
    }

    @Test
    void a_key_set_in_two_spellings_is_refused() {
        assertThat(job.yaml(JobFixture.SMALLEST + "  reading: { page-size: 5, pageSize: 6 }\n")
                        .problems())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("sync.reading.page-size is set twice");
    }

    @Test
    void a_group_whose_keys_are_all_commented_out_is_empty_not_wrong() {
        assertThat(job.yaml(JobFixture.SMALLEST + "  reading:\n    # page-size: 250\n")
                        .load()
                        .reading()
                        .pageSize())
                .isEqualTo(250);
    }
}
