package dev.ooosync.reading;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How many pages may be under way. One at first, twice as many after each full page; one again after any other, because a
 * page asked for ahead is right only if all before it are as long as expected. One that begins elsewhere than the reading
 * does is not wanted any more; raising the round gives up those that begin right, too. Those asked for in vain stay
 * a sixteenth of the pages and what may be under way at once.
 */
final class PagesAhead {

    private final int take;
    private final int inFlight;
    private int width = 1;
    private int stride;
    /** Rows of the last page that led on: a server may grant fewer than asked for, and do so steadily. */
    private int granted;

    private int round;
    private int pages;
    private int inVain;

    PagesAhead(int take, int inFlight) {
        // A page of one row would show the anchor and nothing behind it.
        this.take = Math.max(2, take);
        this.inFlight = inFlight;
    }

    /** The page at {@code skip}, then those ahead of it. */
    List<PageRequest> from(Sweep sweep, int skip) {
        return IntStream.range(0, width)
                .mapToObj(page -> new PageRequest(sweep, null, skip + page * stride, take, round))
                .toList();
    }

    /** A page led straight on. */
    void accepted(int rows, int overlap) {
        pages++;
        boolean full = rows > overlap && (rows >= take || rows == granted);
        granted = rows;
        stride = rows - overlap;
        if (full) {
            width = Math.min(Math.min(inFlight, 2 * width), inFlight + pages / 16 - inVain);
        } else {
            giveUp();
        }
    }

    /** Any other page: the next one is asked for afresh, alone. */
    void drop() {
        pages++;
        giveUp();
    }

    private void giveUp() {
        round++;
        inVain += width - 1;
        width = 1;
    }

    /** Pages asked for so far, those in vain included. */
    int asked() {
        return pages + inVain;
    }
}
