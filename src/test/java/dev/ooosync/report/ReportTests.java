package dev.ooosync.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.warehouse.WarehouseUnderTest;
import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTests {

    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"DUCKDB", "POSTGRESQL"})
    void its_numbers_are_those_of_the_warehouse(Kind kind) throws Exception {
        WarehouseUnderTest target = kind.none(directory);
        try {
            ReportFixture fixture = new ReportFixture(target).organization(60, 3);
            JsonNode data = data(report(fixture, ReportFixture.options()));

            assertThat(names(data.get("periods"), true)).containsExactlyInAnyOrderElementsOf(first(target, """
                    SELECT display_name FROM calcom.away_today"""));
            assertThat(data.get("periods").size())
                    .isEqualTo(data.get("periodsTotal").asInt())
                    .isEqualTo(
                            number(target, "SELECT COUNT(*) FROM calcom.away_next_30_days WHERE starts_in_days < 14"));
            assertThat(days(data, 0))
                    .isEqualTo(counts(target, "group_kind = 'organization'", data))
                    .isNotEmpty();
            assertThat(days(data, 1))
                    .isEqualTo(counts(
                            target, "group_name = '" + data.at("/groups/1/name").asString() + "'", data));
            assertThat(data.get("absences").asLong())
                    .isEqualTo(number(
                            target,
                            "SELECT COUNT(DISTINCT entry_id) FROM calcom.ooo_day WHERE day BETWEEN " + date(data, 0)
                                    + " AND " + date(data, 91)));
            assertThat(data.get("gapsTotal").asLong())
                    .isEqualTo(data.get("gaps").size());
            assertThat(gapDays(data))
                    .isEqualTo(number(
                            target,
                            "SELECT COUNT(*) FROM calcom.coverage_gap WHERE NOT is_weekend AND day <= "
                                    + date(data, 91)))
                    .isPositive();
            assertThat(shownDays(data)).isEqualTo(shownDays(target, data)).isPositive();
        } finally {
            target.drop();
        }
    }

    /** Few people: H2 takes minutes for the views of an organization's whole year. */
    @Test
    void an_h2_warehouse_can_be_reported_on() throws Exception {
        ReportFixture fixture = new ReportFixture(Kind.H2.none(directory)).three();
        JsonNode data = data(report(fixture, ReportFixture.options()));

        assertThat(names(data.get("periods"), false)).containsExactly("Ada", "Björn", "Chloé");
        assertThat(names(data.get("periods"), true)).containsExactly("Ada");
        assertThat(days(data, 0))
                .containsEntry(fixture.today, List.of(3, 1))
                .containsEntry(fixture.today.plusDays(3), List.of(3, 2))
                .hasSize(9 + 9);
        assertThat(data.get("gaps").size()).isPositive();
    }

    @Test
    void it_has_no_notes_no_addresses_and_no_reason_of_a_person() throws Exception {
        ReportFixture fixture = ReportFixture.duckDb(directory).organization(40, 5);
        String plain = report(fixture, ReportFixture.options());
        String reasons = report(fixture, new ReportOptions(ReportFixture.ORG, 50, true, false, null, "1"));

        assertThat(plain + reasons)
                .doesNotContain("NOTES-MARKER", "example.org", "uuid-", "\"1001\"")
                .contains(ReportFixture.name(0));
        data(plain)
                .get("periods")
                .forEach(row -> assertThat(row.get("reason").isNull()).isTrue());
        data(reasons)
                .get("periods")
                .forEach(row -> assertThat(row.get("reason").asString()).isNotEmpty());
    }

    @Test
    void without_names_nobody_is_named_and_small_teams_are_left_out() throws Exception {
        ReportFixture fixture = ReportFixture.duckDb(directory).organization(40, 5);
        fixture.publish(session -> {
            ReportFixture.load(session, "team_history", List.<Object[]>of(fixture.team(99, "The two of us")));
            ReportFixture.load(
                    session, "team_member_history", List.of(fixture.member(99, 1000), fixture.member(99, 1001)));
        });
        String page = report(fixture, new ReportOptions(ReportFixture.ORG, 50, true, true, null, "1"));

        for (int n = 0; n < 40; n++) {
            assertThat(page).doesNotContain(ReportFixture.name(n));
        }
        assertThat(page).doesNotContain("The two of us", "user 10").contains("Person 1\"");
        assertThat(report(fixture, ReportFixture.options())).contains("The two of us");
    }

    @Test
    void a_team_alone_has_its_members_only() throws Exception {
        ReportFixture fixture = ReportFixture.duckDb(directory).organization(60, 3);
        JsonNode data = data(report(fixture, new ReportOptions(ReportFixture.ORG, 50, false, false, "platform", "1")));

        assertThat(data.get("groups").size()).isEqualTo(1);
        assertThat(data.at("/groups/0/name").asString()).isEqualTo("Platform");
        assertThat(names(data.get("periods"), false)).containsExactlyInAnyOrderElementsOf(first(fixture.target(), """
                SELECT away.display_name FROM calcom.away_next_30_days AS away
                JOIN calcom.team_member AS member ON member.user_id = away.user_id AND member.team_name = 'Platform'
                WHERE away.starts_in_days < 14"""));
        assertThatThrownBy(
                        () -> report(fixture, new ReportOptions(ReportFixture.ORG, 50, false, false, "Plutform", "1")))
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("There is no team Plutform")
                .hasMessageContaining("(Platform)");
    }

    @Test
    void people_and_teams_of_one_name_are_told_apart() throws Exception {
        ReportFixture fixture = ReportFixture.duckDb(directory);
        fixture.publish(session -> {
            ReportFixture.run(session.sql(), ReportFixture.RUN, "published", "complete", fixture.now.minusHours(1), 0);
            ReportFixture.load(
                    session,
                    "org_user_history",
                    List.of(fixture.person(1, "Ada"), fixture.person(2, "Ada"), fixture.person(3, "nobody")));
            ReportFixture.load(
                    session,
                    "team_history",
                    List.of(fixture.team(1, "Support"), fixture.team(2, "Support"), fixture.team(3, "Everybody")));
            ReportFixture.load(
                    session,
                    "team_member_history",
                    List.of(fixture.member(1, 1), fixture.member(2, 2), fixture.member(3, 3)));
            fixture.entries(
                    session,
                    List.of(
                            fixture.entry(1, 1, 3L, fixture.today, fixture.today, "vacation"),
                            fixture.entry(2, 2, null, fixture.today, fixture.today, "vacation")));
        });
        JsonNode data = data(report(fixture, ReportFixture.options()));

        assertThat(names(data.get("periods"), true)).containsExactly("Ada (user1)", "Ada (user2)");
        assertThat(data.at("/periods/0/cover").asString()).isEqualTo("nobody (user3)");
        assertThat(stream(data.get("periods")).map(row -> row.get("person").asInt()))
                .containsExactly(0, 1);
        assertThat(stream(data.get("groups")).map(group -> group.get("name").asString()))
                .containsExactly("Everybody", "Support (team 1)", "Support (team 2)", "Everybody (team 3)");
        assertThatThrownBy(
                        () -> report(fixture, new ReportOptions(ReportFixture.ORG, 50, false, false, "support", "1")))
                .isInstanceOf(SyncException.class)
                .hasMessage(
                        "Several teams are called support. Choose one by its id: team 1 (Support), team 2 (Support)");
        JsonNode team = data(report(fixture, new ReportOptions(ReportFixture.ORG, 50, false, false, "team 2", "1")));
        assertThat(names(team.get("periods"), true)).containsExactly("Ada (user2)");
    }

    @Test
    void it_is_about_one_organization() throws Exception {
        ReportFixture fixture = ReportFixture.duckDb(directory).three();
        fixture.publish(session -> {
            ReportFixture.run(
                    session.sql(), "20261101T0301-bbbb", "published", "unproven", fixture.now.minusDays(9), 0);
            session.sql()
                    .text("UPDATE calcom.sync_run SET org_id = 18 WHERE run_id = '20261101T0301-bbbb'")
                    .update();
            for (String table :
                    List.of("org_user_history", "team_history", "team_member_history", "ooo_entry", "ooo_day")) {
                session.sql()
                        .text("INSERT INTO calcom." + table + " SELECT 18, * EXCLUDE (org_id) FROM calcom." + table)
                        .update();
            }
        });
        JsonNode data = data(report(fixture, ReportFixture.options()));
        String other = report(fixture, ReportOptions.of(18, "1"));

        assertThat(names(data.get("periods"), false)).containsExactly("Ada", "Björn", "Chloé");
        assertThat(days(data, 0)).containsEntry(fixture.today, List.of(3, 1));
        assertThat(data.get("organization").asInt()).isEqualTo(17);
        assertThat(names(data(other).get("periods"), false)).containsExactly("Ada", "Björn", "Chloé");
        assertThat(other).contains("Read with care: the data is old, completeness is unproven", "organization 18");
        assertThat(report(fixture, ReportFixture.options())).contains("Up to date and complete");
    }

    @Test
    void text_from_outside_cannot_leave_its_place() throws Exception {
        ReportFixture fixture = ReportFixture.duckDb(directory);
        String hostile = "</script><img src=x onerror=alert(1)>{{style}}${x}";
        fixture.publish(session -> {
            ReportFixture.run(session.sql(), ReportFixture.RUN, "published", "complete", fixture.now.minusHours(1), 0);
            ReportFixture.load(session, "org_user_history", List.<Object[]>of(fixture.person(1000, hostile)));
            fixture.entries(
                    session,
                    List.<Object[]>of(fixture.entry(1, 1000, null, fixture.today, fixture.today, "<!--<script>")));
        });
        String page = report(fixture, new ReportOptions(ReportFixture.ORG, 50, true, false, null, "<b>\"'"));

        assertThat(page).doesNotContain("<img", "<!--<script", "<b>");
        JsonNode row = data(page).get("periods").get(0);
        assertThat(row.get("name").asString()).isEqualTo(hostile);
        assertThat(row.get("reason").asString()).isEqualTo("<!--<script>");
    }

    @Test
    void it_works_before_people_have_been_read() throws Exception {
        ReportFixture fixture = ReportFixture.duckDb(directory);
        fixture.publish(session -> {
            ReportFixture.run(session.sql(), ReportFixture.RUN, "published", "complete", fixture.now.minusHours(1), 0);
            fixture.entries(
                    session,
                    List.<Object[]>of(fixture.entry(1, 4711, 4712L, fixture.today, fixture.today.plusDays(3), null)));
        });
        JsonNode data = data(report(fixture, ReportFixture.options()));

        assertThat(names(data.get("periods"), true)).containsExactly("user 4711");
        assertThat(data.at("/periods/0/cover").asString()).isEqualTo("user 4712");
        assertThat(data.at("/groups/0/name").asString()).isEqualTo("Everybody");
        assertThat(days(data, 0)).containsEntry(fixture.today, List.of(0, 1)).hasSize(4);
    }

    @Test
    void the_file_is_replaced_whole_or_not_at_all() throws Exception {
        ReportFixture fixture = ReportFixture.duckDb(directory).organization(3, 1);
        Path kept = Files.writeString(directory.resolve("report.html"), "the earlier one");

        assertThatThrownBy(
                        () -> fixture.report(kept, new ReportOptions(ReportFixture.ORG, 50, false, false, "none", "1")))
                .isInstanceOf(SyncException.class);
        assertThat(kept).hasContent("the earlier one");
        assertThatThrownBy(() -> fixture.report(directory.resolve("none/report.html"), ReportFixture.options()))
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("its directory does not exist");
        fixture.report(kept, ReportFixture.options());
        assertThat(kept).content().startsWith("<!doctype html>").endsWith("</html>\n");
        assertThat(directory.resolve("report.html.next")).doesNotExist();
    }

    @Test
    void a_job_that_has_never_published_a_full_run_has_no_report() {
        ReportFixture fixture = ReportFixture.duckDb(directory).publish(session -> {});

        assertThatThrownBy(() -> report(fixture, ReportFixture.options()))
                .isInstanceOfSatisfying(
                        SyncException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.RUN_LATER))
                .hasMessageContaining("No full run for organization 17");
    }

    static JsonNode data(String page) {
        Matcher matcher = DATA.matcher(page);
        assertThat(matcher.find()).isTrue();
        return JsonMapper.shared().readTree(matcher.group(1));
    }

    private String report(ReportFixture fixture, ReportOptions options) throws Exception {
        return Files.readString(fixture.report(directory.resolve("report.html"), options));
    }

    private static List<String> names(JsonNode periods, boolean onlyNow) {
        return stream(periods)
                .filter(row -> !onlyNow || row.get("now").asBoolean())
                .map(row -> row.get("name").asString())
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    /** Members and people away of a group, on the days on which somebody is away. */
    private static Map<LocalDate, List<Integer>> days(JsonNode data, int group) {
        JsonNode found = data.get("groups").get(group);
        LocalDate first = LocalDate.parse(data.get("firstDay").asString());
        Map<LocalDate, List<Integer>> days = new TreeMap<>();
        int members = 0;
        int change = 0;
        for (int n = 0; n < found.get("away").size(); n++) {
            JsonNode changes = found.get("members");
            if (change < changes.size() && changes.get(change).get(0).asInt() == n) {
                members = changes.get(change++).get(1).asInt();
            }
            if (found.get("away").get(n).asInt() > 0) {
                days.put(
                        first.plusDays(n),
                        List.of(members, found.get("away").get(n).asInt()));
            }
        }
        return days;
    }

    private static Map<LocalDate, List<Integer>> counts(WarehouseUnderTest target, String condition, JsonNode data)
            throws Exception {
        LocalDate first = LocalDate.parse(data.get("firstDay").asString());
        LocalDate last = first.plusDays(data.at("/groups/0/away").size() - 1L);
        Map<LocalDate, List<Integer>> days = new TreeMap<>();
        for (List<String> row : target.rows("SELECT day, members, away FROM calcom.capacity_by_day WHERE " + condition
                + " AND away > 0 AND day BETWEEN DATE '" + first + "' AND DATE '" + last + "'")) {
            days.put(LocalDate.parse(row.get(0)), List.of(Integer.valueOf(row.get(1)), Integer.valueOf(row.get(2))));
        }
        return days;
    }

    private static String date(JsonNode data, int daysAfter) {
        return "DATE '" + LocalDate.parse(data.get("today").asString()).plusDays(daysAfter) + "'";
    }

    private static long gapDays(JsonNode data) {
        return stream(data.get("gaps"))
                .mapToLong(row -> row.get("workingDays").asLong())
                .sum();
    }

    private static long shownDays(JsonNode data) {
        return stream(data.at("/breakdown/cells"))
                .flatMap(ReportTests::stream)
                .filter(JsonNode::isNumber)
                .mapToLong(JsonNode::asLong)
                .sum();
    }

    /** The days that may be shown by reason, by the rule of the class's own tests. */
    private static long shownDays(WarehouseUnderTest target, JsonNode data) throws Exception {
        long days = 0;
        for (JsonNode month : data.at("/breakdown/months")) {
            List<Breakdown.Cell> line = new ArrayList<>();
            for (List<String> row :
                    target.rows("SELECT COUNT(DISTINCT away.user_id), SUM(CASE WHEN away.is_weekend THEN 0 ELSE"
                            + " 1 END) FROM calcom.ooo_day AS away JOIN calcom.calendar_day AS calendar ON calendar.day ="
                            + " away.day WHERE calendar.month_start = DATE '" + month.asString()
                            + "' GROUP BY away.reason")) {
                line.add(new Breakdown.Cell(Integer.parseInt(row.get(0)), Integer.parseInt(row.get(1))));
            }
            days += Breakdown.shown(line).stream()
                    .filter(Integer.class::isInstance)
                    .mapToLong(cell -> (Integer) cell)
                    .sum();
        }
        return days;
    }

    private static List<String> first(WarehouseUnderTest target, String sql) throws Exception {
        return target.rows(sql).stream().map(row -> row.get(0)).toList();
    }

    private static long number(WarehouseUnderTest target, String sql) throws Exception {
        return Long.parseLong(target.rows(sql).get(0).get(0));
    }
}
