package dev.ooosync.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.warehouse.FarFromMidnight;
import dev.ooosync.warehouse.PublishedWarehouse;
import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;

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
        FarFromMidnight zone = new FarFromMidnight();
        fixture.publish(zone::insert);
        fixture.publish(sql -> state = KnownState.write(sql, zone.today()));
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
        expect("people_by_zone", row(FarFromMidnight.ZONE, today, 3, 1));
        expect("nothing_planned", row("Cleo", FarFromMidnight.ZONE, null));
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
        expect("check_findings", row("warning", "not_whole_days", 3, "What not_whole_days means."));
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
    void people_who_are_called_alike_are_told_apart() {
        assertThat(ask(KnownState.NAMESAKES, "away_soon", Map.of()).rows())
                .containsExactly(
                        row(
                                "Ada (ada.l)",
                                today,
                                today,
                                isWeekend(today) ? 0 : 1,
                                weekdayAfter(today),
                                "vacation",
                                "nobody (nobody)"),
                        row("Ada (user 2)", monday, monday, 1, monday.plusDays(1), "vacation", "nobody"),
                        row(
                                "user 99 (user 5)",
                                monday,
                                monday.plusDays(1),
                                2,
                                monday.plusDays(2),
                                "vacation",
                                "user 99"));
        assertThat(ask(
                                KnownState.NAMESAKES,
                                "days_away_by_person",
                                Map.of(
                                        "from",
                                        monday.toString(),
                                        "until",
                                        monday.plusDays(1).toString()))
                        .rows())
                .containsExactly(row("user 99 (user 5)", 2, 2), row("Ada (user 2)", 1, 1));
        assertThat(values("SELECT display_name FROM calcom.org_user WHERE org_id = 19 ORDER BY user_id"))
                .containsExactly(
                        "Ada (ada.l)", "Ada (user 2)", "Ada (user 3)", "nobody (nobody)", "user 99 (user 5)", "Bob");
        assertThat(
                        values(
                                "SELECT display_name FROM calcom.team_member WHERE org_id = 19 AND team_id = 2 ORDER BY user_id"))
                .containsExactly("Ada (user 2)", "nobody (nobody)");
        assertThat(values("SELECT display_name FROM calcom.user_attribute WHERE org_id = 19 ORDER BY user_id"))
                .containsExactly("Ada (ada.l)", "Ada (user 2)", "nobody (nobody)");
    }

    @ParameterizedTest
    @CsvSource({
        "Support, 'team 1, team 2'",
        "Site: Berlin, 'attribute office:hq, attribute site:berlin'",
        "3, 'team 5, team 3'",
    })
    void a_group_that_several_are_called_is_refused_with_the_ids_to_choose_from(String name, String ids) {
        assertThatThrownBy(() -> ask(KnownState.NAMESAKES, "away_soon", Map.of("group", name)))
                .isInstanceOfSatisfying(
                        SyncException.class,
                        failure -> assertThat(failure.remedy()).isEqualTo(Remedy.FIX_ARGUMENTS))
                .hasMessage("Several groups of people are called " + name + ". Choose one by its id: " + ids + ".");
    }

    @ParameterizedTest
    @CsvSource({
        "team 1, Ada (ada.l)",
        "team 2, Ada (user 2)",
        "2, Ada (user 2)",
        "Support (team 2), Ada (user 2)",
        "attribute site:berlin, Ada (ada.l)",
        "office:hq, Ada (user 2)",
        "team 3, user 99 (user 5)",
        "Everybody (team 3), user 99 (user 5)"
    })
    void a_group_is_chosen_by_what_tells_it_apart(String group, String person) {
        assertThat(ask(KnownState.NAMESAKES, "away_soon", Map.of("group", group))
                        .rows())
                .extracting(row -> row.get(0))
                .containsExactly(person);
    }

    @Test
    void everybody_is_the_organization_whatever_a_team_is_called() {
        LocalDate month = monday.withDayOfMonth(1);
        Map<String, String> thatMonth = Map.of("from", month.toString(), "until", month.toString());
        long calendarDays = inMonth(month, Stream.of(today, monday, monday, monday.plusDays(1)));
        long weekdays = calendarDays - inMonth(month, Stream.of(today).filter(QueriesTests::isWeekend));
        long people = 2 + inMonth(month, Stream.of(today));
        assertThat(ask(KnownState.NAMESAKES, "days_away_by_month", thatMonth).rows())
                .containsExactly(row(month, "vacation", people, weekdays, calendarDays));
        assertThat(ask(KnownState.NAMESAKES, "away_today", Map.of("group", "Everybody"))
                        .rows())
                .hasSize(1);
        if (kind != Kind.H2) {
            Map<String, String> thatDay =
                    Map.of("from", monday.toString(), "until", monday.toString(), "percent", "61");
            Map<String, String> everybody = new HashMap<>(thatDay);
            everybody.put("group", "Everybody");
            assertThat(ask(KnownState.NAMESAKES, "thin_days", thatDay).rows())
                    .containsExactly(
                            row(monday, "Everybody (team 3)", 1, 1, 0, "0.0"),
                            row(monday, "Support (team 2)", 2, 1, 1, "50.0"));
            assertThat(ask(KnownState.NAMESAKES, "thin_days", everybody).rows())
                    .containsExactly(row(monday, "Everybody", 5, 2, 3, "60.0"));
        }
    }

    /** The answers of organization 17 stand in the other tests; that of 18 would double them. */
    @Test
    void each_organization_has_answers_of_its_own() {
        assertThat(Organization.all(warehouse)).containsExactly(17L, 18L, 19L);
        assertThat(ask(KnownState.OTHER_ORG, "away_today", Map.of()).rows())
                .containsExactly(row("Ada", "vacation", "Bob", today, today, weekdayAfter(today)));
        assertThat(ask(KnownState.OTHER_ORG, "freshness", Map.of()).rows())
                .singleElement()
                .satisfies(row -> assertThat(row).contains(today.minusDays(9) + " 03:00:01"));
        assertThat(ask(KnownState.OTHER_ORG, "check_findings", Map.of()).rows())
                .containsExactly(row("warning", "not_whole_days", 4, "What not_whole_days means."));
    }

    @Test
    void an_organization_is_named_where_several_could_be_meant() {
        assertThat(Organization.of(warehouse, 18)).isEqualTo(18);
        assertThat(Organization.published(warehouse, 18)).isEqualTo(18);
        assertThatThrownBy(() -> Organization.of(warehouse, null))
                .isInstanceOfSatisfying(
                        SyncException.class,
                        failure -> assertThat(failure.remedy()).isEqualTo(Remedy.FIX_CONFIGURATION))
                .hasMessageContaining("holds several organizations: 17, 18, 19. Say which one: set CALCOM_ORG_ID");
        assertThatThrownBy(() -> Organization.published(warehouse, 20))
                .isInstanceOfSatisfying(
                        SyncException.class,
                        failure -> assertThat(failure.remedy()).isEqualTo(Remedy.RUN_LATER))
                .hasMessageContaining("organization 20", "holds 17, 18, 19");
    }

    /** As dbt computes it: the greatest value of the column among the rows of the filter. */
    @Test
    void dbt_is_told_of_the_organization_that_is_furthest_behind() {
        Map<String, Object> project = new Yaml().load(DescriptionFormat.DBT.write(Description.of(warehouse)));
        Map<String, LocalDateTime> newest = new HashMap<>();
        List<?> tables = (List<?>) ((Map<?, ?>) ((List<?>) project.get("sources")).get(0)).get("tables");
        for (Object each : tables) {
            Map<?, ?> table = (Map<?, ?>) each;
            if (table.get("config") instanceof Map<?, ?> config) {
                Object filter = ((Map<?, ?>) config.get("freshness")).get("filter");
                String sql = "SELECT MAX(" + config.get("loaded_at_field") + ") FROM calcom." + table.get("name")
                        + (filter == null ? "" : " WHERE " + filter);
                newest.put(
                        String.valueOf(table.get("name")),
                        warehouse.sql().text(sql).query(LocalDateTime.class).single());
            }
        }
        LocalDateTime begun = today.minusDays(9).atTime(3, 0);
        assertThat(newest).isEqualTo(Map.of("freshness", begun.plusSeconds(1), "sync_run", begun.plusSeconds(5)));
    }

    private static List<String> values(String sql) {
        return warehouse.sql().text(sql).query(String.class).list();
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
                Map<String, Object> values =
                        Queries.about(nothing, KnownState.ORG, question, question.values(Map.of(), today));
                QueryAnswer answer = Queries.ask(nothing, question, values, 5);
                assertThat(answer.columns()).isNotEmpty();
                assertThat(answer.rows()).isEmpty();
            });
        }
    }

    private String written(String name, AnswerFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Question question = Queries.named(name);
        Map<String, Object> values = Queries.about(
                warehouse,
                KnownState.ORG,
                question,
                question.values(Map.of("from", today.toString(), "until", "today + 60", "rows", "1"), today));
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
        return ask(KnownState.ORG, name, given);
    }

    private QueryAnswer ask(long organization, String name, Map<String, String> given) {
        Question question = Queries.named(name);
        Map<String, Object> values = Queries.about(warehouse, organization, question, question.values(given, today));
        return Queries.ask(warehouse, question, values, 100);
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
