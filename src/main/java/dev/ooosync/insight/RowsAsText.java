package dev.ooosync.insight;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the first rows of an answer as text, and counts the others. */
final class RowsAsText implements AnswerWriter {

    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final int maxRows;
    private final List<List<@Nullable String>> rows = new ArrayList<>();
    private List<String> columns = List.of();
    private long total;

    RowsAsText(int maxRows) {
        this.maxRows = maxRows;
    }

    @Override
    public void columns(List<String> names) {
        columns = names;
    }

    @Override
    public void row(List<@Nullable Object> values) {
        total++;
        if (rows.size() < maxRows) {
            List<@Nullable String> cells = new ArrayList<>();
            values.forEach(value -> cells.add(text(value)));
            rows.add(cells);
        }
    }

    QueryAnswer answer(String name, String title, String sql) {
        return new QueryAnswer(name, title, sql, columns, rows, total);
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value instanceof LocalDateTime time) {
            return INSTANT.format(time);
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value == null ? null : value.toString();
    }
}
