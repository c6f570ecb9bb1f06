package dev.ooosync.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.report.Breakdown.Cell;
import dev.ooosync.report.Breakdown.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BreakdownTests {

    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);

    @Test
    void cells_of_five_people_are_shown_and_cells_of_four_are_not() {
        assertThat(Breakdown.shown(List.of(new Cell(5, 9), new Cell(4, 8), new Cell(4, 7), new Cell(0, 0))))
                .containsExactly(9, "<5", "<5", 0);
    }

    @Test
    void a_single_small_cell_takes_the_next_smallest_with_it() {
        assertThat(Breakdown.shown(List.of(new Cell(30, 90), new Cell(2, 3), new Cell(6, 11), new Cell(0, 0))))
                .containsExactly(90, "<5", "withheld", 0);
    }

    @Test
    void of_two_equal_cells_only_one_is_withheld() {
        assertThat(Breakdown.shown(List.of(new Cell(6, 11), new Cell(2, 3), new Cell(6, 11))))
                .containsExactlyInAnyOrder("withheld", "<5", 11);
    }

    @Test
    void a_month_with_one_small_cell_and_nothing_else_is_withheld_as_a_whole() {
        assertThat(Breakdown.shown(List.of(new Cell(0, 0), new Cell(2, 3), new Cell(0, 0))))
                .containsExactly("withheld", "withheld", "withheld");
    }

    /** Whoever knows the total, and how this is done, finds at least two ways to fill in what is hidden. */
    @Test
    void no_hidden_cell_follows_from_the_total() {
        Random random = new Random(11);
        for (int round = 0; round < 5_000; round++) {
            List<Cell> line = IntStream.range(0, 1 + random.nextInt(5))
                    .mapToObj(n -> {
                        int people = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(8);
                        return new Cell(people, people == 0 ? 0 : people + random.nextInt(9));
                    })
                    .toList();
            List<Object> shown = Breakdown.shown(line);

            List<Integer> hidden = IntStream.range(0, line.size())
                    .filter(n -> shown.get(n) instanceof String)
                    .boxed()
                    .toList();
            assertThat(hidden)
                    .as("hidden of " + line)
                    .containsAll(IntStream.range(0, line.size())
                            .filter(n -> line.get(n).isFew())
                            .boxed()
                            .toList());
            if (line.size() > 1) {
                assertThat(hidden.size()).as(line + " shown as " + shown).isNotEqualTo(1);
            }
        }
    }

    @Test
    void reasons_beyond_six_are_taken_together_and_the_months_total_is_whole() {
        List<Row> rows = new ArrayList<>();
        for (int n = 0; n < 9; n++) {
            rows.add(new Row(MAY, "reason " + n, 10, 100 - n));
        }
        Breakdown breakdown = Breakdown.of(List.of(MAY, MAY.plusMonths(1)), rows);

        assertThat(breakdown.reasons())
                .containsExactly("reason 0", "reason 1", "reason 2", "reason 3", "reason 4", "other reasons");
        assertThat(breakdown.cells().get(0)).containsExactly(100, 99, 98, 97, 96, 95 + 94 + 93 + 92);
        assertThat(breakdown.totals())
                .containsExactly(rows.stream().mapToInt(Row::weekdays).sum(), 0);
    }
}
