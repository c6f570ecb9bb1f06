package dev.ooosync.publishing;

import dev.ooosync.publishing.Confirmation.Gone;
import org.jspecify.annotations.Nullable;

/**
 * A listed entry that the reading does not contain.
 *
 * @param version its current one
 * @param doubtfulCover its covering person, if no other entry of the reading names the same; else null
 */
record Disappeared(
        long entryId, int version, long userId, @Nullable Long doubtfulCover) {

    Gone because(Cause cause) {
        return new Gone(entryId, version, cause);
    }
}
