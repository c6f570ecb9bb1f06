package dev.ooosync.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReportTests {

    @TempDir
    Path directory;

    @Test
    void a_report_is_sorted_and_aligned() {
        String report = SettingsReport.masked(new JobFixture(directory).load());

        assertThat(report.lines()).isSorted().hasSameSizeAs(KnownKeys.all());
        assertThat(report.lines()
                        .map(line ->
                                line.length() - line.replaceFirst("\\S+ +", "").length()))
                .containsOnly("sync.publishing.reject-limit-percent".length() + 2);
    }

    @Test
    void a_report_quotes_text_and_says_what_is_not_set() {
        assertThat(SettingsReport.masked(new JobFixture(directory).load()))
                .containsPattern("sync.job +\"ooo\"")
                .containsPattern("sync.reading.email +\\(not set\\)")
                .containsPattern("sync.reading.resume-window +6h");
    }

    @Test
    void a_report_holds_no_secret() {
        SyncSettings settings = new JobFixture(directory).load();
        SyncSettings other = new SyncSettings(
                settings.job(),
                settings.calCom(),
                settings.reading(),
                settings.resources(),
                new SyncSettings.Warehouse(
                        "jdbc:postgresql://me:hush1@db/x?password=hush2&ssl=true",
                        "me",
                        null,
                        new Secret("hush3"),
                        null,
                        null,
                        "v1.0.0",
                        "0440",
                        3),
                settings.publishing(),
                settings.privacy(),
                settings.runStore());

        assertThat(SettingsReport.masked(other))
                .doesNotContain("hush")
                .contains("jdbc:postgresql://<masked>@db/x?password=<masked>&ssl=true");
        assertThat(settings.toString()).doesNotContain("hush");
    }
}
