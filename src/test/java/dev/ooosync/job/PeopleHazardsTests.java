package dev.ooosync.job;

import static dev.ooosync.job.ScriptedPeople.member;
import static dev.ooosync.job.ScriptedPeople.membership;
import static dev.ooosync.job.ScriptedPeople.team;
import static dev.ooosync.job.ScriptedPeople.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.ooosync.failure.SyncException;
import dev.ooosync.publishing.RunResult.CheckResult;
import dev.ooosync.publishing.RunResult.ResourceResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of people and teams that are odd, change while they are read, or cannot be had. */
@SuppressWarnings("NullAway")
class PeopleHazardsTests {

    private static final String[] ALL = {
        "--sync.resources.users=true",
        "--sync.resources.memberships=true",
        "--sync.resources.teams=true",
        "--sync.resources.team-members=true"
    };

    @TempDir
    Path directory;

    private final SettableClock clock = new SettableClock(Instant.now().toString());
    private ScriptedPeople calCom;
    private JobHarness job;

    @BeforeEach
    void start() {
        calCom = new ScriptedPeople();
        job = new JobHarness(directory, calCom.baseUrl());
    }

    @AfterEach
    void stop() {
        calCom.close();
    }

    private RunReport run(String... more) throws Exception {
        String[] overrides =
                Stream.concat(Arrays.stream(ALL), Arrays.stream(more)).toArray(String[]::new);
        return job.run(clock, new JobHarness.Silence(), overrides);
    }

    private static ResourceResult resource(RunReport report, String name) {
        return report.result().resources().stream()
                .filter(resource -> resource.resource().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String option(String id, String value) {
        return "{'id':'a1','name':'Floor','type':'number','option':%s,'optionId':'%s'}".formatted(value, id);
    }

    @Test
    void numbers_of_any_size_are_kept() throws Exception {
        String options = String.join(
                ",",
                option("o1", "1e400"),
                option("o2", "1e999999999"),
                option("o3", "-1e-999999999"),
                option("o4", "3.50"));
        calCom.put("memberships", membership(501, 1, options));

        RunReport report = run();

        assertThat(resource(report, "org_membership").verdict().kind().stored()).isEqualTo("complete");
        assertThat(job.query("SELECT attribute_value, attribute_number FROM calcom.user_attribute"
                        + " WHERE option_id <> 'o1' ORDER BY option_id"))
                .containsExactly(
                        List.of("1E+999999999", "null"), List.of("-1E-999999999", "-0.0"), List.of("3.50", "3.5"));
        assertThat(job.query("SELECT LENGTH(attribute_value) FROM calcom.user_attribute WHERE option_id = 'o1'"))
                .containsExactly(List.of("401"));
    }

    private static String person(long id, String name, String username, String zone) {
        return "{'id':%d,'name':'%s','email':'a@example.com','username':'%s','timeZone':'%s'}"
                .formatted(id, name, username, zone);
    }

    @Test
    void a_name_that_shows_nothing_is_no_name_of_a_person_a_team_an_attribute_or_an_option() throws Exception {
        calCom.put(
                "users",
                person(1, "\u200b", "ada", "GMT+2"),
                person(2, "\u3164\ufe0f", "\u2800", "europe/berlin"),
                person(3, "Cy", "", "CST"));
        calCom.put(
                "memberships",
                membership(
                        501,
                        1,
                        "{'id':'d','name':'\u115f','type':'singleSelect','option':'\u200e','optionId':'o1'},"
                                + "{'id':'t','name':'Desk','type':'text','option':'\u00a0','optionId':'o2'},"
                                + "{'id':'u','name':'Floor','option':' '}"));
        calCom.put("teams", "{'id':61,'name':'\ufeff','slug':null}");

        RunReport report = run();

        assertThat(job.query("SELECT display_name, zone FROM calcom.org_user ORDER BY user_id"))
                .containsExactly(
                        List.of("ada", "Etc/GMT-2"), List.of("a@example.com", "Europe/Berlin"), List.of("Cy", "UTC"));
        assertThat(job.query("SELECT name FROM calcom.team")).containsExactly(List.of("team 61"));
        assertThat(job.query("SELECT attribute_name, attribute_value FROM calcom.user_attribute"))
                .containsExactly(List.of("d", "o1"));
        assertThat(report.result().checks())
                .filteredOn(check -> check.name().equals("unknown_zone"))
                .extracting(CheckResult::examples)
                .containsExactly("3 Cy (CST)");
        assertThat(job.query("SELECT offset_seconds FROM calcom.time_zone_offset WHERE zone = 'Etc/GMT-2'"))
                .containsExactly(List.of("7200"));
    }

    @Test
    void of_a_membership_that_came_twice_only_the_newer_attributes_count() throws Exception {
        calCom.put(
                "memberships",
                membership(502, 2, ""),
                membership(501, 1, "{'id':'d','name':'Department','option':'Sales','optionId':'s'}"));
        // Not in order: the list is then read once more.
        calCom.when("memberships", number -> {
            if (number == 2) {
                calCom.put(
                        "memberships",
                        membership(502, 2, ""),
                        membership(501, 1, "{'id':'d','name':'Department','option':'R&D','optionId':'r'}"));
            }
            return null;
        });

        assertThat(resource(run(), "org_membership").verdict().kind().stored()).isEqualTo("unproven");

        assertThat(job.query("SELECT attribute_value FROM calcom.user_attribute"))
                .containsExactly(List.of("R&D"));
    }

    @Test
    @Tag("torture")
    void an_option_without_an_id_may_be_long_but_an_id_may_not() throws Exception {
        String text = "x".repeat(10_000);
        calCom.put(
                "memberships",
                membership(501, 1, "{'id':'d','option':'%1$sy'},{'id':'d','option':'%1$sz'}".formatted(text)),
                membership(502, 2, "{'id':'%s','option':'a'}".formatted(text)));

        assertThat(resource(run(), "org_membership").rejected()).isEqualTo(1);

        assertThat(job.query("SELECT LENGTH(attribute_value), LENGTH(option_id) FROM calcom.user_attribute"))
                .containsExactly(List.of("10001", "36"), List.of("10001", "36"));
    }

    @Test
    void a_member_who_leaves_while_a_team_is_read_hides_nobody() throws Exception {
        calCom.put(
                "users",
                LongStream.rangeClosed(1, 6).mapToObj(id -> user(id, "P" + id)).toArray(String[]::new));
        calCom.put("teams", team(61));
        String[] all = LongStream.rangeClosed(1, 6)
                .mapToObj(id -> member(600 + id, 61, id))
                .toArray(String[]::new);
        calCom.put("teams/61/memberships", all);
        run();
        calCom.grant = 5;
        calCom.when("teams/61/memberships", number -> {
            if (number == 2) {
                calCom.put("teams/61/memberships", Arrays.copyOfRange(all, 1, 6));
            }
            return null;
        });

        run();

        assertThat(job.query("SELECT 1 FROM calcom.team_member WHERE user_id = 6"))
                .hasSize(1);
    }

    @Test
    void members_of_another_team_are_not_taken_for_this_one_s() throws Exception {
        calCom.put("teams", team(61), team(62));
        calCom.put("teams/61/memberships", member(601, 61, 1));
        calCom.put("teams/62/memberships", member(501, 17, 1));

        RunReport report = run();

        assertThat(resource(report, "team_member").verdict().kind().stored()).isEqualTo("unproven");
        assertThat(job.query("SELECT team_id, user_id FROM calcom.team_member_history"))
                .containsExactly(List.of("61", "1"));
    }

    @Test
    @Tag("torture")
    void the_request_budget_holds_for_the_members_of_all_teams() throws Exception {
        calCom.put(
                "teams",
                LongStream.rangeClosed(61, 100).mapToObj(ScriptedPeople::team).toArray(String[]::new));

        ResourceResult members = resource(run("--sync.reading.request-budget=20"), "team_member");

        assertThat(members.verdict().kind().stored()).isEqualTo("unproven");
        assertThat(members.verdict().proof()).contains("reading.request-budget");
        assertThat(members.requests()).isBetween(20L, 22L);
    }

    @Test
    void a_list_that_this_cal_com_does_not_have_stops_nothing() throws Exception {
        calCom.when(
                "memberships",
                number -> ScriptedCalCom.json(404, "{\"statusCode\":404,\"message\":\"Cannot GET\"}")
                        .build());

        RunReport report = run();

        assertThat(resource(report, "org_membership").verdict().kind().stored()).isEqualTo("unproven");
        assertThat(resource(report, "org_membership").verdict().proof()).contains("404");
        assertThat(report.result().status()).isEqualTo("published");
    }

    @Test
    void a_list_that_keeps_failing_stops_the_entries_only_once() throws Exception {
        calCom.when("memberships", number -> ScriptedCalCom.json(500, "{}").build());
        assertThatThrownBy(() -> run()).isInstanceOf(SyncException.class).hasMessageContaining("/memberships");

        RunReport second = run();

        assertThat(second.resumed()).isTrue();
        assertThat(resource(second, "org_membership").verdict().kind().stored()).isEqualTo("unproven");
        assertThat(resource(second, "org_membership").verdict().proof()).contains("500");
        assertThat(resource(second, "org_user").verdict().kind().stored()).isEqualTo("complete");
    }

    @Test
    void teams_are_there_without_people() throws Exception {
        calCom.put("teams", team(61));
        calCom.put("teams/61/memberships", member(601, 61, 1));

        run("--sync.resources.users=false");

        assertThat(job.query("SELECT team_id, user_id, display_name FROM calcom.team_member"))
                .containsExactly(List.of("61", "1", "user 1"));
    }

    /** One bad row in each list: what it is about stays, and what is gone is closed all the same. */
    @Test
    void a_row_that_cannot_be_used_counts_as_seen_and_closes_what_is_gone() throws Exception {
        String floor = option("o1", "3");
        calCom.put("users", user(1, "Ada"), user(2, "Bob"), user(3, "Cy"));
        calCom.put("memberships", membership(501, 1, floor), membership(502, 2, floor), membership(503, 3, floor));
        calCom.put("teams", team(61), team(62), team(63));
        calCom.put("teams/61/memberships", member(601, 61, 1), member(602, 61, 2), member(603, 61, 3));
        calCom.put("teams/62/memberships", member(604, 62, 1));
        calCom.put("teams/63/memberships", member(605, 63, 1));
        run();
        calCom.put("users", "{'id':1,'name':'Ada Lovelace','email':7}", user(3, "Cy"));
        calCom.put("memberships", "{'id':501,'userId':1,'accepted':'yes','role':'ADMIN'}", membership(503, 3, floor));
        calCom.put("teams", "{'id':61,'name':6}", team(63));
        calCom.put("teams/61/memberships", "{'id':601,'userId':1,'teamId':61,'accepted':0}", member(603, 61, 3));

        RunReport report = run();

        assertThat(report.result().resources())
                .extracting(
                        ResourceResult::resource,
                        read -> read.verdict().kind().stored(),
                        ResourceResult::rejected,
                        ResourceResult::closed)
                .containsExactlyInAnyOrder(
                        tuple("org_user", "complete", 1L, 1L),
                        tuple("org_membership", "complete", 1L, 1L),
                        tuple("team", "complete", 1L, 1L),
                        tuple("team_member", "complete", 1L, 2L));
        assertThat(job.query("SELECT user_id, name, role FROM calcom.org_user WHERE left_at IS NULL ORDER BY 1"))
                .containsExactly(List.of("1", "Ada", "MEMBER"), List.of("3", "Cy", "MEMBER"));
        assertThat(job.query("SELECT user_id FROM calcom.user_attribute ORDER BY 1"))
                .containsExactly(List.of("1"), List.of("3"));
        assertThat(job.query("SELECT team_id, name FROM calcom.team WHERE removed_at IS NULL ORDER BY 1"))
                .containsExactly(List.of("61", "Team 61"), List.of("63", "Team 63"));
        assertThat(job.query("SELECT team_id, user_id FROM calcom.team_member ORDER BY 1, 2"))
                .containsExactly(List.of("61", "1"), List.of("61", "3"), List.of("63", "1"));
        assertRejected(report);

        RunReport next = run();
        assertThat(next.result().status()).isEqualTo("unchanged");
        assertRejected(next);
    }

    /** Told with each run. */
    private static void assertRejected(RunReport report) {
        assertThat(report.result().checks())
                .filteredOn(check -> check.name().equals("rejected_row"))
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.offendingRows()).isEqualTo(4);
                    assertThat(check.examples()).contains("org_user 1 (email: expected a text", "team 61 (name: ");
                });
    }

    @Test
    void beyond_the_limits_of_rejected_rows_a_list_is_unproven() throws Exception {
        String[] people = LongStream.rangeClosed(1, 7)
                .mapToObj(id -> id < 7 ? "{'id':%d,'email':%1$d}".formatted(id) : user(id, "Eve"))
                .toArray(String[]::new);
        calCom.put("users", people);

        ResourceResult users = resource(run(), "org_user");
        assertThat(users.verdict().kind().stored()).isEqualTo("unproven");
        assertThat(users.verdict().proof())
                .isEqualTo("6 of 7 rows were rejected: more than the 1 % of publishing.reject-limit-percent and the 5"
                        + " of publishing.reject-limit-rows; calcom.rejected_record says why");
        assertThat(resource(run("--sync.publishing.reject-limit-rows=6"), "org_user")
                        .verdict()
                        .kind()
                        .stored())
                .isEqualTo("complete");
    }

    /** Nothing asks Cal.com once more about these lists, so it may be anybody who would be closed. */
    @Test
    void a_row_that_does_not_say_whom_it_is_about_keeps_its_list_unproven() throws Exception {
        calCom.put("users", user(1, "Ada"), "{'name':'Bob'}");
        calCom.put("memberships", membership(501, 1, ""), "{'id':502,'accepted':true}");
        calCom.put("teams", team(61), "{'name':'Team 62'}");
        calCom.put("teams/61/memberships", member(601, 61, 1), "{'id':602,'teamId':61,'accepted':true}");

        RunReport report = run();

        assertThat(report.result().resources()).hasSize(4).allSatisfy(resource -> {
            assertThat(resource.verdict().kind().stored()).isEqualTo("unproven");
            assertThat(resource.rejected()).isEqualTo(1);
        });
        assertThat(resource(report, "org_user").verdict().proof())
                .isEqualTo("the row at position 1 has no readable id");
        assertThat(resource(report, "org_membership").verdict().proof())
                .isEqualTo(
                        "rows were rejected that do not say whom they are about: 1; calcom.rejected_record says why");
    }

    @Test
    @Tag("torture")
    void texts_that_cannot_be_stored_and_rows_that_are_none_reject_themselves_alone() throws Exception {
        calCom.put(
                "users",
                user(1, "Ada"),
                user(2, "x".repeat(10_000)),
                user(3, "a\\u0000b"),
                user(4, "a\\ud83db"),
                "null",
                "[]",
                "{'name':'nobody@example.com'}",
                user(5, "Eve"));

        ResourceResult users = resource(run("--sync.privacy.notes=omit"), "org_user");

        assertThat(users.verdict().kind().stored()).isEqualTo("unproven");
        assertThat(users.rejected()).isEqualTo(5);
        assertThat(job.query("SELECT user_id, LENGTH(display_name) FROM calcom.org_user ORDER BY 1"))
                .containsExactly(List.of("1", "3"), List.of("2", "10000"), List.of("5", "3"));
        assertThat(users.verdict().proof()).doesNotContain("nobody@");
    }

    @Test
    @Tag("torture")
    void an_empty_list_of_people_closes_nobody_and_an_empty_list_of_teams_closes_all() throws Exception {
        calCom.put("teams", team(61));
        calCom.put("teams/61/memberships", member(601, 61, 1));
        run();
        calCom.put("users");
        calCom.put("memberships");
        calCom.put("teams");

        RunReport report = run();

        assertThat(resource(report, "org_user").verdict().kind().stored()).isEqualTo("unproven");
        assertThat(resource(report, "org_membership").verdict().kind().stored()).isEqualTo("unproven");
        assertThat(job.query("SELECT COUNT(*) FROM calcom.org_user WHERE left_at IS NULL"))
                .containsExactly(List.of("1"));
        assertThat(job.query("SELECT COUNT(*) FROM calcom.team WHERE removed_at IS NULL"))
                .containsExactly(List.of("0"));
        assertThat(job.query("SELECT closed_by FROM calcom.team_member_history"))
                .containsExactly(List.of("removed"));
    }
}
