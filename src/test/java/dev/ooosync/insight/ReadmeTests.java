package dev.ooosync.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.Guide;
import dev.ooosync.warehouse.PublishedWarehouse;
import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README and its pages say what the warehouse itself says, and their statements run. */
class ReadmeTests {

    private static final String BEGIN = "<!-- tables: begin -->\n";
    private static final String END = "<!-- tables: end -->";

    @TempDir
    Path directory;

    @Test
    void the_page_on_tables_says_what_the_warehouse_says() throws Exception {
        String page = Guide.page("tables");
        String chapter = page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));

        String expected = chapter();
        Files.writeString(Path.of("target", "tables.md"), expected);

        assertThat(chapter)
                .as("copy target/tables.md between the two marks of src/site/markdown/tables.md")
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
        List<String> statements = Guide.blocks("sql").stream()
                .filter(block -> !block.startsWith("CREATE "))
                .flatMap(block -> Pattern.compile(";[^\n]*(?:\n|$)").splitAsStream(block))
                .filter(statement -> !statement.isBlank())
                .toList();
        WarehouseFixture fixture = new WarehouseFixture(directory);
        fixture.publish(sql -> KnownState.write(sql, LocalDate.of(2026, 11, 23)));

        assertThat(statements).hasSizeGreaterThanOrEqualTo(6);
        try (PublishedWarehouse warehouse = fixture.warehouse().open()) {
            assertThat(statements)
                    .allSatisfy(statement -> assertThat(
                                    warehouse.sql().text(statement).query().listOfRows())
                            .isNotNull());
        }
    }

    /** Both ways: a name that is no file's, and a file that the table does not name. */
    @Test
    void every_question_that_is_named_exists() {
        List<String> known = Queries.all().stream().map(Question::name).toList();

        assertThat(named("ooo-sync(?:\\.jar)? query ([a-z_]+)", Guide.text()))
                .isNotEmpty()
                .isSubsetOf(known);
        assertThat(named("`([a-z_]+)`", table(Guide.page("clients"), "| about | questions |")))
                .containsExactlyInAnyOrderElementsOf(known);
    }

    /** Every one that stands in the README's list exists. */
    @Test
    void every_table_that_the_readme_names_exists() throws Exception {
        List<String> named = named("(?m)^\\| `([a-z_]+)`", table(Guide.readme(), "| table or view | one row per |"));

        try (PublishedWarehouse warehouse =
                Kind.DUCKDB.empty(directory).warehouse().open()) {
            assertThat(named)
                    .hasSize(10)
                    .isSubsetOf(Description.of(warehouse).relations().stream()
                            .map(Description.Relation::name)
                            .toList());
        }
    }

    private static List<String> named(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static String table(String page, String head) {
        return page.substring(page.indexOf(head))
                .lines()
                .takeWhile(line -> line.startsWith("|"))
                .collect(Collectors.joining("\n"));
    }
}
