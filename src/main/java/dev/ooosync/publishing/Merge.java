package dev.ooosync.publishing;

import dev.ooosync.database.Sql;
import dev.ooosync.verdict.Confirmation.Gone;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what a reading changes, and carries it into the public tables; touches nothing that is unchanged. */
final class Merge {

    /** Of changed entries with about so many days the days are merged at a time: what fits into memory. */
    private static final int DAYS_PER_PART = 1_000_000;

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

    /**
     * Writes the list of changes into staging; each attempt to publish makes it again.
     *
     * @param gone entries that are no longer listed; what the breaker holds of them is no change
     * @param emptyReading whether a full reading contains no entry at all
     */
    Changes detect(boolean firstLoad, String hashPrefix, List<Gone> gone, boolean emptyReading) {
        sql.file("publishing/clear_changes").update();
        sql.file("publishing/clear_cut_days").update();
        sql.file("publishing/clear_people").update();
        sql.file("publishing/detect_changes")
                .param("org_id", run.orgId())
                .param("first_load", firstLoad)
                .param("hash_prefix", hashPrefix)
                .update();
        if (!firstLoad
                && sql.file("publishing/knows_causes").query(Integer.class).single() == 2) {
            tellCauses();
        }
        String holds = breaker(gone, emptyReading).holds();
        sql.file("publishing/detect_closings")
                .param("org_id", run.orgId())
                .param("everything", holds == null)
                .update();
        sql.file("publishing/detect_cut_days").param("org_id", run.orgId()).update();
        sql.file("publishing/detect_people")
                .param("org_id", run.orgId())
                .param("days", DAYS_PER_PART)
                .update();
        return sql.file("publishing/count_changes")
                .query((row, number) -> new Changes(
                        row.getLong("created"),
                        row.getLong("updated"),
                        row.getLong("closed"),
                        row.getLong("completed"),
                        holds))
                .single();
    }

    /** Why entries appear that no run has published before. */
    private void tellCauses() {
        sql.file("publishing/tell_causes")
                .param("org_id", run.orgId())
                .param("highest_id", single("publishing/highest_id", Long.class))
                .param("people_are_read", single("publishing/people_are_read", Boolean.class))
                .update();
    }

    /** After the run's row of the ledger and its rejects. */
    void noteHighestId() {
        sql.file("publishing/note_highest_id")
                .param("org_id", run.orgId())
                .param("run_id", run.runId())
                .update();
    }

    private <T> T single(String file, Class<T> type) {
        return sql.file(file).param("org_id", run.orgId()).query(type).single();
    }

    /** Writes what is gone into staging, and asks the breaker, which takes approvals into account. */
    private Breaker breaker(List<Gone> gone, boolean emptyReading) {
        sql.file("publishing/clear_closings").update();
        gone.forEach(entry -> sql.file("publishing/insert_closing")
                .param("entry_id", entry.entryId())
                .param("version", entry.version())
                .param("cause", entry.cause().stored())
                .update());
        sql.file("publishing/mark_approved").param("org_id", run.orgId()).update();
        return sql.file("publishing/count_closings")
                .param("org_id", run.orgId())
                .param("user_id", run.scopeUserId())
                .query((row, number) ->
                        new Breaker(row.getLong("listed"), row.getLong("gone"), row.getLong("approved"), emptyReading))
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

    /**
     * How many entries change.
     *
     * @param completed entries that stay as they are, and of which an older version has not stored all days
     * @param holds why the breaker holds other closings back; null when it does not
     */
    record Changes(
            long created,
            long updated,
            long closed,
            long completed,
            @Nullable String holds) {

        static final Changes NONE = new Changes(0, 0, 0, 0, null);

        boolean isEmpty() {
            return created + updated + closed + completed == 0;
        }

        /** @param othersChanged whether people or teams have changed */
        String status(boolean othersChanged) {
            return holds != null ? "held" : isEmpty() && !othersChanged ? "unchanged" : "published";
        }
    }
}
