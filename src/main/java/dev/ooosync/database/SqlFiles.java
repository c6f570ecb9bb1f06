package dev.ooosync.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The statements of {@code sql/}, read from the class path by name: {@code checks/day_twice}. Where a database
 * needs different SQL, it has its own file next to the portable one: {@code day_twice.postgresql.sql}.
 */
public final class SqlFiles {

    private static final String EXTENSION = ".sql";

    /** Read once: a chunk of a reading takes less time than to look a file up. */
    private static final Map<String, String> TEXTS = new ConcurrentHashMap<>();

    private SqlFiles() {}

    /**
     * The portable text of one file.
     *
     * @throws IllegalArgumentException naming the file when there is none
     */
    public static String text(String name) {
        return text(new ClassPathResource("sql/" + name + EXTENSION));
    }

    /** The text that a database is given: its own, or else the portable one. */
    static String text(String name, Dialect dialect) {
        return TEXTS.computeIfAbsent(name + "." + dialect.word(), ownName -> {
            Resource own = new ClassPathResource("sql/" + ownName + EXTENSION);
            return own.exists() ? text(own) : text(name);
        });
    }

    /** The files of one folder, by name, with their portable texts. */
    public static List<SqlFile> folder(String folder) {
        return files(folder, SqlFiles::text);
    }

    /** The files of one folder as a database is given them; those for it alone are not among them. */
    static List<SqlFile> folder(String folder, Dialect dialect) {
        return files(folder, name -> text(name, dialect));
    }

    private static List<SqlFile> files(String folder, UnaryOperator<String> text) {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver()
                            .getResources("classpath:sql/" + folder + "/*" + EXTENSION))
                    .map(SqlFiles::nameOf)
                    .filter(name -> !name.contains("."))
                    .sorted()
                    .map(name -> new SqlFile(name, text.apply(folder + "/" + name)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("sql/" + folder + " cannot be read", e);
        }
    }

    private static String nameOf(Resource resource) {
        return Objects.requireNonNull(resource.getFilename()).replaceFirst("\\.sql$", "");
    }

    private static String text(Resource resource) {
        try {
            return resource.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException("no SQL file " + resource.getDescription(), e);
        }
    }

    /**
     * @param name without folder and extension
     * @param text the whole file, header comment included
     */
    public record SqlFile(String name, String text) {

        /** The value of a header line {@code -- key: value}. */
        public String header(String key) {
            String start = "-- " + key + ": ";
            return text.lines()
                    .filter(line -> line.startsWith(start))
                    .map(line -> line.substring(start.length()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("SQL file " + name + " has no header line " + start));
        }
    }
}
