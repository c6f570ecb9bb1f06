package dev.ooosync.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Where a word stands in all that a program has written: in a file's bytes, or in a table, which may be compressed. */
public final class Traces {

    private final Path copy;

    /**
     * @param written the directory in which everything was written
     * @param copy a directory in which the databases are opened, since that changes them
     */
    public Traces(Path written, Path copy) throws IOException {
        this.copy = copy;
        for (Path file : files(written)) {
            Path target = copy.resolve(written.relativize(file));
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
            target.toFile().setWritable(true);
        }
    }

    /** Files by their path, and tables as {@code file: schema.table}. */
    public Set<String> of(String word) throws Exception {
        Set<String> found = new TreeSet<>();
        for (Path file : files(copy)) {
            String name = copy.relativize(file).toString();
            if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(word)) {
                found.add(name);
            }
        }
        for (Path file : files(copy)) {
            String name = copy.relativize(file).toString();
            if (name.matches(".*\\.duckdb(\\.staging|\\.\\d+)?")) {
                try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file)) {
                    tables(connection, word).forEach(table -> found.add(name + ": " + table));
                }
            } else if (name.endsWith(".mv.db") && inScript(file, word)) {
                found.add(name + ": script");
            }
        }
        return found;
    }

    /** Tables with a row that holds the word in any column; of DuckDB or PostgreSQL. */
    public static Set<String> tables(Connection connection, String word) throws SQLException {
        Set<String> found = new TreeSet<>();
        for (String table : Truth.rows(connection, TABLES)) {
            String name = table.replace("|", ".");
            String row = "SELECT count(*) FROM " + name + " AS t WHERE CAST(t AS VARCHAR) LIKE '%" + word + "%'";
            if (!Truth.rows(connection, row).contains("0")) {
                found.add(name);
            }
        }
        return found;
    }

    private static boolean inScript(Path file, String word) throws SQLException {
        String database = file.toString().replaceAll("\\.mv\\.db$", "");
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + database)) {
            return Truth.rows(connection, "SCRIPT").stream().anyMatch(line -> line.contains(word));
        }
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final String TABLES = """
            SELECT table_schema, table_name FROM information_schema.tables
            WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
            """;
}
