package dev.ooosync.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ooosync.Guide;
import dev.ooosync.sandbox.Sandbox;
import dev.ooosync.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide's recipes, run by the clients that this machine has, on what a real run has published. */
@Tag("torture")
class ClientRecipesIT {

    @TempDir
    Path directory;

    @BeforeEach
    void run() throws IOException {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.builder(LocalDate.of(2026, 11, 22))
                .port(0)
                .people(50)
                .entries(1000)
                .build())) {
            Program program = new Program(directory, sandbox.baseUrl());
            assertThat(program.run("run", "jobs/ooo.yml", "--sync.publishing.export=var/export")
                            .exitCode())
                    .isZero();
        }
    }

    @Test
    void python_reads_the_file_and_the_parquet_files() throws Exception {
        assumeTrue(works("python3", "-c", "import duckdb, pandas, polars, pyarrow"), "Python has these packages");

        List<String> recipes = recipes("python");
        assertThat(recipes).hasSize(2);
        for (String recipe : recipes) {
            Files.writeString(directory.resolve("recipe.py"), recipe);
            assertThat(output("python3", "recipe.py")).contains("vacation", "shape: (");
        }
    }

    @Test
    void node_reads_the_file() throws Exception {
        assumeTrue(works("npm", "install", "--no-audit", "--no-fund", "@duckdb/node-api"), "npm finds the package");

        List<String> recipes = recipes("js");
        assertThat(recipes).hasSize(1);
        Files.writeString(directory.resolve("recipe.mjs"), recipes.get(0));
        assertThat(output("node", "recipe.mjs")).contains("display_name", "back_on");
    }

    @Test
    void duckdbs_command_line_reads_the_file() throws Exception {
        assumeTrue(works("duckdb", "--version"), "DuckDB's command line is there");

        assertThat(output(
                        "duckdb",
                        "-readonly",
                        "var/warehouse.duckdb",
                        "-c",
                        "SELECT display_name, back_on FROM calcom.away_today"))
                .contains("display_name", "back_on");
    }

    private static List<String> recipes(String language) {
        return Guide.blocks(language).stream()
                .filter(block -> block.contains("var/"))
                .toList();
    }

    private boolean works(String... command) throws IOException, InterruptedException {
        try {
            return start(command).waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private String output(String... command) throws IOException, InterruptedException {
        assertThat(start(command).waitFor())
                .as(Files.readString(directory.resolve("client.txt")))
                .isZero();
        return Files.readString(directory.resolve("client.txt"));
    }

    private Process start(String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("client.txt").toFile())
                .start();
    }
}
