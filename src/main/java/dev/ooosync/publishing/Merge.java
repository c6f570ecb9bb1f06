package dev.ooosync.publishing;

import dev.ooosync.warehouse.Sql;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/** Finds what a reading changes, and carries it into the public tables; touches nothing that is unchanged. */
final class Merge {

    /** Of so many changed entries the days are merged at a time: what fits into memory. */
    private static final int CHANGES_PER_PART = 100_000;

    /** In this order; the days of people come last, part by part. */
    private static final List<String> STATEMENTS = List.of(
            "close_versions",
            "open_versions",
            "rewrite_versions",
            "delete_payloads",
            "insert_payloads",
            "delete_entries",
            "insert_entries",
            "delete_entry_days",
            "insert_entry_days",
            "delete_days");

    private final Sql sql;
    private final RunHeader run;

    Merge(Sql sql, RunHeader run) {
        this.sql = sql;
        this.run = run;
    }

    /** Writes the list of changes into staging; it is made anew by each attempt to publish. */
    Changes detect(boolean firstLoad, String hashPrefix) {
        sql.file("publishing/clear_changes").update();
        sql.file("publishing/clear_people").update();
        sql.file("publishing/detect_changes")
                .param("org_id", run.orgId())
                .param("first_load", firstLoad)
                .param("hash_prefix", hashPrefix)
                .update();
        sql.file("publishing/detect_people").param("changes", CHANGES_PER_PART).update();
        return sql.file("publishing/count_changes")
                .query((row, number) -> new Changes(row.getLong("created"), row.getLong("updated")))
                .single();
    }

    /** Live entries in the run's scope that the reading did not list. */
    long disappeared(LocalDateTime settledBefore) {
        return sql.file("publishing/count_disappeared")
                .param("org_id", run.orgId())
                .param("user_id", run.scopeUserId())
                .param("settled_before", settledBefore)
                .query(Long.class)
                .single();
    }

    /** Carries the changes over; {@code noticedAt} (UTC) is one instant for the whole run. */
    void apply(LocalDateTime noticedAt) {
        Map<String, Object> parameters = Map.of("org_id", run.orgId(), "run_id", run.runId(), "noticed_at", noticedAt);
        for (String statement : STATEMENTS) {
            sql.file("publishing/" + statement).params(parameters).update();
        }
        for (int part : sql.file("publishing/people_parts").query(Integer.class).list()) {
            sql.file("publishing/insert_days")
                    .param("org_id", run.orgId())
                    .param("part", part)
                    .update();
        }
    }

    /** An instant behind everything the history knows, even when the clock was set back. */
    LocalDateTime noticedAt(LocalDateTime now) {
        return sql
                .file("publishing/latest_instant")
                .param("org_id", run.orgId())
                .query((row, number) -> row.getObject(1, LocalDateTime.class))
                .list()
                .stream()
                .filter(latest -> latest != null && !latest.isBefore(now))
                .map(latest -> latest.plusNanos(1_000_000))
                .findFirst()
                .orElse(now);
    }

    /** How many entries change. */
    record Changes(long created, long updated) {

        boolean isEmpty() {
            return created + updated == 0;
        }
    }
}
