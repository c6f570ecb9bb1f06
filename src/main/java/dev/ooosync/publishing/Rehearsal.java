package dev.ooosync.publishing;

import dev.ooosync.database.DatabaseFailure;
import dev.ooosync.database.Sql;
import dev.ooosync.publishing.Merge.Changes;
import dev.ooosync.publishing.Plan.PlannedChange;
import dev.ooosync.verdict.Confirmation;
import dev.ooosync.warehouse.PublishSession;
import dev.ooosync.warehouse.WarehouseSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds what a run would publish, and publishes nothing. */
public final class Rehearsal {

    private final WarehouseSession warehouse;

    public Rehearsal(WarehouseSession warehouse) {
        this.warehouse = warehouse;
    }

    /** Compares what is staged with what is published; writes to staging alone. */
    public Plan plan(RunHeader run, ReadingResult reading, Confirmation confirmation, String hashPrefix) {
        try (PublishSession session = warehouse.rehearsing()) {
            session.attachStaging();
            StagedCounts staged = StagedCounts.of(session);
            if (!session.isPublished()) {
                long usable = staged.distinctIds() - staged.rejected();
                return new Plan(
                        staged.distinctIds(),
                        usable,
                        0,
                        0,
                        staged.rejected(),
                        0,
                        null,
                        List.of(),
                        List.of(),
                        List.of());
            }
            boolean firstLoad = new Ledger(session.sql(), run).isFirstLoad();
            Changes changes = session.inTransaction(() -> new Merge(session.sql(), run)
                    .detect(firstLoad, hashPrefix, confirmation.gone(), staged.isEmpty() && run.isFull()));
            return new Plan(
                    staged.distinctIds(),
                    changes.created(),
                    changes.updated(),
                    changes.closed(),
                    staged.rejected(),
                    confirmation.gone().size() - changes.closed(),
                    changes.holds(),
                    heldEntries(session.sql(), run.orgId()),
                    Approval.waiting(session.sql(), run.job(), run.orgId()),
                    changes(session.sql(), run.orgId()));
        } catch (RuntimeException e) {
            throw DatabaseFailure.isDatabase(e) ? DatabaseFailure.of("Planning failed", e) : e;
        }
    }

    private static List<PlannedChange> changes(Sql sql, long orgId) {
        Map<Long, Map<String, Object>> before = new HashMap<>();
        sql.file("publishing/changed_entries_before")
                .param("org_id", orgId)
                .query()
                .listOfRows()
                .forEach(row -> before.put(id(row, "entry_id"), row));
        return sql.file("publishing/changed_entries").query().listOfRows().stream()
                .map(row -> change(row, before))
                .toList();
    }

    private static List<PlannedChange> heldEntries(Sql sql, long orgId) {
        return sql.file("publishing/held_entries").param("org_id", orgId).query().listOfRows().stream()
                .map(row -> change(row, Map.of()))
                .toList();
    }

    private static PlannedChange change(Map<String, Object> row, Map<Long, Map<String, Object>> allBefore) {
        long entryId = id(row, "entry_id");
        Map<String, Object> before = allBefore.get(entryId);
        return new PlannedChange(
                entryId,
                String.valueOf(row.get("kind")),
                id(row, "user_id"),
                String.valueOf(row.get("start_date")),
                String.valueOf(row.get("end_date")),
                before == null ? List.of() : FieldChange.between(before, row));
    }

    private static long id(Map<String, Object> row, String column) {
        return ((Number) Objects.requireNonNull(row.get(column))).longValue();
    }
}
