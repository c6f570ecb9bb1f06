package dev.ooosync.reading;

import org.jspecify.annotations.Nullable;

/**
 * How long a list is walked before the reading ends as unproven. Pages that add less than half of what is granted may be
 * 33 and a quarter of the others. A list that grows as fast as it is read shows only others: so the end of a long one is
 * looked for twice, which takes some ten requests, and the list is followed for 1.5 times the pages that it had when the
 * reading began, and 82 more.
 *
 * <p>So it ends within twice those pages and 100. One case is left out: a person joins with dozens of old entries on a server
 * that grants fewer than 12 rows a page. Such a list cannot be told from one that was as long from the start, and that one
 * must be allowed the pages that it needs.
 *
 * <p>A quiet list pays for this only beyond some 80 requests (20,000 rows), with 4 to 17 more: no page of the walk
 * shows whether the list grows, so its end has to be looked for.
 */
final class Patience {

    private static final int IDLE = 33;
    /** Requests after which a list is long. */
    private static final int LONG = 82;

    private static final int LONG_IN_SMALL_PAGES = 52;
    private static final int SMALL = 64;
    /** Rows a page below which an end that was cut short misleads by many pages, so it is asked for more often. */
    private static final int FEW = 12;

    /** Requests between the first two looks. */
    private static final int BETWEEN = 12;

    private int requests;
    private int fruitful;
    private int grant;
    private @Nullable EndSearch search;
    private int firstEnd = -1;
    private int firstRequests;
    private int lastEnd;
    private int between = BETWEEN;
    private int most = Integer.MAX_VALUE;

    /**
     * A page of the walk.
     *
     * @param fresh rows of it that were taken
     * @param newGrant rows the server was seen to grant
     * @param position where the anchor is
     * @param newRequests pages asked for, those in vain included
     */
    void page(int fresh, int newGrant, boolean walking, int position, int newRequests) {
        grant = newGrant;
        requests = newRequests;
        fruitful += walking && fresh > 0 && 2 * fresh >= grant ? 1 : 0;
        if (fresh == 0 || !walking) {
            return;
        }
        int isLong = grant < SMALL ? LONG_IN_SMALL_PAGES + grant / 2 : LONG;
        if (firstEnd < 0 && requests >= isLong) {
            search = new EndSearch(position, 8 * grant, grant, 0);
        } else if (firstEnd >= 0 && requests >= firstRequests + between) {
            search = new EndSearch(lastEnd - 1, 0, grant, grant < FEW ? 4 : 1);
        }
    }

    /** The search that the next page belongs to; null when it belongs to the walk. */
    @Nullable
    EndSearch search() {
        return search;
    }

    /** A page of the search. */
    void searched(EndSearch open, int rows, int newRequests) {
        requests = newRequests;
        open.answered(rows);
        if (firstEnd >= 0) {
            most = most(open.end());
        }
        if (!open.found()) {
            return;
        }
        search = null;
        if (firstEnd < 0) {
            firstEnd = open.end();
            firstRequests = requests;
        } else {
            // Only a list that grows is looked at again, and ever more seldom.
            between = open.end() > firstEnd ? 3 * between : Integer.MAX_VALUE / 2;
        }
        lastEnd = open.end();
    }

    /** None left when a third of what a page adds is inserted meanwhile. */
    private int most(int newEnd) {
        double growth = Math.max(0, newEnd - firstEnd) / (double) (requests - firstRequests);
        double led = Math.max(1, grant - 1);
        if (growth > led / 3) {
            return 0;
        }
        return (int) (1.5 * Math.max(0, firstEnd - growth * firstRequests) / led) + LONG;
    }

    /** Why the walk ends; null while it continues. */
    @Nullable
    String lost() {
        if (requests >= most) {
            return "the list grows about as fast as it can be read";
        }
        int idle = requests - fruitful;
        return idle >= IDLE + fruitful / 4
                ? "others write to the list so fast that its end could not be seen: %d of %d pages did not lead on"
                        .formatted(idle, requests)
                : null;
    }
}
