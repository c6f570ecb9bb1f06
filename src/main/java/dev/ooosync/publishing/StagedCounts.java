package dev.ooosync.publishing;

import dev.ooosync.database.Sql;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.warehouse.PublishSession;
import java.util.List;

/**
 * What a reading has put into staging.
 *
 * @param rowsRead rows taken, repeats and rejects included
 * @param distinctIds different entries among them; a row without a readable id counts as one
 * @param rejected those of the different entries that cannot be used
 */
record StagedCounts(long rowsRead, long distinctIds, long rejected) {

    /** Of a row that was taken more than once only the newest is counted, and kept among the rejects. */
    static StagedCounts of(PublishSession session) {
        return session.inTransaction(() -> {
            session.sql().file("staging/forget_repeats").update();
            return session.sql()
                    .file("staging/count_rows")
                    .query((row, number) -> new StagedCounts(
                            row.getLong("rows_read"), row.getLong("distinct_ids"), row.getLong("rejected")))
                    .single();
        });
    }

    /** Whether the reading contains no row at all. */
    boolean isEmpty() {
        return rowsRead == 0;
    }

    /** Whether more entries were rejected than a run may publish without. */
    boolean exceed(SyncSettings.Publishing limits) {
        return limits.isExceededBy(rejected, distinctIds);
    }

    /** Why the run is refused; with the first of them, since a first run has no warehouse that they could be kept in. */
    String refusal(Sql sql, SyncSettings.Publishing limits) {
        List<String> first =
                sql.file("staging/first_rejects").query(String.class).list();
        return limits.exceeded(rejected, distinctIds, "entries") + ". The first: " + String.join("; ", first)
                + ". All of them are in calcom.rejected_record, unless this was the first run.";
    }
}
