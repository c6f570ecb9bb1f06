package dev.ooosync.reading;

/**
 * How likely it is that listings were cut by chance and nothing showed it. Two looks at each listing are few; but a server
 * that cuts 3 to 10 % of its pages would have shown it in one listing or another. So what has to be small is the chance that a
 * listing was cut each time that it was looked at, and that no more cuts were seen in all the pages that would have shown one.
 */
final class ListingDoubt {

    /** The chance that is left for a listing to be cut unnoticed. */
    private static final double CHANCE = 2e-6;

    private static final double[] CUT_RATES = {0.03, 0.04, 0.06, 0.08, 0.1};
    /** A listing of several rows must be cut alike each time. */
    private static final double SEVERAL = 0.3;
    /** So many users make a second look at each of them dearer than looking at some of them until no doubt is left. */
    private static final int MANY = 110;

    private static final int FEW = 5;
    /** Passes that leave no doubt by themselves: ten looks. */
    private static final int CAREFUL = 5;

    private int passes;
    private int resumed;
    private int tests;
    private int cuts;
    private int oneRow;
    private int several;
    private int lookedOnce;
    private boolean onTrust;

    /** @param users whose listings are read */
    ListingDoubt(int users) {
        passes = users > MANY ? 1 : users > FEW ? 2 : CAREFUL;
    }

    /** How often each listing must come alike at least. */
    int passes() {
        return passes;
    }

    boolean isCareful() {
        return passes == CAREFUL;
    }

    /** From here on each listing leaves no doubt by itself. */
    void beCareful() {
        passes = CAREFUL;
    }

    /** An earlier process has read so many listings, and began again if it saw cuts where each of them counts. */
    void resume(int listings) {
        resumed = isTooManyToBeginAgain() ? listings : Math.min(2, listings);
    }

    private boolean isTooManyToBeginAgain() {
        return passes == 1;
    }

    /** Whether the cuts seen are too many for so few listings. */
    boolean isTooMuch() {
        return sawCuts() && !isCareful() && !isTooManyToBeginAgain();
    }

    /** So many pages would have shown that they were cut, and did not. */
    void showedNoCut(int pages) {
        tests += pages;
    }

    /** Pages did not fit together: rows were written meanwhile, or one was cut. */
    void showedCut() {
        cuts++;
        tests++;
    }

    /** A row alone was believed at the first look. */
    void lookedOnce() {
        lookedOnce++;
    }

    void ended(int rows, boolean believed) {
        oneRow += rows == 1 ? 1 : 0;
        several += rows > 1 ? 1 : 0;
        onTrust |= believed;
    }

    boolean sawCuts() {
        return cuts > 0;
    }

    /** Whether all listings that were read can be believed. */
    boolean isNone() {
        if (isCareful()) {
            return true;
        }
        for (double rate : CUT_RATES) {
            if (chance(rate) > CHANCE) {
                return false;
            }
        }
        return true;
    }

    private double chance(double rate) {
        int looks = onTrust || passes == 1 ? 2 : 2 * passes;
        double listings = oneRow + SEVERAL * several + resumed + 1;
        return (listings * Math.pow(rate, looks) + lookedOnce * rate) * unseen(rate);
    }

    /** That no more cuts were seen than were. */
    private double unseen(double rate) {
        double exactly = Math.pow(1 - rate, tests);
        double sum = 0;
        for (int seen = 0; seen <= Math.min(cuts, tests); seen++) {
            sum += exactly;
            exactly *= (tests - seen) * rate / ((seen + 1) * (1 - rate));
        }
        return sum;
    }
}
