package dev.ooosync.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SqlFilesTests {

    private static final Path SQL = Path.of("sql");
    private static final Pattern PARAMETER = Pattern.compile("(?<![:\\w']):([a-z_]+)");

    static Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.walk(SQL)) {
            return files
                    .filter(file -> file.toString().endsWith(".sql"))
                    .map(file -> SQL.relativize(file).toString().replace(".sql", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    /** The name that the code says: without the database that a file is for. */
    private static String portable(String name) {
        return name.replaceFirst("\\..*", "");
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(SqlFilesTests::read)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> parameters(String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = PARAMETER.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    /** Schema, views and checks are used as folders; the rest is named in the code, by its path or its last part. */
    @ParameterizedTest
    @MethodSource("names")
    void every_file_is_used(String name) throws IOException {
        String folder = name.substring(0, name.indexOf('/'));
        String file = portable(name).substring(name.indexOf('/') + 1);
        String code = sources();
        assertThat(code.contains("folder(\"" + folder + "\")")
                        || code.contains("\"" + portable(name) + "\"")
                        || (code.contains("\"" + folder + "/\" + ") && code.contains("\"" + file + "\"")))
                .as("sql/%s.sql is used by the code", name)
                .isTrue();
    }

    @Test
    void every_file_that_is_used_exists() throws IOException {
        Matcher used = Pattern.compile("\\.(?:file|script)\\(\"([a-z_/]+)\"\\)").matcher(sources());
        int count = 0;
        while (used.find()) {
            assertThat(SqlFiles.text(used.group(1))).isNotBlank();
            count++;
        }
        assertThat(count).isGreaterThan(15);
        assertThatThrownBy(() -> SqlFiles.text("publishing/no_such_file")).hasMessageContaining("no_such_file");
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_file_says_what_it_does_and_names_its_parameters(String name) {
        String text = new String(SqlFiles.text(name).getBytes(UTF_8), UTF_8);
        String header = text.lines().takeWhile(line -> line.startsWith("--")).collect(Collectors.joining("\n"));
        String body = text.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
        assertThat(header).startsWith("-- ").hasSizeGreaterThan(20);
        if (!name.startsWith("ledger/insert_")) {
            assertThat(parameters(header)).isEqualTo(parameters(body.replaceAll("'[^']*'", "")));
        }
    }

    /** A plan's tables of staging have other names: only an alias is the same for both. */
    @ParameterizedTest
    @MethodSource("names")
    void columns_of_staging_are_named_by_an_alias(String name) {
        String text = SqlFiles.text(name);
        Matcher tables = Pattern.compile("calcom_staging\\.([a-z_]+)").matcher(text);
        while (tables.find()) {
            String table = tables.group(1);
            assertThat(text.contains(" AS " + table)
                            || !Pattern.compile("(?<![\\w.])" + table + "\\.\\w")
                                    .matcher(text)
                                    .find())
                    .as("sql/%s.sql gives calcom_staging.%s an alias", name, table)
                    .isTrue();
        }
    }

    @Test
    void every_check_has_a_severity_and_a_sentence() {
        assertThat(SqlFiles.folder("checks")).hasSizeGreaterThan(5).allSatisfy(check -> {
            assertThat(check.header("severity")).isIn("error", "warning");
            assertThat(check.header("sentence")).endsWith(".");
        });
    }
}
