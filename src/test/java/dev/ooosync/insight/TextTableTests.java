package dev.ooosync.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTableTests {

    @Test
    void numbers_stand_right_text_stands_left_and_null_is_nothing() {
        String table = TextTable.of(
                List.of("user_id", "reason", "days"),
                List.of(Arrays.asList("7", "vacation", "12"), Arrays.asList("1204", null, "-3.5")));

        assertThat(table).isEqualTo("""
                user_id  reason    days
                -------  --------  ----
                      7  vacation    12
                   1204            -3.5
                """);
    }

    @Test
    void a_column_with_one_word_among_its_numbers_is_text() {
        assertThat(TextTable.of(List.of("id"), List.of(List.of("12"), List.of("n/a"))))
                .isEqualTo("id\n---\n12\nn/a\n");
    }

    @Test
    void an_answer_without_rows_still_shows_its_columns() {
        assertThat(TextTable.of(List.of("month_start", "people"), List.of()))
                .isEqualTo("month_start  people\n-----------  ------\n");
    }

    @Test
    void a_wide_text_pushes_no_column_out_of_line() {
        String table = TextTable.of(
                List.of("name", "day"),
                List.of(List.of("山田太郎", "x"), List.of("👩‍👩‍👧 Ana", "y"), List.of("Zoe\u0301", "z")));

        assertThat(table).isEqualTo("""
                name      day
                --------  ---
                山田太郎  x
                👩‍👩‍👧 Ana    y
                Zoe\u0301       z
                """);
    }

    @Test
    void what_moves_the_cursor_or_turns_the_text_is_a_space() {
        assertThat(TextTable.of(
                        List.of("name", "day"),
                        List.of(List.of("a\u202e\u2066b\u001b\n\u0085\u200fc", "x"), List.of("d", "y"))))
                .isEqualTo("name       day\n---------  ---\na  b    c  x\nd          y\n");
    }

    @Test
    void a_long_cell_is_cut_to_forty_columns() {
        String row = TextTable.of(List.of("a"), List.of(List.of("x".repeat(41))))
                .lines()
                .skip(2)
                .findFirst()
                .orElseThrow();

        assertThat(row).isEqualTo("x".repeat(39) + "…");
        assertThat(TextWidth.of(TextWidth.cut("山".repeat(30), 40))).isEqualTo(39);
        assertThat(TextWidth.cut("x".repeat(40), 40)).isEqualTo("x".repeat(40));
    }

    @Test
    void a_cell_can_neither_break_its_line_nor_command_the_terminal() {
        assertThat(TextTable.of(List.of("a"), List.of(List.of("one\ntwo\u001b[2J"))))
                .endsWith("\none two [2J\n");
    }

    @ParameterizedTest
    @CsvSource({"abc, 3", "é, 1", "漢字, 4", "ｱ, 1", "Ａ, 2", "😀, 2", "👍🏽, 2", "❤️, 2", "한국, 4"})
    void a_text_takes_as_many_columns_as_a_terminal_gives_it(String text, int columns) {
        assertThat(TextWidth.of(text)).isEqualTo(columns);
    }
}
