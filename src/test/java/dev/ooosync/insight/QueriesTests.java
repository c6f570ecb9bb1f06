package dev.ooosync.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.warehouse.PublishedWarehouse;
import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Every question of the cookbook, asked of a small warehouse whose answers can be counted by hand. */
@ParameterizedClass
@EnumSource(Kind.class)
class QueriesTests {

    @TempDir
    static Path directory;

    private static KnownState state;
    private static PublishedWarehouse warehouse;

    @Parameter
    Kind kind;

    private final LocalDate today = state.today;
    private final LocalDate monday = state.monday;

    @BeforeParameterizedClassInvocation
    static void publish(Kind kind) throws IOException {
        WarehouseFixture fixture =
                new WarehouseFixture(kind.empty(Files.createDirectory(directory.resolve(kind.name()))));
        fixture.publish(sql -> state = KnownState.write(sql, LocalDate.now(Clock.systemUTC())));
        warehouse = fixture.warehouse().open();
    }

    @AfterParameterizedClassInvocation
    static void close() {
        warehouse.close();
    }

    @Test
    void who_is_away() {
        expect("away_today", row("Ada", "vacation", "Bob", today, today, weekdayAfter(today)));
        expect(
                "away_today",
                Map.of("group", "Platform"),
                row("Ada", "vacation", "Bob", today, today, weekdayAfter(today)));
        expect("away_today", Map.of("group", "Sales"));
        expect(
                "away_soon",
                row("Ada", today, today, isWeekend(today) ? 0 : 1, weekdayAfter(today), "vacation", "Bob"),
                row("Ada", monday, monday, 1, monday.plusDays(1), "vacation", "Bob"),
                row("Bob", monday, monday.plusDays(4), 5, monday.plusDays(7), "sick", "nobody"));
        expect("away_soon", Map.of("days", "1", "group", "Sales"));
        expect("people_by_zone", row("UTC", today, 3, 1));
        expect("nothing_planned", row("Cleo", "UTC", null));
    }

    @Test
    void how_many_days() {
        LocalDate month = monday.withDayOfMonth(1);
        long sick = inMonth(month, monday.datesUntil(monday.plusDays(5)));
        long vacation = inMonth(month, Stream.of(today, monday));
        long weekdays = inMonth(month, Stream.of(today, monday).filter(day -> !isWeekend(day)));
        Map<String, String> thatMonth =
                Map.of("group", "Platform", "from", month.toString(), "until", month.toString());
        assertThat(ask("days_away_by_month", thatMonth).rows())
                .containsExactlyInAnyOrder(
                        row(month, "sick", 1, sick, sick), row(month, "vacation", 1, weekdays, vacation));
        expect("sick_days", thatMonth, row(month, "under 5", null));
        Map<String, String> thatWeek =
                Map.of("from", monday.toString(), "until", monday.plusDays(4).toString());
        expect("days_away_by_person", thatWeek, row("Bob", 5, 0), row("Ada", 1, 1), row("Dan", 1, 0));
        expect("public_holidays", thatWeek, row(monday.plusDays(2), "false", 1));
        expect(
                "longest_absences",
                Map.of("from", today.toString(), "until", "today + 60", "rows", "1"),
                row("Bob", monday, monday.plusDays(4), 5, 5, "sick", "nobody"));
    }

    @Test
    void what_needs_a_look() {
        if (kind != Kind.H2) {
            thinDays();
        }
        expect(
                "cover_missing",
                row("Ada", "cover_away", "Bob", monday, monday, 1),
                row("Bob", "no_cover", "nobody", monday, monday.plusDays(4), 5));
        expect(
                "overlapping_entries",
                row("Bob", 12, monday, monday.plusDays(4), "sick", 14, monday.plusDays(1), monday.plusDays(1), null));
        expect("left_with_entries", row("Dan", today.minusDays(3) + " 00:00:00", 1, 1, monday.plusDays(2)));
        long lead = ChronoUnit.DAYS.between(today, monday);
        expect(
                "vacation_lead_time",
                Map.of("from", monday.toString(), "until", monday.toString()),
                row(monday.withDayOfMonth(1), 1, lead, lead + ".0", lead, 0));
    }

    /** H2 takes most of a minute for the view capacity_by_day; an_empty_warehouse_... asks it there too. */
    private void thinDays() {
        expect("thin_days", row(monday, "Platform", 2, 2, 0, "0.0"));
        expect("thin_days", Map.of("group", "Everybody"), row(monday, "Everybody", 3, 2, 1, "33.3"));
        expect(
                "thin_days",
                Map.of(
                        "group",
                        "Platform",
                        "percent",
                        "51",
                        "from",
                        monday.toString(),
                        "until",
                        monday.plusDays(1).toString()),
                row(monday, "Platform", 2, 2, 0, "0.0"),
                row(monday.plusDays(1), "Platform", 2, 1, 1, "50.0"));
        expect(
                "days_away_by_group",
                Map.of("from", monday.toString(), "until", monday.plusDays(4).toString()),
                row("organization", "Everybody", 3, 6, "2.0"),
                row("team", "Platform", 2, 6, "3.0"),
                row("team", "Sales", 1, 0, "0.0"));
    }

    @Test
    void how_it_was_found_out() {
        expect(
                "what_changed",
                Map.of("since", "today"),
                row(today + " 04:00:00", "deleted", "Cleo", monday, monday, 16),
                row(today + " 03:00:00", "created", "Bob", monday, monday.plusDays(4), 12),
                row(today + " 03:00:00", "created", "Ada", monday, monday, 13),
                row(today + " 03:00:00", "created", "Bob", monday.plusDays(1), monday.plusDays(1), 14),
                row(today + " 03:00:00", "created", "Dan", monday.plusDays(2), monday.plusDays(2), 15));
        expect("check_findings", row(17, "warning", "not_whole_days", 3, "What not_whole_days means."));
        QueryAnswer fresh = ask("freshness", Map.of());
        assertThat(fresh.rows()).singleElement().satisfies(row -> {
            assertThat(row)
                    .startsWith("test", today.minusDays(1) + " 03:00:01")
                    .endsWith("complete", row.get(1), null, null);
            assertThat(Long.parseLong(row.get(2))).isBetween(60L, 3000L);
        });
    }

    @Test
    void an_answer_is_json_and_csv_on_every_warehouse() {
        assertThat(written("longest_absences", AnswerFormat.JSON)).isEqualTo("""
                        [
                        {"display_name": "Bob", "first_day": "%s", "last_day": "%s", "calendar_days": 5, "weekdays": 5, \
                        "reason": "sick", "cover_name": "nobody"}
                        ]
                        """.formatted(monday, monday.plusDays(4)));
        assertThat(written("longest_absences", AnswerFormat.CSV))
                .isEqualTo("display_name,first_day,last_day,calendar_days,weekdays,reason,cover_name\r\nBob," + monday
                        + "," + monday.plusDays(4) + ",5,5,sick,nobody\r\n");
    }

    @Test
    void a_group_that_does_not_exist_is_no_empty_answer() {
        assertThatThrownBy(() -> ask("away_today", Map.of("group", "Platfrom")))
                .isInstanceOfSatisfying(
                        SyncException.class,
                        failure -> assertThat(failure.remedy()).isEqualTo(Remedy.FIX_ARGUMENTS))
                .hasMessageContaining("Did you mean Platform? There are: Everybody, Platform, Sales.");
    }

    @Test
    void nothing_can_be_written() {
        assertThatThrownBy(
                        () -> warehouse.sql().text("DELETE FROM calcom.ooo_day").update())
                .hasMessageMatching("(?s).*read.only.*");
    }

    @Test
    void an_empty_warehouse_has_an_answer_to_every_question(@TempDir Path empty) {
        WarehouseFixture fixture = new WarehouseFixture(kind.empty(empty));
        try (PublishedWarehouse nothing = fixture.warehouse().open()) {
            assertThat(Queries.all()).hasSizeGreaterThanOrEqualTo(15).allSatisfy(question -> {
                QueryAnswer answer = Queries.ask(nothing, question, question.values(Map.of(), today), 5);
                assertThat(answer.columns()).isNotEmpty();
                assertThat(answer.rows()).isEmpty();
            });
        }
    }

    private String written(String name, AnswerFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Question question = Queries.named(name);
        Map<String, Object> values =
                question.values(Map.of("from", today.toString(), "until", "today + 60", "rows", "1"), today);
        try (AnswerFormat.Writing writing = format.to(out)) {
            Queries.ask(warehouse, question, values, writing);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private final void expect(String name, List<@Nullable String>... rows) {
        expect(name, new HashMap<>(), rows);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private final void expect(String name, Map<String, String> given, List<@Nullable String>... rows) {
        assertThat(ask(name, given).rows()).as(name).containsExactly(rows);
    }

    private QueryAnswer ask(String name, Map<String, String> given) {
        Question question = Queries.named(name);
        return Queries.ask(warehouse, question, question.values(given, today), 100);
    }

    private static long inMonth(LocalDate month, Stream<LocalDate> days) {
        return days.filter(day -> day.withDayOfMonth(1).equals(month)).count();
    }

    private static LocalDate weekdayAfter(LocalDate day) {
        return Stream.iterate(day.plusDays(1), next -> next.plusDays(1))
                .filter(next -> !isWeekend(next))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
    }

    private static List<@Nullable String> row(@Nullable Object... cells) {
        return Arrays.stream(cells)
                .map(cell -> cell == null ? null : cell.toString())
                .toList();
    }
}
