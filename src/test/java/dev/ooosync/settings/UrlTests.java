package dev.ooosync.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of URLs, and what must not be. */
class UrlTests {

    @TempDir
    Path directory;

    private JobFixture job;

    @BeforeEach
    void start() {
        job = new JobFixture(directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://me:hush@x", "https://me:hu@sh@x", "https:me:hush@x", "https://me:hush@x:y z"})
    void a_password_in_the_base_url_is_refused_and_not_shown(String url) {
        assertThat(job.args("--sync.cal-com.base-url=" + url).problems())
                .hasSize(1)
                .noneMatch(problem -> problem.contains("hu"));
    }

    @Test
    void a_file_is_judged_by_where_its_links_lead() throws Exception {
        Files.createSymbolicLink(directory.resolve("house.duckdb"), Path.of("calcom.duckdb"));
        Files.createSymbolicLink(directory.resolve("dir.duckdb"), Path.of("."));
        Files.createSymbolicLink(directory.resolve("loop.duckdb"), Path.of("loop.duckdb"));

        Map.of("house", "catalog", "dir", "names a directory", "loop", "in a circle")
                .forEach((name, told) -> assertThat(
                                job.args("--sync.warehouse.url=jdbc:duckdb:" + directory.resolve(name + ".duckdb"))
                                        .problems())
                        .singleElement()
                        .asString()
                        .contains(told));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CalCom.v2.duckdb", "calcom_staging", "staging", "fine.calcom.db"})
    void the_refused_file_names_are_those_that_duckdb_turns_into_catalogs_of_that_name(String name) throws Exception {
        String url = "jdbc:duckdb:" + directory.resolve(name);
        String catalog;
        try (Connection connection = DriverManager.getConnection(url);
                ResultSet row = connection.createStatement().executeQuery("SELECT current_database()")) {
            row.next();
            catalog = row.getString(1).toLowerCase(Locale.ROOT);
        }

        boolean ambiguous = catalog.equals("calcom") || catalog.equals("calcom_staging");
        assertThat(!job.args("--sync.warehouse.url=" + url).problems().isEmpty())
                .isEqualTo(ambiguous);
    }
}
