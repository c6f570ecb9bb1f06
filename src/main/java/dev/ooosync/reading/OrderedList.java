package dev.ooosync.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a list that has to be ordered by id, by anchored paging, until its end is proven or cannot be. */
final class OrderedList {

    private final ListWalk walk;
    private @Nullable String unprovenReason;

    OrderedList(Sweep sweep, int take, int inFlight) {
        walk = new ListWalk(sweep, new AnchoredCourse(), new PagesAhead(take, inFlight), false);
    }

    List<PageRequest> wanted() {
        return walk.wanted();
    }

    /**
     * @return index of the first row that is new; the page's size when there is none
     * @throws dev.ooosync.failure.SyncException when the server ignores {@code skip}
     */
    int accept(PageRequest request, List<@Nullable Long> ids) {
        String unreadable = PageOrder.unreadable(request.skip(), ids);
        String violation = PageOrder.violation(request.skip(), ids);
        int first = walk.accept(request, ids);
        if (unreadable != null) {
            unprovenReason = unreadable;
        } else if (violation != null) {
            unprovenReason = "not ordered by id: " + violation;
        } else if (walk.doubt() != null) {
            unprovenReason = walk.doubt();
        } else if (walk.end() == null) {
            unprovenReason = walk.failure();
        }
        return first;
    }

    boolean complete() {
        return unprovenReason == null && walk.end() != null;
    }

    /** What shows that the list has ended; null before that. */
    @Nullable
    String end() {
        return walk.end();
    }

    /** Why the list cannot be proven complete; null while it can. */
    @Nullable
    String unprovenReason() {
        return unprovenReason;
    }
}
