package dev.ooosync.reading;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out a server that ignores {@code skip}. Such a server answers the same page at every offset; but rows added
 * before us can make one page look like the one before it, too. So the second look is at an offset that no list reaches
 * (ids are int32): rows there are no coincidence.
 */
final class SkipCheck {

    static final int OUT_OF_REACH = 1_000_000_000;

    private int skip = -1;
    private List<@Nullable Long> ids = List.of();
    private boolean suspicious;

    /** Whether the page to be asked for next is the one out of reach. */
    boolean suspicious() {
        return suspicious;
    }

    /** A page that was accepted. */
    void saw(int newSkip, List<@Nullable Long> newIds) {
        suspicious = newSkip != skip && !newIds.isEmpty() && newIds.equals(ids);
        skip = newSkip;
        ids = newIds;
    }

    /** What the page out of reach answered. */
    void outOfReach(List<@Nullable Long> answer) {
        if (!answer.isEmpty()) {
            throw new SyncException(
                    Remedy.INVESTIGATE,
                    "Cal.com ignores the parameter skip: it answered %d rows at skip=%d, and the same page at two offsets. Without skip only the first page can be read; look for a proxy or cache that drops query parameters."
                            .formatted(answer.size(), OUT_OF_REACH));
        }
        suspicious = false;
    }
}
