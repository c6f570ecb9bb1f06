package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README shows the line that cron/crontab holds. */
class CronFilesTests {

    @Test
    void the_readme_shows_the_line_of_the_crontab() throws Exception {
        String line = Files.readAllLines(Path.of("cron/crontab")).stream()
                .filter(text -> text.contains(" run jobs/ooo.yml"))
                .findFirst()
                .orElseThrow();

        assertThat(Files.readString(Path.of("README.md"))).contains("\n" + line + "\n");
        assertThat(line).contains("java ", "ooo-sync.jar run jobs/ooo.yml --quiet");
        assertThat(Path.of("jobs/ooo.yml")).exists();
    }
}
