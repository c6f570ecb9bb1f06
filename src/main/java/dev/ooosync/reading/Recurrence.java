package dev.ooosync.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the same rows come back in one pass after the other. */
final class Recurrence {

    private static final int SHUFFLED = 6;

    private @Nullable ListingPass first;
    private int alike;
    private boolean ordered;

    /**
     * Adds a pass that showed its listing's end.
     *
     * @return false when its rows differ from those of earlier passes; later passes are then compared with it
     */
    boolean add(ListingPass pass) {
        boolean differs = first != null && !pass.ids().equals(first.ids());
        if (first == null || differs) {
            first = pass;
            alike = 0;
            ordered = true;
        }
        alike++;
        // As lists, so that the order counts.
        ordered &= pass.inOrder() && List.copyOf(pass.ids()).equals(List.copyOf(first.ids()));
        return !differs;
    }

    /** Whether rows come in the order in which they came before. */
    boolean isAgain(ListingPass pass) {
        return first != null && ordered && List.copyOf(pass.ids()).equals(List.copyOf(first.ids()));
    }

    /** Whether all passes so far had the rows in the same order. */
    boolean ordered() {
        return ordered;
    }

    /**
     * Two passes, or three when the order did not stay: a row that had gone may come back with an answer from a database
     * that lags, and hide another one, which in a steady order it cannot. A listing that may be cut into pages, on a server
     * that orders as it likes, takes more: each further pass makes the luck that is needed a small part of what it was.
     *
     * @param passes that are asked for in any case, because a few pages may have been cut by chance
     * @param shuffled whether such a listing can look steady by luck
     */
    boolean isEnough(int passes, boolean shuffled) {
        return alike >= Math.max(passes, shuffled ? SHUFFLED : ordered ? 2 : 3);
    }

    void forget() {
        first = null;
    }
}
