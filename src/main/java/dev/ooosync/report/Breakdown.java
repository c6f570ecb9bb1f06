package dev.ooosync.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Working days away by month and reason, without revealing why one person is away.
 *
 * @param reasons those with the most days first
 * @param cells of each month, one per reason: the days as a number, {@link #TOO_FEW} or {@link #WITHHELD}
 * @param totals of each month: the days of all reasons, which a reader can also sum up from the people away per day
 */
record Breakdown(List<LocalDate> months, List<String> reasons, List<List<Object>> cells, List<Integer> totals) {

    /** Cells of fewer people than this are not shown. */
    static final int FEW = 5;

    /** The cell is of one to four people. */
    static final String TOO_FEW = "<" + FEW;

    /** The cell would reveal another one, as the difference to the month's total. */
    static final String WITHHELD = "withheld";

    private static final int REASONS = 6;
    private static final String OTHER = "other reasons";
    private static final Cell NONE = new Cell(0, 0);

    /** @param people distinct people; for several reasons taken together, at least this many */
    record Cell(int people, int weekdays) {
        Cell plus(Cell other) {
            return new Cell(Math.max(people, other.people), weekdays + other.weekdays);
        }

        boolean isFew() {
            return people > 0 && people < FEW;
        }
    }

    record Row(LocalDate monthStart, String reason, int people, int weekdays) {}

    static Breakdown of(List<LocalDate> months, List<Row> rows) {
        Map<String, Integer> days = new HashMap<>();
        rows.forEach(row -> days.merge(Labels.text(row.reason()), row.weekdays(), Integer::sum));
        List<String> reasons = new ArrayList<>(days.keySet());
        reasons.sort(Comparator.<String, Integer>comparing(days::get).reversed().thenComparing(reason -> reason));
        if (reasons.size() > REASONS) {
            reasons.subList(REASONS - 1, reasons.size()).clear();
            reasons.add(OTHER);
        }
        List<List<Object>> cells = new ArrayList<>();
        List<Integer> totals = new ArrayList<>();
        for (LocalDate month : months) {
            Map<String, Cell> found = new HashMap<>();
            rows.stream().filter(row -> row.monthStart().equals(month)).forEach(row -> {
                String reason = Labels.text(row.reason());
                found.merge(
                        reasons.contains(reason) ? reason : OTHER, new Cell(row.people(), row.weekdays()), Cell::plus);
            });
            List<Cell> line = reasons.stream()
                    .map(reason -> found.getOrDefault(reason, NONE))
                    .toList();
            cells.add(shown(line));
            totals.add(line.stream().mapToInt(Cell::weekdays).sum());
        }
        return new Breakdown(months, List.copyOf(reasons), List.copyOf(cells), List.copyOf(totals));
    }

    /**
     * What may be shown of a month. The total minus the shown cells is the sum of the hidden ones, so a single hidden cell
     * would be known: then the next smallest is hidden too. If there is no other, all cells are hidden, so that the total
     * belongs to none of them visibly.
     */
    static List<Object> shown(List<Cell> line) {
        List<Cell> bySize = line.stream()
                .filter(cell -> cell.people() > 0)
                .sorted(Comparator.comparingInt(Cell::people).thenComparingInt(Cell::weekdays))
                .toList();
        boolean isOneFew = bySize.stream().filter(Cell::isFew).count() == 1;
        if (isOneFew && bySize.size() == 1) {
            return line.stream().map(cell -> (Object) WITHHELD).toList();
        }
        // By identity: another cell may be equal to it.
        Cell second = isOneFew ? bySize.get(1) : NONE;
        return line.stream()
                .map(cell ->
                        cell.isFew() ? TOO_FEW : cell == second && cell != NONE ? WITHHELD : (Object) cell.weekdays())
                .toList();
    }
}
