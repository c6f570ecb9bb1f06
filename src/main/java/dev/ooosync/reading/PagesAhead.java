package dev.ooosync.reading;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How many pages may be under way. One at first, twice as many after each full page; one again after any other, because a
 * page asked for ahead is right only if all before it are as long as expected. Pages ahead are given up by raising the
 * round, which makes them requests that nobody wants any more.
 */
final class PagesAhead {

    private final int take;
    private final int inFlight;
    private int width = 1;
    private int stride;
    /** Rows of the last page that led on: a server may grant fewer than asked for, and do so steadily. */
    private int granted;

    private int round;

    PagesAhead(int take, int inFlight) {
        this.take = take;
        this.inFlight = inFlight;
    }

    /** The page at {@code skip}, then those ahead of it. */
    List<PageRequest> from(Sweep sweep, int skip) {
        return IntStream.range(0, width)
                .mapToObj(page -> new PageRequest(sweep, skip + page * stride, take, round))
                .toList();
    }

    /** A page led straight on. */
    void accepted(int rows, int overlap) {
        boolean full = rows > overlap && (rows >= take || rows == granted);
        granted = rows;
        if (!full || rows - overlap != stride) {
            round++;
        }
        stride = rows - overlap;
        width = full ? Math.min(inFlight, 2 * width) : 1;
    }

    /** Any other page: everything that is under way is given up. */
    void drop() {
        round++;
        width = 1;
    }
}
