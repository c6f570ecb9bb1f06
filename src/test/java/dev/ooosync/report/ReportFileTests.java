package dev.ooosync.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFileTests {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"pages/r.html", "chain", "dir/r.html"})
    void a_link_stays_a_link_and_the_file_it_leads_to_is_replaced(String target) throws Exception {
        Path pages = Files.createDirectory(directory.resolve("pages"));
        Files.createSymbolicLink(directory.resolve("dir"), Path.of("pages"));
        Files.createSymbolicLink(directory.resolve("chain"), Path.of("dir/r.html"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of(target));

        ReportFile.write(link, "one");
        ReportFile.write(link, "two");

        assertThat(link).isSymbolicLink();
        assertThat(pages.toFile().list()).containsExactly("r.html");
        assertThat(pages.resolve("r.html")).isRegularFile().hasContent("two");
    }

    @Test
    void the_mode_of_the_earlier_report_is_kept() throws Exception {
        Path file = Files.writeString(directory.resolve("r.html"), "one");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        ReportFile.write(file, "two");

        assertThat(file).hasContent("two");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    /** As root it would be gone for the whole machine. */
    @Test
    void a_device_is_not_replaced_by_a_file() {
        assertThatThrownBy(() -> ReportFile.write(Path.of("/dev/null"), "text"))
                .isInstanceOfSatisfying(
                        SyncException.class,
                        refused -> assertThat(refused.remedy()).isEqualTo(Remedy.FIX_ARGUMENTS));

        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }
}
