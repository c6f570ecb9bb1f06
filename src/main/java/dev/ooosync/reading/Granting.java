package dev.ooosync.reading;

/**
 * What the users' listings have shown about how many rows the server grants. One that grants the same number always gives
 * a whole listing in one page if the page is smaller than that number; one that cuts pages short at will does not. Which
 * of the two it is shows each time the server is asked for the rows after a page. Whether a listing comes in the same order
 * each time shows in the same way.
 */
final class Granting {

    /** Pages that could have been cut short, and were not, before the server is trusted. */
    static final int ENOUGH = 20;
    /** A page of two rows or fewer is not cut short, unless pages of one row are granted. */
    private static final int SHORTEST_TO_CUT = 3;

    private static final int ONE_ROW_PAGES = 3;

    private int largest;
    private int smallestInTheMiddle = Integer.MAX_VALUE;
    private int opportunities;
    private int oneRowPages;
    private boolean untrueEmpty;
    private boolean orderChanges;
    private final ListingDoubt doubt;

    Granting() {
        this(Integer.MAX_VALUE);
    }

    /** @param users whose listings are read */
    Granting(int users) {
        doubt = new ListingDoubt(users);
    }

    ListingDoubt doubt() {
        return doubt;
    }

    /** A page of so many rows was received. */
    void granted(int rows) {
        largest = Math.max(largest, rows);
    }

    /** Nothing stood behind a page of so many rows. */
    void wasLast(int rows) {
        opportunities += rows >= SHORTEST_TO_CUT ? 1 : 0;
    }

    /** More rows stood behind a page of so many rows; or, seldom, they came in that moment. */
    void wasInTheMiddle(int rows) {
        if (rows == 1) {
            oneRowPages++;
        } else {
            smallestInTheMiddle = Math.min(smallestInTheMiddle, rows);
            if (rows < largest) {
                doubt.showedCut();
            }
            wasLast(rows);
        }
    }

    /** An empty page, and rows at the same place when asked again. */
    void wasNotEmpty() {
        untrueEmpty = true;
        doubt.showedCut();
    }

    /** Whether so many empty pages in a row show an empty listing. */
    boolean isEmpty(int pages) {
        return pages >= Math.max(untrueEmpty ? 4 : 2, 2 * doubt.passes());
    }

    /** Whether pages are cut short at will. */
    boolean erratic() {
        return untrueEmpty || smallestInTheMiddle < largest;
    }

    /** The rows of a listing came in one order, and then in another. */
    void wasInAnotherOrder() {
        orderChanges = true;
    }

    /** Whether listings come in another order each time: then pages of one listing hardly fit together. */
    boolean orderChanges() {
        return orderChanges;
    }

    /** Whether a listing of so many rows may have been cut by what the server grants at most. */
    boolean mayBeCut(int rows) {
        return rows >= largest;
    }

    /** Whether a page of so many rows shows a whole listing: for {@code rows} of 1 and more. */
    boolean isWhole(int rows) {
        return trusted() && !mayBeCut(rows);
    }

    boolean trusted() {
        return doubt.passes() == 1 && !erratic() && opportunities >= ENOUGH;
    }

    /** Whether nothing can be proven, because every page holds a single row. */
    boolean onlyOneRow() {
        return oneRowPages >= ONE_ROW_PAGES && largest == 1;
    }
}
