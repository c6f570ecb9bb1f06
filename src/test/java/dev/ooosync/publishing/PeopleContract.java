package dev.ooosync.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ooosync.insight.Queries;
import dev.ooosync.insight.Question;
import dev.ooosync.publishing.RunResult.ResourceResult;
import dev.ooosync.staging.RejectedRow;
import dev.ooosync.staging.StagedEntry;
import dev.ooosync.staging.StagedResource;
import dev.ooosync.verdict.Verdict;
import dev.ooosync.warehouse.PublishedWarehouse;
import dev.ooosync.warehouse.WarehouseUnderTest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of people, teams and memberships, on every warehouse alike. */
@SuppressWarnings("NullAway")
interface PeopleContract {

    List<StagedEntry> NO_CHANGE = List.of(WarehouseContract.entry(1));

    WarehouseUnderTest target();

    private PublishingFixture fixture() {
        return new PublishingFixture(target(), 1);
    }

    private static Object[] person(long id, String name, String zone) {
        return new Object[] {
            id, name, name, name + "@example.com", null, zone, zone, LocalDateTime.of(2024, 1, 2, 3, 4, 5)
        };
    }

    private static StagedResource resource(String name, Verdict.Kind kind, Map<String, Collection<Object[]>> tables) {
        int rows = tables.getOrDefault(name, List.of()).size();
        return new StagedResource(name, new Verdict(kind, "because"), rows, rows, 2, tables, List.of());
    }

    private static StagedResource users(Verdict.Kind kind, Object[]... people) {
        return resource("org_user", kind, Map.of("org_user", Arrays.asList(people)));
    }

    private static StagedResource members(Verdict.Kind kind, Object[]... members) {
        return resource("team_member", kind, Map.of("team_member", Arrays.asList(members)));
    }

    private static StagedResource memberships(Object[] membership, Object[]... attributes) {
        return resource(
                "org_membership",
                Verdict.Kind.COMPLETE,
                Map.of("org_membership", List.<Object[]>of(membership), "user_attribute", Arrays.asList(attributes)));
    }

    /** Something in every table. */
    static List<StagedResource> everything() {
        Object[] team = {61L, "Platform", null};
        return List.of(
                memberships(
                        new Object[] {1L, "ADMIN", true}, new Object[] {1L, "f0", "o1", "Floor", "number", "3.5", 3.5}),
                users(Verdict.Kind.COMPLETE, person(1, "Ada", "Europe/Berlin")),
                resource("team", Verdict.Kind.COMPLETE, Map.of("team", List.<Object[]>of(team))),
                members(Verdict.Kind.COMPLETE, new Object[] {61L, 1L, "MEMBER", true}));
    }

    private static RunResult run(PublishingFixture warehouse, String runId, StagedResource... resources) {
        warehouse.now = warehouse.now.plus(Duration.ofHours(2));
        warehouse.resources = List.of(resources);
        return warehouse.run(runId, 17, NO_CHANGE);
    }

    private static List<List<String>> history(PublishingFixture warehouse) throws Exception {
        return warehouse.rows(
                "SELECT user_id, version, display_name, zone, role, opened_by, closed_by, closed_run_id, is_current"
                        + " FROM calcom.org_user_history");
    }

    @Test
    default void people_come_change_leave_and_return_with_their_history() throws Exception {
        PublishingFixture warehouse = fixture();
        Object[] ada = person(1, "Ada", "UTC");
        run(warehouse, "run-1", users(Verdict.Kind.COMPLETE, ada, person(2, "Bob", "Asia/Tokyo")));
        run(warehouse, "run-2", users(Verdict.Kind.COMPLETE, person(1, "Ada L.", "UTC"), person(3, "Cy", "UTC")));
        RunResult last = run(
                warehouse,
                "run-3",
                users(
                        Verdict.Kind.COMPLETE,
                        person(1, "Ada L.", "UTC"),
                        person(2, "Bob", "Asia/Tokyo"),
                        person(3, "Cy", "UTC")));

        assertThat(last.status()).isEqualTo("published");
        assertThat(last.resources())
                .containsExactly(new ResourceResult("org_user", Verdict.complete("because"), 3, 3, 0, 2, 1, 0, 0));
        assertThat(history(warehouse))
                .containsExactly(
                        Arrays.asList("1", "1", "Ada", "UTC", "null", "initial", "updated", "run-2", "false"),
                        Arrays.asList("1", "2", "Ada L.", "UTC", "null", "updated", "null", "null", "true"),
                        Arrays.asList("2", "1", "Bob", "Asia/Tokyo", "null", "initial", "left_org", "run-2", "false"),
                        Arrays.asList("2", "2", "Bob", "Asia/Tokyo", "null", "reappeared", "null", "null", "true"),
                        Arrays.asList("3", "1", "Cy", "UTC", "null", "created", "null", "null", "true"));
        assertThat(warehouse.rows("SELECT 1 FROM calcom.org_user WHERE left_at IS NOT NULL"))
                .isEmpty();
    }

    @Test
    default void whoever_has_left_stays_with_the_time_that_was_noticed() throws Exception {
        PublishingFixture warehouse = fixture();
        run(warehouse, "run-1", users(Verdict.Kind.COMPLETE, person(1, "Ada", "UTC"), person(2, "Bob", "UTC")));
        RunResult second = run(warehouse, "run-2", users(Verdict.Kind.COMPLETE, person(1, "Ada", "UTC")));

        assertThat(second.resources().get(0).closed()).isEqualTo(1);
        assertThat(warehouse.rows("SELECT user_id, left_at IS NULL, run_id FROM calcom.org_user"))
                .containsExactly(List.of("1", "true", "run-1"), List.of("2", "false", "run-1"));
    }

    @Test
    default void the_same_people_again_change_nothing() throws Exception {
        PublishingFixture warehouse = fixture();
        StagedResource[] all = everything().toArray(StagedResource[]::new);
        run(warehouse, "run-1", all);
        Map<String, List<List<String>>> before = warehouse.people();

        RunResult second = run(warehouse, "run-2", all);

        assertThat(second.status()).isEqualTo("unchanged");
        assertThat(warehouse.people()).isEqualTo(before);
        assertThat(warehouse.rows("SELECT resource, completeness FROM calcom.sync_resource WHERE run_id = 'run-2'"))
                .hasSize(5);
        assertThat(warehouse.rows("SELECT role, accepted FROM calcom.org_user"))
                .containsExactly(List.of("ADMIN", "true"));
        assertThat(warehouse.rows("SELECT attribute_value, attribute_number FROM calcom.user_attribute"))
                .containsExactly(List.of("3.5", "3.5"));
        assertThat(warehouse.rows("SELECT team_name, display_name FROM calcom.team_member"))
                .containsExactly(List.of("Platform", "Ada"));
    }

    @Test
    default void what_is_unproven_or_skipped_closes_nothing() throws Exception {
        PublishingFixture warehouse = fixture();
        run(warehouse, "run-1", users(Verdict.Kind.COMPLETE, person(1, "Ada", "UTC"), person(2, "Bob", "UTC")));

        RunResult unproven = run(warehouse, "run-2", users(Verdict.Kind.UNPROVEN, person(1, "Ada L.", "UTC")));
        RunResult skipped = run(warehouse, "run-3", users(Verdict.Kind.SKIPPED));

        assertThat(unproven.resources().get(0).updated()).isEqualTo(1);
        assertThat(unproven.resources().get(0).closed()).isZero();
        assertThat(skipped.status()).isEqualTo("unchanged");
        assertThat(warehouse.rows("SELECT display_name FROM calcom.org_user WHERE left_at IS NULL"))
                .containsExactly(List.of("Ada L."), List.of("Bob"));
    }

    @Test
    default void what_an_older_version_read_otherwise_of_a_person_is_rewritten_without_a_version() throws Exception {
        PublishingFixture warehouse = fixture();
        Object[] before = {1L, "\u200B", "\u200B", "a@example.com", "ada", "EST", "UTC", null};
        Object[] now = {1L, "ada", "\u200B", "a@example.com", "ada", "EST", "EST", null};
        run(warehouse, "run-1", users(Verdict.Kind.COMPLETE, before, person(2, "Bob", "UTC")));

        RunResult second = run(warehouse, "run-2", users(Verdict.Kind.COMPLETE, now, person(2, "Bob L.", "UTC")));

        assertThat(second.resources().get(0).updated()).isEqualTo(2);
        assertThat(warehouse.rows(
                        "SELECT user_id, version, display_name, zone, run_id, is_current FROM calcom.org_user_history"))
                .containsExactly(
                        List.of("1", "1", "ada", "EST", "run-1", "true"),
                        List.of("2", "1", "Bob", "UTC", "run-1", "false"),
                        List.of("2", "2", "Bob L.", "UTC", "run-2", "true"));
        assertThat(warehouse.rows("SELECT zone, offset_seconds FROM calcom.time_zone_offset"))
                .containsExactly(List.of("EST", "-18000"), List.of("UTC", "0"));
        assertThat(run(warehouse, "run-3", users(Verdict.Kind.COMPLETE, now, person(2, "Bob L.", "UTC")))
                        .status())
                .isEqualTo("unchanged");
    }

    @Test
    default void an_entry_of_somebody_who_was_not_there_before_has_joined() throws Exception {
        PublishingFixture warehouse = fixture();
        run(warehouse, "run-1", users(Verdict.Kind.COMPLETE, person(1, "Ada", "UTC")));
        warehouse.now = warehouse.now.plus(Duration.ofHours(2));
        warehouse.resources = List.of(users(
                Verdict.Kind.COMPLETE, person(1, "Ada", "UTC"), person(7, "Joe", "UTC"), person(8, "Kay", "UTC")));
        warehouse.run(
                "run-2",
                17,
                List.of(WarehouseContract.entry(1), WarehouseContract.entryOf(5, 1), WarehouseContract.entryOf(6, 7)));
        warehouse.now = warehouse.now.plus(Duration.ofHours(2));
        warehouse.run(
                "run-3",
                17,
                List.of(
                        WarehouseContract.entry(1),
                        WarehouseContract.entryOf(3, 8),
                        WarehouseContract.entryOf(5, 1),
                        WarehouseContract.entryOf(6, 7),
                        WarehouseContract.entryOf(9, 8)));
        assertThat(warehouse.rows("SELECT entry_id, user_id, opened_by FROM calcom.ooo_entry_history"))
                .containsExactly(
                        List.of("1", "1", "initial"),
                        List.of("3", "8", "joined"),
                        List.of("5", "1", "created"),
                        List.of("6", "7", "joined"),
                        List.of("9", "8", "created"));
        assertThat(warehouse.rows("SELECT entry_id, change FROM calcom.lead_time"))
                .containsExactly(List.of("5", "entered"), List.of("9", "entered"));
    }

    @Test
    default void a_role_stays_while_memberships_are_not_read() throws Exception {
        PublishingFixture warehouse = fixture();
        StagedResource people = users(Verdict.Kind.COMPLETE, person(1, "Ada", "UTC"));
        run(warehouse, "run-1", memberships(new Object[] {1L, "OWNER", true}), people);

        RunResult without = run(warehouse, "run-2", people);
        run(warehouse, "run-3", memberships(new Object[] {1L, "MEMBER", true}), people);

        assertThat(without.status()).isEqualTo("unchanged");
        assertThat(warehouse.rows("SELECT version, role FROM calcom.org_user_history"))
                .containsExactly(List.of("1", "OWNER"), List.of("2", "MEMBER"));
    }

    @Test
    default void a_member_who_moves_is_closed_in_one_team_and_opened_in_another() throws Exception {
        PublishingFixture warehouse = fixture();
        run(warehouse, "run-1", members(Verdict.Kind.COMPLETE, new Object[] {61L, 1L, "MEMBER", true}));
        run(warehouse, "run-2", members(Verdict.Kind.COMPLETE, new Object[] {62L, 1L, "MEMBER", true}));

        assertThat(warehouse.rows(
                        "SELECT team_id, opened_by, closed_by, closed_run_id FROM calcom.team_member_history"))
                .containsExactly(
                        List.of("61", "initial", "removed", "run-2"), Arrays.asList("62", "created", "null", "null"));
    }

    @Test
    default void rows_that_could_not_be_used_are_kept_with_their_resource() throws Exception {
        PublishingFixture warehouse = fixture();
        run(
                warehouse,
                "run-1",
                new StagedResource(
                        "team",
                        Verdict.unproven("1 rows were rejected"),
                        1,
                        0,
                        2,
                        Map.of(),
                        List.of(new RejectedRow(9L, "id: missing", "{}"))));

        assertThat(warehouse.rows("SELECT resource, n, reason FROM calcom.rejected_record"))
                .containsExactly(List.of("team", "1", "id: missing"));
        assertThat(warehouse.rows("SELECT rejected FROM calcom.sync_resource WHERE resource = 'team'"))
                .containsExactly(List.of("1"));
    }

    @Test
    default void what_a_row_that_could_not_be_used_is_about_is_not_closed() throws Exception {
        PublishingFixture warehouse = fixture();
        run(warehouse, "run-1", everything().toArray(StagedResource[]::new));

        RunResult second = run(
                warehouse,
                "run-2",
                unusable("org_membership", null, 1L),
                unusable("org_user", null, 1L),
                unusable("team", 61L, null),
                unusable("team_member", 61L, 1L));
        assertThat(second.status()).isEqualTo("unchanged");

        RunResult third = run(
                warehouse,
                "run-3",
                unusable("org_membership", null, 2L),
                unusable("org_user", null, 2L),
                unusable("team", 62L, null),
                unusable("team_member", 61L, 2L));
        assertThat(third.resources())
                .hasSize(4)
                .allSatisfy(resource -> assertThat(resource.closed()).isEqualTo(1));
    }

    private static StagedResource unusable(String resource, Long team, Long user) {
        return new StagedResource(
                resource,
                Verdict.complete("because"),
                1,
                1,
                2,
                Map.of("unusable_row", List.<Object[]>of(new Object[] {resource, team, user})),
                List.of());
    }

    /** The account is made on 15 May, the entry reaches back to the 1st, a Friday: 20 days, of which 14 are weekdays. */
    @Test
    default void days_before_an_account_was_made_count_as_those_of_everybody() throws Exception {
        PublishingFixture warehouse = fixture();
        LocalDateTime middle = LocalDateTime.of(2026, 5, 15, 9, 0);
        Object[] late = person(1, "Ada", "UTC");
        late[7] = middle;
        Object[][] first = {
            late, person(2, "Bob", "UTC"), person(3, "Cy", "UTC"), person(4, "Dan", "UTC"), person(6, "Fay", "UTC")
        };
        List<StagedEntry> entries =
                LongStream.rangeClosed(1, 6).mapToObj(PeopleContract::sickInMay).toList();
        warehouse.now = warehouse.now.plus(Duration.ofHours(2));
        warehouse.resources = List.of(users(Verdict.Kind.COMPLETE, first));
        warehouse.run("run-1", 17, entries);
        // Eve's account is seen by the second run only; Fay has left by then, and was there on all of these days.
        Object[] later = person(5, "Eve", "UTC");
        later[7] = middle;
        warehouse.now = warehouse.now.plus(Duration.ofHours(2));
        warehouse.resources = List.of(users(Verdict.Kind.COMPLETE, first[0], first[1], first[2], first[3], later));
        warehouse.run("run-2", 17, entries);

        assertThat(warehouse.rows("SELECT group_kind, people, calendar_days, weekdays FROM calcom.days_away_by_month"
                        + " WHERE reason = 'sick' AND month_start = DATE '2026-05-01'"))
                .containsExactly(List.of("organization", "6", "120", "84"));
        try (PublishedWarehouse published = target().warehouse().open()) {
            Question sick = Queries.named("sick_days");
            Map<String, Object> values =
                    sick.values(Map.of("from", "2026-05-01", "until", "2026-05-01"), LocalDate.of(2026, 11, 22));
            assertThat(Queries.ask(published, sick, Queries.about(published, 17, sick, values), 10)
                            .rows())
                    .containsExactly(List.of("2026-05-01", "6", "84"));
        }
    }

    private static StagedEntry sickInMay(long user) {
        StagedEntry entry = WarehouseContract.entry(user, "v1:kk:", "sick", null);
        LocalDate from = LocalDate.of(2026, 5, 1);
        LocalDate until = LocalDate.of(2026, 5, 20);
        return new StagedEntry(
                user,
                entry.uuid(),
                user,
                null,
                from,
                until,
                20,
                "sick",
                null,
                from.atStartOfDay(),
                until.atTime(LocalTime.of(23, 59, 59)),
                entry.contentHash(),
                entry.payload());
    }

    @Test
    default void time_zones_are_rows_without_gap_or_overlap() throws Exception {
        PublishingFixture warehouse = fixture();
        run(
                warehouse,
                "run-1",
                users(Verdict.Kind.COMPLETE, person(1, "Ada", "Europe/Berlin"), person(2, "Bob", "UTC")));

        assertThat(warehouse.rows(
                        "SELECT zone, COUNT(*), MIN(from_epoch), MAX(until_epoch), SUM(until_epoch - from_epoch)"
                                + " FROM calcom.time_zone_offset GROUP BY zone"))
                .containsExactly(
                        List.of("Europe/Berlin", "201", "946684800", "4102444800", "3155760000"),
                        List.of("UTC", "1", "946684800", "4102444800", "3155760000"));
        // In July 2026 Berlin is two hours ahead.
        assertThat(warehouse.rows("SELECT offset_seconds FROM calcom.time_zone_offset"
                        + " WHERE zone = 'Europe/Berlin' AND 1783000000 BETWEEN from_epoch AND until_epoch - 1"))
                .containsExactly(List.of("7200"));
    }

    @Test
    default void a_zone_whose_rules_changed_is_written_anew() throws Exception {
        PublishingFixture warehouse = fixture();
        StagedResource people = users(Verdict.Kind.COMPLETE, person(1, "Ada", "UTC"));
        run(warehouse, "run-1", people);
        warehouse.tamper("UPDATE calcom.time_zone_offset SET offset_seconds = 3600");

        run(warehouse, "run-2", people);

        assertThat(warehouse.rows("SELECT offset_seconds FROM calcom.time_zone_offset"))
                .containsExactly(List.of("0"));
    }

    @Test
    default void a_zone_that_only_another_java_knows_stays_as_it_is() throws Exception {
        PublishingFixture warehouse = fixture();
        run(warehouse, "run-1", users(Verdict.Kind.COMPLETE, person(1, "Ada", "UTC"), person(2, "Bob", "UTC")));
        warehouse.tamper("UPDATE calcom.org_user_history SET zone = 'Mars/Base' WHERE user_id = 2");

        RunResult second = run(warehouse, "run-2", users(Verdict.Kind.COMPLETE, person(1, "Ada", "UTC")));

        assertThat(second.status()).isEqualTo("published");
        assertThat(warehouse.rows("SELECT zone FROM calcom.org_user WHERE left_at IS NOT NULL"))
                .containsExactly(List.of("Mars/Base"));
    }

    @Test
    @Tag("torture")
    default void long_names_and_options_are_kept_whole() throws Exception {
        PublishingFixture warehouse = fixture();
        StringBuilder random = new StringBuilder();
        new Random(1).ints(10_000, 0x4e00, 0x9fff).forEach(random::appendCodePoint);
        String text = random.toString();

        RunResult result = run(
                warehouse,
                "run-1",
                users(Verdict.Kind.COMPLETE, person(1, text, "UTC")),
                memberships(new Object[] {1L, text, true}, new Object[] {1L, "a", "o", text, text, text, null}));

        assertThat(result.status()).isEqualTo("published");
        assertThat(warehouse.rows("SELECT name, role FROM calcom.org_user")).containsExactly(List.of(text, text));
        assertThat(warehouse.rows("SELECT attribute_name, attribute_type, attribute_value FROM calcom.user_attribute"))
                .containsExactly(List.of(text, text, text));
    }

    @Test
    @Tag("torture")
    default void a_clock_that_is_set_back_leaves_no_version_that_ends_before_it_begins() throws Exception {
        PublishingFixture warehouse = fixture();
        run(warehouse, "run-1", users(Verdict.Kind.COMPLETE, person(1, "Ada", "UTC")));
        run(warehouse, "run-2", users(Verdict.Kind.COMPLETE, person(1, "Ada L.", "UTC")));
        warehouse.now = warehouse.now.minus(Duration.ofDays(3));
        run(warehouse, "run-3", users(Verdict.Kind.COMPLETE, person(1, "Ada", "UTC")));

        assertThat(warehouse.rows("SELECT version FROM calcom.org_user_history WHERE valid_to <= valid_from"))
                .isEmpty();
        assertThat(warehouse.rows("SELECT version FROM calcom.org_user_history"))
                .hasSize(3);
    }

    @Test
    @Tag("torture")
    default void organizations_in_one_warehouse_know_nothing_of_each_other() throws Exception {
        PublishingFixture warehouse = fixture();
        StagedResource[] all = everything().toArray(StagedResource[]::new);
        run(warehouse, "run-1", all);
        Map<String, List<List<String>>> before = warehouse.people();
        warehouse.resources = List.of(
                users(Verdict.Kind.COMPLETE, person(2, "Bob", "UTC")),
                resource("team", Verdict.Kind.COMPLETE, Map.of()),
                members(Verdict.Kind.COMPLETE));
        RunResult other = warehouse.run("run-2", 18, NO_CHANGE);
        assertThat(other.resources()).allMatch(resource -> resource.closed() == 0);
        assertThat(warehouse.rows("SELECT opened_by FROM calcom.org_user_history WHERE org_id = 18"))
                .containsExactly(List.of("initial"));

        assertThat(run(warehouse, "run-3", all).status()).isEqualTo("unchanged");
        assertThat(warehouse.rows(before.keySet(), "WHERE org_id = 17")).isEqualTo(before);
    }
}
