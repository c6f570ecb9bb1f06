package dev.ooosync.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows as an aligned table for a terminal: numbers to the right, text to the left, null as nothing. */
public final class TextTable {

    private static final int WIDEST = 40;
    private static final String GAP = "  ";
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?(E-?[0-9]+)?");

    /** Control characters, what ends a line in Unicode, and what turns the direction of the text that follows. */
    private static final Pattern HARMFUL =
            Pattern.compile("[\\p{Cc}\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069&&[^\\n\\t]]");

    private TextTable() {}

    /**
     * The text with a space for each character that would move a terminal's cursor, or show what follows in another order.
     * Any text from outside may contain some. Line feeds and tabs stay.
     */
    public static String harmless(String text) {
        return HARMFUL.matcher(text).replaceAll(" ");
    }

    /**
     * Header, a line, and the rows; each line ends with a line feed. Cells wider than 40 columns are cut, and what would
     * move the cursor becomes a space.
     *
     * @param rows each with a cell per column
     */
    public static String of(List<String> columns, List<? extends List<? extends @Nullable String>> rows) {
        return of(columns, rows, WIDEST);
    }

    /** The same with uncut cells. */
    static String uncut(List<String> columns, List<? extends List<? extends @Nullable String>> rows) {
        return of(columns, rows, Integer.MAX_VALUE);
    }

    private static String of(List<String> columns, List<? extends List<? extends @Nullable String>> rows, int widest) {
        List<String> header = columns.stream().map(name -> cell(name, widest)).toList();
        List<List<String>> cells = rows.stream()
                .map(row -> row.stream().map(value -> cell(value, widest)).toList())
                .toList();
        List<Column> layout = new ArrayList<>();
        for (int index = 0; index < header.size(); index++) {
            layout.add(Column.of(header.get(index), cells, index));
        }
        String rule = layout.stream().map(column -> "-".repeat(column.width())).collect(Collectors.joining(GAP));
        StringBuilder table =
                new StringBuilder(line(layout, header)).append(rule).append('\n');
        cells.forEach(row -> table.append(line(layout, row)));
        return table.toString();
    }

    private static String cell(@Nullable String value, int widest) {
        return TextWidth.cut(harmless(Objects.requireNonNullElse(value, "")).replaceAll("[\\n\\t]", " "), widest);
    }

    private static String line(List<Column> layout, List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int index = 0; index < layout.size(); index++) {
            line.append(index == 0 ? "" : GAP).append(layout.get(index).pad(cells.get(index)));
        }
        return line.toString().stripTrailing() + "\n";
    }

    private record Column(int width, boolean isNumeric) {

        static Column of(String header, List<List<String>> rows, int index) {
            List<String> values = rows.stream()
                    .map(row -> row.get(index))
                    .filter(value -> !value.isEmpty())
                    .toList();
            int widest = values.stream().mapToInt(TextWidth::of).max().orElse(0);
            return new Column(
                    Math.max(widest, TextWidth.of(header)),
                    !values.isEmpty() && values.stream().allMatch(NUMBER.asMatchPredicate()));
        }

        String pad(String cell) {
            String space = " ".repeat(width - TextWidth.of(cell));
            return isNumeric ? space + cell : cell + space;
        }
    }
}
