package dev.ooosync.staging;

import org.jspecify.annotations.Nullable;

/**
 * A row of the listing that cannot be used.
 *
 * @param id as sent, when that much could be read: the row then counts as seen
 * @param reason which field, what was found; never the notes
 * @param payload the row as received, privacy already applied
 */
public record RejectedRow(@Nullable Long id, String reason, String payload) {

    /** In the order of {@code staging/tables.sql}; the first, its number in staging, is left open. */
    Object[] columns() {
        return new Object[] {null, id, reason, payload};
    }

    /** Without the payload, which may hold notes. */
    @Override
    public String toString() {
        return "RejectedRow[" + id + ", " + reason + "]";
    }
}
