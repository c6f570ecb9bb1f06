package dev.ooosync.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.warehouse.PublishedWarehouse;
import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README says what the warehouse itself says, and its statements run. */
class ReadmeTests {

    private static final String BEGIN = "<!-- tables: begin -->\n";
    private static final String END = "<!-- tables: end -->";
    private static final Pattern SQL_BLOCK = Pattern.compile("(?s)```sql\n(.*?)```");

    @TempDir
    Path directory;

    @Test
    void the_chapter_on_tables_says_what_the_warehouse_says() throws Exception {
        String readme = readme();
        String chapter = readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END));

        String expected = chapter();
        Files.writeString(Path.of("target", "readme-tables.md"), expected);

        assertThat(chapter)
                .as("copy target/readme-tables.md between the two marks")
                .isEqualTo(expected);
    }

    private String chapter() {
        try (PublishedWarehouse warehouse =
                Kind.DUCKDB.empty(directory).warehouse().open()) {
            return DescriptionFormat.MARKDOWN.write(Description.of(warehouse)) + "\n";
        }
    }

    @Test
    void every_question_of_an_analyst_runs_as_it_is_printed() throws Exception {
        List<String> statements = SQL_BLOCK
                .matcher(readme())
                .results()
                .map(block -> block.group(1))
                .filter(block -> !block.startsWith("CREATE "))
                .flatMap(block -> Pattern.compile(";[^\n]*(?:\n|$)").splitAsStream(block))
                .filter(statement -> !statement.isBlank())
                .toList();
        WarehouseFixture fixture = new WarehouseFixture(directory);
        fixture.publish(sql -> KnownState.write(sql, LocalDate.of(2026, 11, 23)));

        assertThat(statements).hasSizeGreaterThanOrEqualTo(2);
        try (PublishedWarehouse warehouse = fixture.warehouse().open()) {
            assertThat(statements)
                    .allSatisfy(statement -> assertThat(
                                    warehouse.sql().text(statement).query().listOfRows())
                            .isNotNull());
        }
    }

    /** A name of a question in the README that is no file's. */
    @Test
    void every_question_that_is_named_exists() throws Exception {
        List<String> known = Queries.all().stream().map(Question::name).toList();

        assertThat(Pattern.compile("ooo-sync(?:\\.jar)? query ([a-z_]+)")
                        .matcher(readme())
                        .results()
                        .map((MatchResult found) -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(known).contains(name));
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }
}
