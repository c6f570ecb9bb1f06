package dev.ooosync.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentFileTests {

    private static final String SECRET = "xyzzy4711";

    @TempDir
    Path directory;

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("ooo-sync.env"), text);
    }

    private Map<String, String> read(String text) throws IOException {
        return EnvironmentFile.beneath(Map.of("OOO_SYNC_ENV", write(text).toString()));
    }

    private void refused(String text, String... sentences) throws IOException {
        Path file = write(text);
        assertThatThrownBy(() -> EnvironmentFile.beneath(Map.of("OOO_SYNC_ENV", file.toString())))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContainingAll(sentences)
                .message()
                .doesNotContain(SECRET);
    }

    @Test
    void lines_are_variables_and_values_are_taken_as_they_stand() throws Exception {
        assertThat(read("""
                        # A comment, with "quotes" and $NAME

                        CALCOM_ORG_ID=17
                        \t
                        WAREHOUSE_URL=jdbc:postgresql://db.example/w?a=b&c=d#e
                        A=$HOME ${HOME} `id` $(id) it's "so"; x  y # no comment
                        _b2=
                        C=Zoë"""))
                .containsEntry("CALCOM_ORG_ID", "17")
                .containsEntry("WAREHOUSE_URL", "jdbc:postgresql://db.example/w?a=b&c=d#e")
                .containsEntry("A", "$HOME ${HOME} `id` $(id) it's \"so\"; x  y # no comment")
                .containsEntry("_b2", "")
                .containsEntry("C", "Zoë")
                .hasSize(6);
    }

    @Test
    void a_variable_of_the_process_goes_before_the_file() throws Exception {
        Path file = write("CALCOM_ORG_ID=17\nRUN_STORE=there\n");

        assertThat(EnvironmentFile.beneath(
                        Map.of("OOO_SYNC_ENV", file.toString(), "CALCOM_ORG_ID", "42", "RUN_STORE", "")))
                .containsEntry("CALCOM_ORG_ID", "42")
                .containsEntry("RUN_STORE", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SECRET,
                "export A=" + SECRET,
                " A=" + SECRET,
                "A =" + SECRET,
                "A= " + SECRET,
                "A=" + SECRET + " ",
                "A=" + SECRET + "\t",
                "A=\u00a0" + SECRET + "\u2003",
                "A=\"" + SECRET + "\"",
                "A='" + SECRET + "'",
                "A=\"" + SECRET,
                "A=a\\" + SECRET,
                "A=" + SECRET + "\\",
                "A=" + SECRET + "\r",
                "A=a\u0000" + SECRET,
                "A=a\u001b" + SECRET,
                ";A=" + SECRET,
                "=" + SECRET,
                "1A=" + SECRET,
                "A.B=" + SECRET,
                "A-B=" + SECRET,
                "\ufeffA=" + SECRET,
                "A: " + SECRET,
                "# a comment that goes on \\",
                "B=2"
            })
    void what_systemd_or_a_container_would_read_otherwise_is_refused_with_its_line(String line) throws Exception {
        refused("# first\nB=1\n" + line + "\nC=3\n", "1 problem", "line 3 ");
    }

    @ParameterizedTest
    @CsvSource({
        "export A=1, not a shell script",
        "A='1', leave the quotes out",
        "A=1\\, systemd",
        "LANG=C, before this file"
    })
    void the_message_says_what_to_do(String line, String advice) throws Exception {
        refused(line + "\n", advice);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JAVA_HOME", "OOO_SYNC_JAVA_OPTS", "OOO_SYNC_ENV", "LC_ALL", "PATH"})
    void what_is_needed_before_the_file_is_read_is_refused(String name) throws Exception {
        refused(name + "=" + SECRET, name, "line 1 ");
    }

    @Test
    void all_wrong_lines_are_told_at_once() throws Exception {
        refused("A= 1\nB='2'\nC=3\nD", "3 problems", "line 1 ", "line 2 ", "line 4 ");
    }

    @Test
    void a_file_that_is_named_must_be_there_and_an_empty_name_is_none() {
        Path none = directory.resolve("none.env");

        assertThatThrownBy(() -> EnvironmentFile.beneath(Map.of("OOO_SYNC_ENV", none.toString())))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining(none.toString())
                .hasMessageContaining("no such file");
        assertThatThrownBy(() -> EnvironmentFile.beneath(Map.of("OOO_SYNC_ENV", directory.toString())))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("cannot be read");
        assertThat(EnvironmentFile.beneath(Map.of("OOO_SYNC_ENV", "", "A", "1")))
                .isEqualTo(Map.of("OOO_SYNC_ENV", "", "A", "1"));
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused() throws Exception {
        Path file = directory.resolve("latin");
        Files.write(file, "A=Zoë".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> EnvironmentFile.beneath(Map.of("OOO_SYNC_ENV", file.toString())))
                .hasMessageContaining("not UTF-8");
    }

    /** Root may read everything; how another user is refused, DistributionIT sees. */
    @Test
    void a_file_that_may_not_be_read_stops_the_start() throws Exception {
        assumeFalse("root".equals(System.getProperty("user.name")));
        Path file = write("A=1");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));

        assertThatThrownBy(() -> EnvironmentFile.beneath(Map.of("OOO_SYNC_ENV", file.toString())))
                .hasMessageContaining("may not read it");
    }
}
