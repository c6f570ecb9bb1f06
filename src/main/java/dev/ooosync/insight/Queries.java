package dev.ooosync.insight;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.warehouse.DatabaseFailure;
import dev.ooosync.warehouse.PublishedWarehouse;
import dev.ooosync.warehouse.SqlFiles;
import dev.ooosync.warehouse.SqlFiles.SqlFile;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ResultSetExtractor;

/** The questions of {@code sql/queries/}, asked of the published warehouse. */
public final class Queries {

    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private Queries() {}

    /** The names that {@link #ask} knows, sorted. */
    public static List<String> names() {
        return SqlFiles.folder("queries").stream().map(SqlFile::name).toList();
    }

    /**
     * Asks all questions, by name.
     *
     * @param maxRows rows that each answer shows at most
     * @throws SyncException when a statement fails
     */
    public static List<QueryAnswer> askAll(PublishedWarehouse warehouse, int maxRows) {
        return warehouse.sql().folder("queries").stream()
                .map(query -> ask(warehouse, query, Map.of(), maxRows))
                .toList();
    }

    /**
     * Asks one question.
     *
     * @param name one of {@link #names}
     * @param maxRows rows that the answer shows at most
     * @throws SyncException {@link Remedy#FIX_ARGUMENTS} when there is no such question
     */
    public static QueryAnswer ask(PublishedWarehouse warehouse, String name, int maxRows) {
        SqlFile query = warehouse.sql().folder("queries").stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SyncException(
                        Remedy.FIX_ARGUMENTS,
                        "There is no query " + name + ". There are: " + String.join(", ", names()) + "."));
        return ask(warehouse, query, Map.of(), maxRows);
    }

    static QueryAnswer ask(PublishedWarehouse warehouse, SqlFile query, Map<String, ?> parameters, int maxRows) {
        String sql = statement(query.text());
        ResultSetExtractor<QueryAnswer> answer = result -> answer(query, sql, result, maxRows);
        try {
            return warehouse.sql().text(sql).params(parameters).query(answer);
        } catch (DataAccessException e) {
            throw DatabaseFailure.of("The query " + query.name() + " failed", e);
        }
    }

    /** The text behind the header's comment lines. */
    private static String statement(String text) {
        return text.lines()
                .dropWhile(line -> line.startsWith("--"))
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private static QueryAnswer answer(SqlFile query, String sql, ResultSet result, int maxRows) throws SQLException {
        ResultSetMetaData meta = result.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int column = 1; column <= meta.getColumnCount(); column++) {
            // H2 writes names in capitals.
            columns.add(meta.getColumnLabel(column).toLowerCase(Locale.ROOT));
        }
        List<List<@Nullable String>> rows = new ArrayList<>();
        long total = 0;
        while (result.next()) {
            total++;
            if (rows.size() < maxRows) {
                rows.add(row(result, meta));
            }
        }
        return new QueryAnswer(query.name(), query.header("title"), sql, columns, rows, total);
    }

    private static List<@Nullable String> row(ResultSet result, ResultSetMetaData meta) throws SQLException {
        List<@Nullable String> cells = new ArrayList<>();
        for (int column = 1; column <= meta.getColumnCount(); column++) {
            // A java.sql.Timestamp would be shifted by the zone of this JVM.
            Object value = meta.getColumnType(column) == Types.TIMESTAMP
                    ? result.getObject(column, LocalDateTime.class)
                    : result.getObject(column);
            cells.add(value instanceof LocalDateTime time ? INSTANT.format(time) : text(value));
        }
        return cells;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
