package dev.ooosync.report;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is away, and whose cover is missing, as the warehouse has it; people are still ids.
 *
 * @param teams in which teams people are, by user id
 */
record Absences(List<PeriodRow> periods, List<GapRow> gaps, Absent absent, Map<Long, Set<String>> teams) {

    /** Periods that the file holds at most. */
    static final int PERIODS = 2_000;
    /** Rows of coverage gaps that the file holds at most. */
    static final int GAPS = 500;
    /** When more than this share of the entries names no cover, they are counted and not listed. */
    private static final int NEARLY_NOBODY_PERCENT = 80;

    record PeriodRow(
            long userId,
            String displayName,
            LocalDate firstDay,
            LocalDate lastDay,
            @Nullable LocalDate backOn,
            String reason,
            @Nullable Long coverUserId,
            String coverName,
            int isNow,
            long total,
            long awayNow) {}

    record GapRow(
            long userId,
            String displayName,
            String gap,
            @Nullable Long coverUserId,
            String coverName,
            LocalDate firstDay,
            LocalDate lastDay,
            int workingDays,
            long total) {}

    /** @param absences entries within the period; {@code withoutCover} of them name no cover */
    record Absent(long absences, long withoutCover) {
        boolean isNearlyAllWithoutCover() {
            return withoutCover * 100 > absences * NEARLY_NOBODY_PERCENT;
        }
    }

    private record Member(long userId, String groupId) {}

    static Absences of(Scope scope, LocalDate lastDay, LocalDate lastGapDay) {
        List<PeriodRow> periods = scope.group("report/periods")
                .param("today", scope.today())
                .param("last_day", lastDay)
                .param("limit", PERIODS)
                .query(PeriodRow.class)
                .list();
        Absent absent = scope.group("report/absences")
                .param("today", scope.today())
                .param("last_day", lastGapDay)
                .query(Absent.class)
                .single();
        List<GapRow> gaps = scope.group("report/gaps")
                .param("today", scope.today())
                .param("last_day", lastGapDay)
                .param("none", absent.isNearlyAllWithoutCover() ? 0 : 1)
                .param("limit", GAPS)
                .query(GapRow.class)
                .list();
        return new Absences(periods, gaps, absent, teams(scope));
    }

    private static Map<Long, Set<String>> teams(Scope scope) {
        Map<Long, Set<String>> teams = new HashMap<>();
        scope.file("report/team_members")
                .param("today", scope.today())
                .param("since_day", scope.today().minusDays(1))
                .query(Member.class)
                .list()
                .forEach(member -> teams.computeIfAbsent(member.userId(), id -> new HashSet<>())
                        .add(member.groupId()));
        return teams;
    }

    /** The display names of all people who are mentioned, by user id. */
    Map<Long, String> people() {
        Map<Long, String> people = new HashMap<>();
        periods.forEach(row -> {
            people.put(row.userId(), row.displayName());
            cover(people, row.coverUserId(), row.coverName());
        });
        gaps.forEach(row -> {
            people.put(row.userId(), row.displayName());
            cover(people, row.coverUserId(), row.coverName());
        });
        return people;
    }

    private static void cover(Map<Long, String> people, @Nullable Long userId, String name) {
        if (userId != null) {
            people.put(userId, name);
        }
    }
}
