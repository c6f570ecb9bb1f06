package dev.ooosync.publishing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run would publish.
 *
 * @param read different entries read, rejects included
 * @param held entries that are no longer listed and that it would not close
 * @param message why closings would be held, as a sentence; null when none would
 * @param heldEntries those of {@code held}, of the kind they would be closed for, or unconfirmed
 * @param waiting runs that hold closings which nobody has released yet, newest first
 * @param changes all of them, by kind and entry; of a first load into a server or an H2 file only the number is known
 */
public record Plan(
        long read,
        long created,
        long updated,
        long closed,
        long rejected,
        long held,
        @Nullable String message,
        List<PlannedChange> heldEntries,
        List<Approval.Released> waiting,
        List<PlannedChange> changes) {

    /**
     * One entry that would change.
     *
     * @param kind initial, created, reappeared, updated, rewritten, or the cause it would be closed for
     * @param fields what would change in it; empty for an entry that comes or goes
     */
    public record PlannedChange(
            long entryId, String kind, long userId, String startDate, String endDate, List<FieldChange> fields) {}
}
