package dev.ooosync.reading;

import org.jspecify.annotations.Nullable;

/**
 * Proves that the anchor has passed the end of a list that others write to. Long pages and short ones take turns: a long
 * one begins two thirds of a grant before the anchor and shows what the server grants now, a short one about a sixth before
 * it. A short one passes when it holds fewer rows than the long ones before and after it: then it was not the grant that ended it,
 * and it was either cut by chance or reached the end of the list. Enough passes leave no room for chance.
 *
 * <p>The pages come as long short long short long, long short and so on, so that a server that
 * grants two numbers in turn does not keep pace. Where the pages before the tail came short and then longer, the grant
 * changes or pages are cut, so twice as many passes are asked for. A server that grants another number at random for each
 * page can still defeat the proof: about one reading in 50,000 in the model is then called complete and lacks rows.
 */
final class TailProof {

    /** The chance that is left for all passes to have been cuts. */
    private static final double CHANCE = 1.01e-6;

    /** Pages cut by chance that are always reckoned with, however few were seen: one in ten. */
    private static final double LEAST_CUT = 0.1;

    /** The same, once a page of the walk was shorter than the one behind it. */
    private static final double LEAST_CUT_UNEVEN = 0.25;

    private static final int GROUP = 5;
    /** Long pages of one row each after which one row is what the server grants. */
    private static final int ONE_ROW_PAGES = 4;

    private int passes;
    private int tests;
    private int cuts;
    private boolean uneven;

    private int grant;
    private int turn;
    private int failed;
    private int oneRowPages;
    private boolean rowsBehind;
    /** Rows of the last long page; 0 when there is none to compare with. */
    private int longRows;

    private int longSkip;
    /** Rows of a short page that is shorter than the long one before it; 0 for none. */
    private int shortRows;

    private int widerLong;
    private int widerShort;
    private boolean over;
    private @Nullable String proof;

    /**
     * @param newGrant rows that the server was seen to grant
     * @param newRowsBehind whether rows were seen behind a row that was alone
     */
    void begin(int newGrant, boolean newRowsBehind) {
        rowsBehind = newRowsBehind;
        grant = newGrant;
        turn = 0;
        failed = 0;
        longRows = 0;
        shortRows = 0;
        widerLong = 0;
        widerShort = 0;
        over = false;
    }

    /** Whether the page to be asked for is a long one. */
    private boolean isLong() {
        return turn % GROUP % 2 == 0;
    }

    int skip(int position) {
        if (isLong()) {
            return Math.max(0, position - Math.max(1, 2 * grant / 3) - widerLong);
        }
        int sixth = position - (grant - 1) / 6 - widerShort;
        return Math.max(0, Math.max(sixth, (longSkip + position + 1) / 2));
    }

    /** A page that began behind the anchor: rows before it were removed, so the next one begins earlier. */
    void beganBehind() {
        shortRows = 0;
        if (isLong()) {
            widerLong = widerLong == 0 ? Math.max(1, grant / 3) : 2 * widerLong;
            longRows = 0;
            turn = 0;
        } else {
            int wider = widerShort == 0 ? Math.max(1, grant / 16) : 2 * widerShort;
            widerShort = Math.min(Math.max(1, grant / 3), wider);
            turn++;
        }
    }

    /**
     * A page that extends the anchor.
     *
     * @param pages pages of the reading so far, cuts counted among them
     */
    void extended(Anchor.Extension page, int pages) {
        boolean isLong = isLong();
        turn++;
        if (isLong) {
            longPage(page, pages);
        } else {
            shortPage(page.rows());
        }
        grant = over ? page.rows() : Math.max(grant, page.rows());
    }

    private void longPage(Anchor.Extension page, int pages) {
        int rows = page.rows();
        widerLong = 0;
        cuts += rows != grant && page.missed() > Math.max(1, grant / 6) ? 1 : 0;
        if (shortRows > 0) {
            tested(shortRows < rows);
            proveBy(pages);
        }
        shortRows = 0;
        longRows = rows;
        longSkip = page.skip();
        oneRowPages = rows == 1 ? oneRowPages + 1 : 0;
        over = failed > 1 || oneRowPages >= ONE_ROW_PAGES;
    }

    private void shortPage(int rows) {
        shortRows = rows < longRows ? rows : 0;
        if (shortRows == 0) {
            cuts += rows > longRows ? 1 : 0;
            tested(false);
            over = failed > 1;
        }
    }

    private void tested(boolean passed) {
        tests++;
        passes += passed ? 1 : 0;
        failed = passed ? 0 : failed + 1;
    }

    private void proveBy(int pages) {
        if (passes > 0 && chance(cutRate(pages)) <= CHANCE) {
            proof =
                    "the tail was read %d times while others wrote: %d of %d pages that reached its end were shorter than what was granted just before and just after"
                            .formatted(tests, passes, tests);
        }
    }

    private double cutRate(int pages) {
        return Math.max(uneven ? LEAST_CUT_UNEVEN : LEAST_CUT, cuts / (pages + tests + 3.0));
    }

    /** That so many of the tests passed although nothing but cuts ended the pages; by the union bound. */
    private double chance(double cutRate) {
        double chance = 1;
        for (int i = 0; i < passes; i++) {
            chance *= cutRate * (tests - i) / (i + 1);
        }
        return chance;
    }

    /** A page of the walk was followed by a longer one: it had been cut. */
    void cut() {
        uneven = true;
        cuts++;
    }

    boolean sawCuts() {
        return cuts > 0;
    }

    /** Whether the list continues. */
    boolean over() {
        return over;
    }

    /** Why nothing can be proven: every long page held a single row. Null while some did not. */
    @Nullable
    String doubt(int position) {
        return oneRowPages >= ONE_ROW_PAGES && (rowsBehind || longSkip > 0)
                ? "the server grants pages of one row: position %d shows one row although there are rows after it"
                        .formatted(position)
                : null;
    }

    int grant() {
        return grant;
    }

    /** Null until the end is proven. */
    @Nullable
    String proof() {
        return proof;
    }
}
