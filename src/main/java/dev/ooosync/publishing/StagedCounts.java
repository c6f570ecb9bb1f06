package dev.ooosync.publishing;

import dev.ooosync.warehouse.Sql;

/**
 * What a reading brought into staging.
 *
 * @param rowsRead rows taken, repeats and rejects included
 * @param distinctIds different readable ids among them
 * @param rejected rows that cannot be used
 */
record StagedCounts(long rowsRead, long distinctIds, long rejected) {

    static StagedCounts of(Sql sql) {
        return sql.file("staging/count_rows")
                .query((row, number) -> new StagedCounts(
                        row.getLong("rows_read"), row.getLong("distinct_ids"), row.getLong("rejected")))
                .single();
    }

    /** Whether the reading brought no row at all. */
    boolean isEmpty() {
        return rowsRead == 0;
    }

    /** Whether more than the given share of the rows was rejected. */
    boolean exceeds(int limitPercent) {
        return rejected * 100 > rowsRead * limitPercent;
    }
}
