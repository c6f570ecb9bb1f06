package dev.ooosync.insight;

import dev.ooosync.database.Sql;
import dev.ooosync.warehouse.FarFromMidnight;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ada and Bob are Platform, Cleo is Sales, Dan has left. Ada is away today and, as is Bob, in the week of {@code monday},
 * which is one to two weeks ahead. It is so in two organizations of one warehouse, by the same ids: an answer that mixes
 * them has everything twice. In a third one people, teams and attributes are called alike.
 */
final class KnownState {

    /** The organization whose answers are known, and the one beside it, of which nothing has been read for days. */
    static final int ORG = 17;

    static final int OTHER_ORG = 18;
    static final int NAMESAKES = 19;

    final LocalDate today;
    final LocalDate monday;

    private final Sql sql;
    private final int org;

    private KnownState(Sql sql, LocalDate today, int org) {
        this.sql = sql;
        this.today = today;
        this.org = org;
        this.monday = today.plusDays(7).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    }

    /** @param today where it is {@link FarFromMidnight} */
    static KnownState write(Sql sql, LocalDate today) {
        KnownState state = new KnownState(sql, today, ORG);
        KnownState other = new KnownState(sql, today, OTHER_ORG);
        for (KnownState each : List.of(state, other)) {
            each.people();
            each.entries();
        }
        state.run("20260101T0000-0000", 1);
        WarehouseFixture.check(sql, "20260101T0000-0000", "day_twice", "error", 0);
        WarehouseFixture.check(sql, "20260101T0000-0000", "not_whole_days", "warning", 3);
        other.run("20260101T0000-0001", 9);
        WarehouseFixture.check(sql, "20260101T0000-0001", "not_whole_days", "warning", 4);
        new KnownState(sql, today, NAMESAKES).namesakes();
        return state;
    }

    private void run(String runId, int daysAgo) {
        WarehouseFixture.run(
                sql, runId, org, "published", today.minusDays(daysAgo).atTime(3, 0));
    }

    /** Two people of one name in two teams of one name, who are away for a day each, and others of that kind. */
    private void namesakes() {
        run("20260101T0000-0002", 1);
        person(1, "Ada", "ada.l", null);
        person(2, "Ada", null, null);
        person(3, "Ada", "bob", today.minusDays(3).atStartOfDay());
        person(4, "nobody", "nobody", null);
        person(5, "user 99", null, null);
        person(6, "Bob", "bob", null);
        team(1, "Support", 1);
        team(2, "Support", 2, 4);
        team(3, "Everybody", 5);
        team(4, "team 1", 4);
        team(5, "3", 1);
        site("site", "berlin", 1);
        site("office", "hq", 2, 4);
        entry(21, 1, today, today, "vacation", 4L, "created");
        days(21, 1, today, today, "vacation", 4L, "listed");
        entry(22, 2, monday, monday, "vacation", null, "created");
        days(22, 2, monday, monday, "vacation", null, "listed");
        entry(23, 5, monday, monday.plusDays(1), "vacation", 99L, "created");
        days(23, 5, monday, monday.plusDays(1), "vacation", 99L, "listed");
    }

    /** Another attribute of the same name with an option of the same name. */
    private void site(String attributeId, String optionId, long... people) {
        for (long person : people) {
            text("""
                    INSERT INTO calcom.user_attribute_history
                    SELECT %d, %d, '%s', '%s', 1, 'Site', 'singleSelect', 'Berlin', NULL, TIMESTAMP '2026-01-01', 'r',
                           TIMESTAMP '2026-01-01', NULL, TRUE, 'initial', NULL, NULL
                    """, org, person, attributeId, optionId);
        }
    }

    private void people() {
        person(1, "Ada", null);
        person(2, "Bob", null);
        person(3, "Cleo", null);
        person(4, "Dan", today.minusDays(3).atStartOfDay());
        team(1, "Platform", 1, 2);
        team(2, "Sales", 3);
    }

    private void entries() {
        entry(11, 1, today, today, "vacation", 2L, "initial");
        days(11, 1, today, today, "vacation", 2L, "listed");
        entry(12, 2, monday, monday.plusDays(4), "sick", null, "created");
        days(12, 2, monday, monday.plusDays(4), "sick", null, "listed");
        entry(13, 1, monday, monday, "vacation", 2L, "created");
        days(13, 1, monday, monday, "vacation", 2L, "listed");
        // Within another one, whose days count already.
        entry(14, 2, monday.plusDays(1), monday.plusDays(1), "sick", null, "created");
        entry(15, 4, monday.plusDays(2), monday.plusDays(2), "public_holiday", 4L, "created");
        days(15, 4, monday.plusDays(2), monday.plusDays(2), "public_holiday", 4L, "left_org");
        version(16, 3, monday, monday, "travel", null, "initial", today.minusDays(9), "deleted");
    }

    private void person(long userId, String name, @Nullable LocalDateTime leftAt) {
        person(userId, name, null, leftAt);
    }

    private void person(long userId, String name, @Nullable String username, @Nullable LocalDateTime leftAt) {
        text(
                """
                INSERT INTO calcom.org_user_history
                SELECT %d, %d, 1, '%s', '%s', NULL, %s, '%s', '%s', 'MEMBER', TRUE, TIMESTAMP '2020-01-01',
                       TIMESTAMP '2026-01-01', 'r', TIMESTAMP '2026-01-01', %s, %s, 'initial', %s, NULL
                """,
                org,
                userId,
                name,
                name,
                quoted(username),
                FarFromMidnight.ZONE,
                FarFromMidnight.ZONE,
                timestamp(leftAt),
                leftAt == null,
                leftAt == null ? "NULL" : "'left_org'");
    }

    private void team(long teamId, String name, long... members) {
        text("""
                INSERT INTO calcom.team_history
                SELECT %d, %d, 1, '%s', NULL, TIMESTAMP '2026-01-01', 'r', TIMESTAMP '2026-01-01', NULL, TRUE, 'initial', NULL, NULL
                """, org, teamId, name);
        for (long member : members) {
            text("""
                    INSERT INTO calcom.team_member_history
                    SELECT %d, %d, %d, 1, 'MEMBER', TRUE, TIMESTAMP '2026-01-01', 'r', TIMESTAMP '2026-01-01', NULL, TRUE, 'initial',
                           NULL, NULL
                    """, org, teamId, member);
        }
    }

    private void entry(
            long entryId,
            long userId,
            LocalDate start,
            LocalDate end,
            @Nullable String reason,
            @Nullable Long cover,
            String openedBy) {
        version(entryId, userId, start, end, reason, cover, openedBy, today, null);
        text("""
                INSERT INTO calcom.ooo_entry
                SELECT org_id, entry_id, uuid, user_id, to_user_id, start_date, end_date, calendar_days, reason, notes, first_seen_at,
                       changed_at, run_id, content_hash, start_as_sent, end_as_sent
                FROM calcom.ooo_entry_history WHERE org_id = %d AND entry_id = %d
                """, org, entryId);
    }

    private void version(
            long entryId,
            long userId,
            LocalDate start,
            LocalDate end,
            @Nullable String reason,
            @Nullable Long cover,
            String openedBy,
            LocalDate noticed,
            @Nullable String closedBy) {
        String from = timestamp(noticed.atTime(3, 0));
        text(
                """
                INSERT INTO calcom.ooo_entry_history
                SELECT %d, %d, 1, NULL, %d, %s, DATE '%s', DATE '%s', %d, %s, 'secret', %s, %s, 'r', 'h', TIMESTAMP '2026-11-01',
                       TIMESTAMP '2026-11-02', %s, %s, %s, '%s', %s, NULL
                """,
                org,
                entryId,
                userId,
                cover,
                start,
                end,
                start.until(end).getDays() + 1,
                quoted(reason),
                from,
                from,
                from,
                closedBy == null ? "NULL" : timestamp(today.atTime(4, 0)),
                closedBy == null,
                openedBy,
                quoted(closedBy));
    }

    private void days(
            long entryId,
            long userId,
            LocalDate start,
            LocalDate end,
            String reason,
            @Nullable Long cover,
            String state) {
        start.datesUntil(end.plusDays(1))
                .forEach(day -> text(
                        "INSERT INTO calcom.ooo_day VALUES (%d, %d, DATE '%s', %s, '%s', %d, %s, 1, '%s')",
                        org, userId, day, day.getDayOfWeek().getValue() >= 6, reason, entryId, cover, state));
    }

    private void text(String statement, Object... values) {
        sql.text(statement.formatted(values)).update();
    }

    private static String quoted(@Nullable String value) {
        return value == null ? "NULL" : "'" + value + "'";
    }

    private static String timestamp(@Nullable LocalDateTime instant) {
        return instant == null ? "CAST(NULL AS TIMESTAMP)" : "TIMESTAMP '" + instant + "'";
    }
}
