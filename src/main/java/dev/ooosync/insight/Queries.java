package dev.ooosync.insight;

import dev.ooosync.database.SqlFiles;
import dev.ooosync.database.SqlFiles.SqlFile;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.warehouse.PublishedWarehouse;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ResultSetExtractor;

/** The questions of {@code sql/queries/}, asked of the published warehouse. */
public final class Queries {

    private static final int ROWS_AT_A_TIME = 5_000;

    private Queries() {}

    /** All questions, by name. */
    public static List<Question> all() {
        return SqlFiles.folder("queries").stream().map(Question::of).toList();
    }

    /**
     * The question of a name.
     *
     * @throws SyncException {@link Remedy#FIX_ARGUMENTS} when there is none
     */
    public static Question named(String name) {
        List<Question> all = all();
        return all.stream()
                .filter(question -> question.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SyncException(
                        Remedy.FIX_ARGUMENTS,
                        "There is no query " + name + ". "
                                + Likeness.hint(
                                        name, all.stream().map(Question::name).toList())));
    }

    /**
     * The parameters of a question's statement: the job's organization, and groups by their key, however they were given.
     *
     * @param organization as {@link Organization#of} finds it
     * @param values as {@link Question#values} gives them
     * @throws SyncException {@link Remedy#FIX_ARGUMENTS} when there is no group of the name that was given, or several
     */
    public static Map<String, Object> about(
            PublishedWarehouse warehouse, long organization, Question question, Map<String, Object> values) {
        Map<String, Object> about = new LinkedHashMap<>(values);
        about.put(Question.ORGANIZATION, organization);
        for (QuestionParameter parameter : question.parameters()) {
            String group = String.valueOf(values.get(parameter.name()));
            if (parameter.type() == QuestionParameter.Type.GROUP
                    && !group.equals(parameter.defaultValue())
                    && !group.equals(Group.EVERYBODY)) {
                about.put(
                        parameter.name(),
                        Group.named(warehouse, organization, group).key());
            }
        }
        return about;
    }

    /**
     * Asks a question, and hands its answer over row by row.
     *
     * @param values as {@link #about} gives them
     */
    public static void ask(
            PublishedWarehouse warehouse, Question question, Map<String, Object> values, AnswerWriter writer) {
        warehouse.inTransaction(() -> run(warehouse, question.name(), question.sql(), values, writer));
    }

    /**
     * Asks a question.
     *
     * @param values as {@link #about} gives them
     * @param maxRows rows that the answer shows at most
     */
    public static QueryAnswer ask(
            PublishedWarehouse warehouse, Question question, Map<String, Object> values, int maxRows) {
        RowsAsText rows = new RowsAsText(maxRows);
        ask(warehouse, question, values, rows);
        return rows.answer(question.name(), question.title(), question.sql(values));
    }

    static QueryAnswer ask(PublishedWarehouse warehouse, SqlFile query, Map<String, ?> parameters, int maxRows) {
        String sql = Question.statement(query);
        RowsAsText rows = new RowsAsText(maxRows);
        run(warehouse, query.name(), sql, parameters, rows);
        return rows.answer(query.name(), query.header("title"), sql);
    }

    private static void run(
            PublishedWarehouse warehouse, String name, String sql, Map<String, ?> values, AnswerWriter writer) {
        ResultSetExtractor<Boolean> handOver = result -> handOver(result, writer);
        try {
            warehouse
                    .sql()
                    .text(sql)
                    .withFetchSize(ROWS_AT_A_TIME)
                    .params(values)
                    .query(handOver);
        } catch (DataAccessException e) {
            throw warehouse.failed("The query " + name + " failed", e);
        }
    }

    private static boolean handOver(ResultSet result, AnswerWriter writer) throws SQLException {
        ResultSetMetaData meta = result.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int column = 1; column <= meta.getColumnCount(); column++) {
            // H2 writes names in capitals.
            columns.add(meta.getColumnLabel(column).toLowerCase(Locale.ROOT));
        }
        writer.columns(columns);
        while (result.next()) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int column = 1; column <= columns.size(); column++) {
                values.add(value(result, column, meta.getColumnType(column)));
            }
            writer.row(values);
        }
        return true;
    }

    /** A java.sql.Timestamp would be shifted by the zone of this JVM. */
    private static @Nullable Object value(ResultSet result, int column, int type) throws SQLException {
        return switch (type) {
            case Types.TIMESTAMP -> result.getObject(column, LocalDateTime.class);
            case Types.DATE -> result.getObject(column, LocalDate.class);
            case Types.VARCHAR, Types.LONGVARCHAR, Types.CHAR -> result.getString(column);
            default -> result.getObject(column);
        };
    }
}
