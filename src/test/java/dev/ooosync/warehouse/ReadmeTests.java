package dev.ooosync.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's chapter on tables is what the warehouse itself says of them. */
class ReadmeTests {

    private static final String BEGIN = "<!-- tables: begin -->\n";
    private static final String END = "<!-- tables: end -->";

    @TempDir
    Path directory;

    @Test
    void the_chapter_on_tables_says_what_the_warehouse_says() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        String chapter = readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END));

        String expected = chapter();
        Files.writeString(Path.of("target", "readme-tables.md"), expected);

        assertThat(chapter)
                .as("copy target/readme-tables.md between the two marks")
                .isEqualTo(expected);
    }

    private String chapter() {
        try (Database database = DuckDb.writing(directory.resolve("w.duckdb"), "v1.0.0", 128)) {
            new SchemaFiles(database).apply();
            return database
                    .sql()
                    .text("""
                            SELECT table_name, comment FROM duckdb_tables() WHERE schema_name = 'calcom'
                            UNION ALL
                            SELECT view_name, comment FROM duckdb_views() WHERE schema_name = 'calcom'
                            ORDER BY table_name = 'schema_file', table_name
                            """)
                    .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                    .list()
                    .stream()
                    .map(table -> section(database, table))
                    .collect(Collectors.joining("\n", "", "\n"));
        }
    }

    private static String section(Database database, Map.Entry<String, String> table) {
        String rows = database
                .sql()
                .text("""
                        SELECT column_name, lower(data_type), comment FROM duckdb_columns()
                        WHERE schema_name = 'calcom' AND table_name = :name ORDER BY column_index
                        """)
                .param("name", table.getKey())
                .query((row, number) ->
                        "| `%s` | %s | %s |\n".formatted(row.getString(1), row.getString(2), row.getString(3)))
                .list()
                .stream()
                .collect(Collectors.joining());
        return "### `%s`\n\n%s\n\n| column | type | meaning |\n| --- | --- | --- |\n%s"
                .formatted(table.getKey(), table.getValue(), rows);
    }
}
