package dev.ooosync.insight;

import dev.ooosync.warehouse.Sql;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * Ada and Bob are Platform, Cleo is Sales, Dan has left. Ada is away today and, as is Bob, in the week of {@code monday},
 * which is one to two weeks ahead.
 */
final class KnownState {

    final LocalDate today;
    final LocalDate monday;

    private final Sql sql;

    private KnownState(Sql sql, LocalDate today) {
        this.sql = sql;
        this.today = today;
        this.monday = today.plusDays(7).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    }

    /** @param today in UTC */
    static KnownState write(Sql sql, LocalDate today) {
        KnownState state = new KnownState(sql, today);
        state.people();
        state.entries();
        WarehouseFixture.run(
                sql, "20260101T0000-0000", "published", today.minusDays(1).atTime(3, 0));
        WarehouseFixture.check(sql, "20260101T0000-0000", "day_twice", "error", 0);
        WarehouseFixture.check(sql, "20260101T0000-0000", "not_whole_days", "warning", 3);
        return state;
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
        entry(14, 2, monday.plusDays(1), monday.plusDays(1), null, null, "created");
        entry(15, 4, monday.plusDays(2), monday.plusDays(2), "public_holiday", 4L, "created");
        days(15, 4, monday.plusDays(2), monday.plusDays(2), "public_holiday", 4L, "left_org");
        version(16, 3, monday, monday, "travel", null, "initial", today.minusDays(9), "deleted");
    }

    private void person(long userId, String name, @Nullable LocalDateTime leftAt) {
        text("""
                INSERT INTO calcom.org_user_history
                SELECT 17, %d, 1, '%s', '%s', NULL, NULL, 'UTC', 'UTC', 'MEMBER', TRUE, TIMESTAMP '2020-01-01', TIMESTAMP '2026-01-01',
                       'r', TIMESTAMP '2026-01-01', %s, %s, 'initial', %s, NULL
                """, userId, name, name, timestamp(leftAt), leftAt == null, leftAt == null ? "NULL" : "'left_org'");
    }

    private void team(long teamId, String name, long... members) {
        text("""
                INSERT INTO calcom.team_history
                SELECT 17, %d, 1, '%s', NULL, TIMESTAMP '2026-01-01', 'r', TIMESTAMP '2026-01-01', NULL, TRUE, 'initial', NULL, NULL
                """, teamId, name);
        for (long member : members) {
            text("""
                    INSERT INTO calcom.team_member_history
                    SELECT 17, %d, %d, 1, 'MEMBER', TRUE, TIMESTAMP '2026-01-01', 'r', TIMESTAMP '2026-01-01', NULL, TRUE, 'initial',
                           NULL, NULL
                    """, teamId, member);
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
                FROM calcom.ooo_entry_history WHERE entry_id = %d
                """, entryId);
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
                SELECT 17, %d, 1, NULL, %d, %s, DATE '%s', DATE '%s', %d, %s, 'secret', %s, %s, 'r', 'h', TIMESTAMP '2026-11-01',
                       TIMESTAMP '2026-11-02', %s, %s, %s, '%s', %s, NULL
                """,
                entryId,
                userId,
                cover,
                start,
                end,
                start.until(end).getDays() + 1,
                reason == null ? "NULL" : "'" + reason + "'",
                from,
                from,
                from,
                closedBy == null ? "NULL" : timestamp(today.atTime(4, 0)),
                closedBy == null,
                openedBy,
                closedBy == null ? "NULL" : "'" + closedBy + "'");
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
                        "INSERT INTO calcom.ooo_day VALUES (17, %d, DATE '%s', %s, '%s', %d, %s, 1, '%s')",
                        userId, day, day.getDayOfWeek().getValue() >= 6, reason, entryId, cover, state));
    }

    private void text(String statement, Object... values) {
        sql.text(statement.formatted(values)).update();
    }

    private static String timestamp(@Nullable LocalDateTime instant) {
        return instant == null ? "CAST(NULL AS TIMESTAMP)" : "TIMESTAMP '" + instant + "'";
    }
}
