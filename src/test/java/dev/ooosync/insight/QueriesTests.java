package dev.ooosync.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.warehouse.PublishedWarehouse;
import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Kind.class)
class QueriesTests {

    @Parameter
    Kind kind;

    @TempDir
    Path directory;

    private WarehouseFixture fixture;
    private LocalDate today;

    @BeforeEach
    void publishAnEmptyWarehouse() {
        fixture = new WarehouseFixture(kind.empty(directory));
        fixture.publish(sql ->
                today = sql.text("SELECT CURRENT_DATE").query(LocalDate.class).single());
    }

    @Test
    void each_question_is_short_and_shown_without_its_header() {
        try (PublishedWarehouse warehouse = fixture.warehouse().open()) {
            List<QueryAnswer> answers = Queries.askAll(warehouse, 5);

            assertThat(answers).extracting(QueryAnswer::name).containsExactlyElementsOf(Queries.names());
            assertThat(answers).hasSizeGreaterThanOrEqualTo(3).allSatisfy(answer -> {
                assertThat(answer.title()).isNotBlank();
                assertThat(answer.sql()).startsWith("SELECT ").doesNotContain("--");
                assertThat(answer.sql().lines()).hasSizeLessThanOrEqualTo(12);
                assertThat(answer.rows()).isEmpty();
                assertThat(answer.totalRows()).isZero();
            });
        }
    }

    @Test
    void away_today_knows_the_next_working_day_that_is_not_taken() {
        LocalDate next = workingDayAfter(today);
        LocalDate second = workingDayAfter(next);
        fixture.publish(
                day(7, today, "sick", "NULL"),
                day(8, today, "vacation", "7"),
                day(8, next, "vacation", "7"),
                day(9, next, "vacation", "NULL"));

        QueryAnswer answer = ask("away_today", 10);

        assertThat(answer.columns()).containsExactly("user_id", "reason", "covered_by", "back_on");
        assertThat(answer.rows())
                .containsExactly(row("7", "sick", null, next.toString()), row("8", "vacation", "7", second.toString()));
    }

    @Test
    void days_away_by_month_counts_people_once_and_weekends_never() {
        LocalDate month = today.withDayOfMonth(1);
        LocalDate first = workingDayAfter(month.minusDays(1));
        LocalDate second = workingDayAfter(first);
        LocalDate saturday = Stream.iterate(month, day -> day.plusDays(1))
                .filter(day -> day.getDayOfWeek() == DayOfWeek.SATURDAY)
                .findFirst()
                .orElseThrow();
        fixture.publish(
                day(7, first, "sick", "NULL"),
                day(7, second, "vacation", "NULL"),
                day(8, second, "custom", "NULL"),
                day(8, saturday, "custom", "NULL"),
                day(8, workingDayAfter(month.minusMonths(1).minusDays(1)), "vacation", "NULL"),
                day(8, month.minusMonths(1).minusDays(1), "vacation", "NULL"),
                day(8, month.plusMonths(2), "vacation", "NULL"));

        assertThat(ask("days_away_by_month", 10).rows())
                .containsExactly(
                        row(month.minusMonths(1).toString(), "1", "1", "1", "0"),
                        row(month.toString(), "2", "3", "1", "1"));
    }

    @Test
    void what_changed_tells_a_change_once_and_in_utc() {
        LocalDateTime first = LocalDateTime.of(2026, 11, 20, 3, 0);
        LocalDateTime second = LocalDateTime.of(2026, 11, 21, 3, 0);
        fixture.publish(
                version(1, 1, first, null, "initial", null),
                version(2, 1, first, second, "initial", "updated"),
                version(2, 2, second, null, "updated", null),
                version(3, 1, first, second, "initial", "deleted"));

        QueryAnswer answer = ask("what_changed", 2);

        assertThat(answer.rows())
                .containsExactly(
                        row("2026-11-21 03:00:00", "deleted", "1", "1"),
                        row("2026-11-21 03:00:00", "updated", "1", "1"));
        assertThat(answer.totalRows()).isEqualTo(3);
    }

    @Test
    void a_question_that_does_not_exist_is_answered_with_those_that_do() {
        assertThatThrownBy(() -> ask("away_tody", 1))
                .isInstanceOfSatisfying(
                        SyncException.class,
                        failure -> assertThat(failure.remedy()).isEqualTo(Remedy.FIX_ARGUMENTS))
                .hasMessageContaining("away_tody")
                .hasMessageContaining("away_today");
    }

    @Test
    void a_missing_warehouse_is_named_with_what_to_do() {
        WarehouseFixture none = new WarehouseFixture(directory.resolve("nowhere"));

        assertThatThrownBy(() -> none.warehouse().open())
                .isInstanceOfSatisfying(
                        SyncException.class,
                        failure -> assertThat(failure.remedy()).isEqualTo(Remedy.RUN_LATER))
                .hasMessageContaining(none.files().published().toString())
                .hasMessageContaining("Run the job first");
        assertThat(directory.resolve("nowhere")).doesNotExist();
    }

    @Test
    void a_file_that_is_no_database_is_named() throws Exception {
        WarehouseFixture broken = new WarehouseFixture(Files.createDirectory(directory.resolve("broken")));
        Files.writeString(broken.files().published(), "not a database ".repeat(1000));

        assertThatThrownBy(() -> broken.warehouse().open())
                .isInstanceOf(SyncException.class)
                .hasMessageContaining(broken.files().published() + " cannot be opened");
    }

    @Test
    void nothing_can_be_written() {
        try (PublishedWarehouse warehouse = fixture.warehouse().open()) {
            assertThatThrownBy(() ->
                            warehouse.sql().text("DELETE FROM calcom.ooo_day").update())
                    .hasMessageMatching("(?s).*read.only.*");
        }
    }

    private QueryAnswer ask(String name, int maxRows) {
        try (PublishedWarehouse warehouse = fixture.warehouse().open()) {
            return Queries.ask(warehouse, name, maxRows);
        }
    }

    private static LocalDate workingDayAfter(LocalDate day) {
        return Stream.iterate(day.plusDays(1), next -> next.plusDays(1))
                .filter(next -> !isWeekend(next))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
    }

    private static String day(long userId, LocalDate day, String reason, String coveredBy) {
        return "INSERT INTO calcom.ooo_day VALUES (17, %d, DATE '%s', %s, '%s', 1, %s, 1, 'listed')"
                .formatted(userId, day, isWeekend(day), reason, coveredBy);
    }

    private static String version(
            long entryId,
            int version,
            LocalDateTime from,
            @Nullable LocalDateTime to,
            String openedBy,
            @Nullable String closedBy) {
        return """
                INSERT INTO calcom.ooo_entry_history
                SELECT 17, %d, %d, NULL, 7, NULL, DATE '2026-11-01', DATE '2026-11-02', 2, NULL, NULL, TIMESTAMP '%s',
                       TIMESTAMP '%s', 'r', 'h', TIMESTAMP '2026-11-01', TIMESTAMP '2026-11-02', TIMESTAMP '%s', %s, %s, '%s', %s, NULL
                """.formatted(
                        entryId,
                        version,
                        from,
                        from,
                        from,
                        to == null ? "NULL" : "TIMESTAMP '" + to + "'",
                        to == null,
                        openedBy,
                        closedBy == null ? "NULL" : "'" + closedBy + "'");
    }

    private static List<@Nullable String> row(@Nullable String... cells) {
        return Arrays.asList(cells);
    }
}
