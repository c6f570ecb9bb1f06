package dev.ooosync.report;

import dev.ooosync.database.Sql;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * What a report is about: an organization, or one team of it.
 *
 * @param groupKind organization or team, as in {@code calcom.group_member_period}
 * @param today the UTC day
 */
record Scope(Sql sql, long orgId, String groupKind, String groupId, String groupName, LocalDate today) {

    static final String ORGANIZATION = "organization";
    static final String TEAM = "team";

    /** How many names a message shows. */
    private static final int SHOWN = 10;

    static Scope of(Sql sql, long orgId, @Nullable String team, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (team == null) {
            return new Scope(sql, orgId, ORGANIZATION, Long.toString(orgId), "Everybody", today);
        }
        Team found = find(sql, orgId, team);
        return new Scope(sql, orgId, TEAM, Long.toString(found.teamId()), Labels.text(found.name()), today);
    }

    private static Team find(Sql sql, long orgId, String wanted) {
        List<Team> teams = sql.file("report/teams")
                .param("org_id", orgId)
                .query(Team.class)
                .list();
        List<Team> found =
                teams.stream().filter(team -> team.key().equals(wanted)).toList();
        if (found.isEmpty()) {
            found = teams.stream().filter(team -> team.isCalled(wanted)).toList();
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        List<Team> candidates = found.isEmpty() ? teams : found;
        throw new SyncException(
                Remedy.FIX_ARGUMENTS,
                (found.isEmpty() ? "There is no team " + wanted + "." : "Several teams are called " + wanted + ".")
                        + (candidates.isEmpty() ? " No teams have been read." : " Choose one by its id: ")
                        + candidates.stream()
                                .limit(SHOWN)
                                .map(team -> team.key() + " (" + team.name() + ")")
                                .collect(Collectors.joining(", "))
                        + (candidates.size() > SHOWN ? " and %,d more".formatted(candidates.size() - SHOWN) : ""));
    }

    /** A statement of {@code sql/report/} about this organization. */
    StatementSpec file(String name) {
        return sql.file(name).param("org_id", orgId);
    }

    /** A statement of {@code sql/report/} about this group, as it is today. */
    StatementSpec group(String name) {
        return file(name).params(Map.of("group_kind", groupKind, "group_id", groupId));
    }

    private record Team(long teamId, String name, @Nullable String slug) {
        /** Distinguishes it from a team whose name looks like this team's id. */
        String key() {
            return TEAM + " " + teamId;
        }

        boolean isCalled(String wanted) {
            return wanted.equalsIgnoreCase(name) || wanted.equals(slug) || wanted.equals(Long.toString(teamId));
        }
    }
}
