package dev.ooosync.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.database.SqlFiles.SqlFile;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class QuestionTests {

    private static final LocalDate TODAY = LocalDate.of(2028, 2, 9);

    private final Question question = Question.of(new SqlFile("who", """
            -- title: Who is it
            -- :org_id: the job's organization
            -- :group (group, default: Everybody): whose people
            -- :from (date, default: first day of this month): the first day
            -- :rows (number, default: 20): how many
            SELECT :group, ':group' AS fromage
            FROM t WHERE day >= :from LIMIT :rows
            """));

    @ParameterizedTest
    @CsvSource({
        "today, 2028-02-09",
        "today + 30, 2028-03-10",
        "today+1, 2028-02-10",
        "today - 40, 2027-12-31",
        "first day of this month, 2028-02-01",
        "last day of this month, 2028-02-29",
        "first day of this year, 2028-01-01",
        "last day of this year, 2028-12-31",
        "2026-11-30, 2026-11-30"
    })
    void a_day_can_be_said_in_words(String words, LocalDate day) {
        assertThat(question.values(Map.of("from", words), TODAY)).containsEntry("from", day);
    }

    @Test
    void what_is_not_given_has_its_default() {
        assertThat(question.values(Map.of("group", "R&D"), TODAY))
                .isEqualTo(Map.of("group", "R&D", "from", LocalDate.of(2028, 2, 1), "rows", 20L));
    }

    @ParameterizedTest
    @CsvSource({
        "from, 2026-02-30, a day such as",
        "from, tomorrow, a day such as",
        "from, today + 1000000, a day such as",
        "rows, -1, a whole number",
        "rows, 1e3, a whole number",
        "form, today, Did you mean from? There are: group"
    })
    void a_wrong_value_or_name_is_told_with_what_it_should_be(String name, String value, String told) {
        assertThatThrownBy(() -> question.values(Map.of(name, value), TODAY))
                .isInstanceOfSatisfying(
                        SyncException.class,
                        failure -> assertThat(failure.remedy()).isEqualTo(Remedy.FIX_ARGUMENTS))
                .hasMessageContaining(told)
                .hasMessageContaining(name);
    }

    @Test
    void the_statement_to_paste_has_the_values_in_it() {
        Map<String, Object> values = question.values(Map.of("group", "Ann's $1 \\ team"), TODAY);

        assertThat(question.sql(values)).isEqualTo("""
                        SELECT 'Ann''s $1 \\ team', ':group' AS fromage
                        FROM t WHERE day >= DATE '2028-02-01' LIMIT 20""");
    }

    @ParameterizedTest
    @MethodSource("dev.ooosync.insight.Queries#all")
    void each_question_is_a_short_statement_about_one_organization_whose_defaults_make_sense(Question each) {
        assertThat(each.title()).isNotBlank();
        assertThat(each.sql()).startsWith("SELECT ").doesNotContain("--");
        assertThat(each.sql().lines()).hasSizeLessThanOrEqualTo(14);
        Map<String, Object> values = new HashMap<>(each.values(Map.of(), TODAY));
        values.put("org_id", 17L);
        assertThat(each.sql(values)).contains("org_id = 17").doesNotContainPattern("(?<!:):[a-z]");
    }
}
