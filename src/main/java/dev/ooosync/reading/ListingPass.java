package dev.ooosync.reading;

import dev.ooosync.calcom.SentRow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a user's listing, whose order is unknown. Each page begins on the last row of the page before and has to
 * show it first; the end is that row alone. In any order that stays, this proves the same as anchored paging does by id:
 * every row up to the last one was taken, and there is none after it. In an order that does not stay it proves only that
 * the listing had as many rows at that moment as were taken.
 */
final class ListingPass {

    enum State {
        OPEN,
        /** As many rows were taken as the listing had when its end was seen. */
        WHOLE,
        /** The pages do not fit together. */
        BROKEN
    }

    private final Granting granting;
    private final Map<Long, SentRow> rows = new LinkedHashMap<>();
    private int pages;
    private int lastPage;
    private @Nullable Long last;
    private boolean inOrder = true;
    private int emptyPages;
    private State state = State.OPEN;

    ListingPass(Granting granting) {
        this.granting = granting;
    }

    State state() {
        return state;
    }

    /** The rows taken, by id, in the order received. */
    Map<Long, SentRow> rows() {
        return rows;
    }

    /** In the order received. */
    Set<Long> ids() {
        return rows.keySet();
    }

    /** Whether the last row was seen last again. */
    boolean inOrder() {
        return inOrder;
    }

    /** Whether one page showed all rows. */
    boolean onePage() {
        return pages == 1;
    }

    /** For a single row, the rows after it are asked for: the row itself would be alone in any case. */
    int skip() {
        return rows.size() == 1 ? 1 : Math.max(0, rows.size() - 1);
    }

    /** Takes the page at {@link #skip()}; rows without a readable id come with one that is made up. */
    void accept(Map<Long, SentRow> page) {
        granting.granted(page.size());
        if (rows.isEmpty()) {
            first(page);
        } else if (rows.size() == 1) {
            behindOneRow(page);
        } else if (page.size() == 1) {
            end(page);
        } else {
            middle(page);
        }
        if (state == State.WHOLE && !rows.isEmpty()) {
            granting.doubt().showedNoCut(rows.size() == 1 ? 1 : pages + 1);
        }
    }

    private void first(Map<Long, SentRow> page) {
        if (page.isEmpty()) {
            emptyPages++;
            state = granting.isEmpty(emptyPages) ? State.WHOLE : State.OPEN;
            return;
        }
        if (emptyPages > 0) {
            granting.wasNotEmpty();
        }
        take(page);
        if (page.size() == 1 && granting.trusted()) {
            granting.doubt().lookedOnce();
            state = State.WHOLE;
        }
    }

    private void behindOneRow(Map<Long, SentRow> page) {
        if (page.isEmpty()) {
            state = State.WHOLE;
        } else {
            granting.wasInTheMiddle(1);
            state = State.BROKEN;
        }
    }

    private void end(Map<Long, SentRow> page) {
        boolean known = rows.keySet().containsAll(page.keySet());
        inOrder = page.containsKey(last);
        if (known && (inOrder || onePage())) {
            granting.wasLast(lastPage);
            state = State.WHOLE;
        } else {
            state = State.BROKEN;
        }
    }

    private void middle(Map<Long, SentRow> page) {
        boolean fits = false;
        if (!page.isEmpty()) {
            granting.wasInTheMiddle(lastPage);
            fits = page.keySet().iterator().next().equals(last);
        }
        int expected = rows.size() + page.size() - 1;
        take(page);
        state = fits && rows.size() == expected ? State.OPEN : State.BROKEN;
    }

    private void take(Map<Long, SentRow> page) {
        rows.putAll(page);
        page.keySet().forEach(id -> last = id);
        lastPage = page.size();
        pages++;
    }
}
