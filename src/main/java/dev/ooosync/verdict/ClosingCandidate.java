package dev.ooosync.verdict;

import dev.ooosync.verdict.Confirmation.Gone;
import org.jspecify.annotations.Nullable;

/**
 * An entry that is published as listed and that a complete reading lacks: it is closed if Cal.com confirms it.
 *
 * @param version its current one
 * @param doubtfulCover its covering person, if no other entry of the reading names the same; else null
 */
public record ClosingCandidate(
        long entryId, int version, long userId, @Nullable Long doubtfulCover) {

    public Gone because(Cause cause) {
        return new Gone(entryId, version, cause);
    }
}
