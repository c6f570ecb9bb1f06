package dev.ooosync.publishing;

import dev.ooosync.database.Sql;
import dev.ooosync.publishing.RunResult.ResourceResult;
import dev.ooosync.verdict.Verdict;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Carries what was read of people, teams and memberships into their histories: slowly changing dimensions of type 2. What
 * was not read, or is unproven, closes nothing.
 */
final class PeopleMerge {

    /** The files of {@code sql/people} that merge a resource; a role in org_user comes in with the users. */
    private record Statements(String update, String close, String open) {}

    private static final Map<String, Statements> STATEMENTS = Map.of(
            "org_user", new Statements("update_org_user", "close_org_user", "open_org_user"),
            "org_membership", new Statements("update_user_attribute", "close_user_attribute", "open_user_attribute"),
            "team", new Statements("update_team", "close_team", "open_team"),
            "team_member", new Statements("update_team_member", "close_team_member", "open_team_member"));

    private final Sql sql;
    private final RunHeader run;

    PeopleMerge(Sql sql, RunHeader run) {
        this.sql = sql;
        this.run = run;
    }

    /** What staging holds of them, nothing of it merged yet. */
    List<ResourceResult> staged() {
        return sql.file("people/find_readings")
                .query((row, number) -> new ResourceResult(
                        row.getString("resource"),
                        new Verdict(Verdict.Kind.of(row.getString("outcome")), row.getString("proof")),
                        row.getLong("rows_read"),
                        row.getLong("distinct_ids"),
                        row.getLong("rejected"),
                        row.getLong("requests"),
                        0,
                        0,
                        0))
                .list();
    }

    /** Merges them all; {@code noticedAt} (UTC) is one instant for the whole run. */
    List<ResourceResult> apply(List<ResourceResult> staged, LocalDateTime noticedAt) {
        return staged.stream().map(resource -> apply(resource, noticedAt)).toList();
    }

    private ResourceResult apply(ResourceResult resource, LocalDateTime noticedAt) {
        if (resource.verdict().kind() == Verdict.Kind.SKIPPED) {
            return resource;
        }
        Statements statements = Objects.requireNonNull(STATEMENTS.get(resource.resource()));
        Map<String, Object> parameters = Map.of("org_id", run.orgId(), "run_id", run.runId(), "noticed_at", noticedAt);
        int rewritten = resource.resource().equals("org_user")
                ? sql.file("people/rewrite_org_user").params(parameters).update()
                : 0;
        int updated =
                sql.file("people/" + statements.update()).params(parameters).update();
        boolean complete = resource.verdict().isComplete();
        int closed = complete
                ? sql.file("people/" + statements.close()).params(parameters).update()
                : 0;
        int opened = sql.file("people/" + statements.open())
                .params(parameters)
                .param("first_load", isFirstLoad(resource.resource()))
                .update();
        return resource.changed(opened - updated, updated + rewritten, closed);
    }

    /** What was read of people and teams. Retries and waits are counted with the entries, for the whole run. */
    void note(List<ResourceResult> resources) {
        for (ResourceResult resource : resources) {
            sql.file("ledger/insert_resource")
                    .param("run_id", run.runId())
                    .param("resource", resource.resource())
                    .param("completeness", resource.verdict().kind().stored())
                    .param("proof", resource.verdict().proof())
                    .param("rows_read", resource.rowsRead())
                    .param("distinct_ids", resource.distinctIds())
                    .param("created", resource.created())
                    .param("updated", resource.updated())
                    .param("closed", resource.closed())
                    .param("rejected", resource.rejected())
                    .param("requests", resource.requests())
                    .param("retries", null)
                    .param("blocks", null)
                    .param("waited_seconds", null)
                    .param("unknown_fields", null)
                    .update();
        }
        sql.file("people/insert_rejects").param("run_id", run.runId()).update();
    }

    private boolean isFirstLoad(String resource) {
        return sql.file("people/count_complete")
                        .param("org_id", run.orgId())
                        .param("resource", resource)
                        .query(Long.class)
                        .single()
                == 0;
    }
}
