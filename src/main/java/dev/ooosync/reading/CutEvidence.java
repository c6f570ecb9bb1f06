package dev.ooosync.reading;

import java.util.stream.DoubleStream;

/**
 * What the pages of many short lists have shown of a server that cuts pages by chance. Few looks at each list are enough when
 * all of them together would have shown a cut: what has to be small is the chance that one list was cut at every look, and
 * that no more cuts were seen than were.
 */
final class CutEvidence {

    /** The chance that is left for a list to be cut unnoticed. */
    private static final double CHANCE = 2e-6;

    /** Shares of cut pages that are reckoned with. */
    private static final double[] CUT_RATES = {0.03, 0.04, 0.06, 0.08, 0.1};

    private int largest;
    private int tests;
    private int cuts;

    /** A page of so many rows was received. */
    void page(int rows) {
        largest = Math.max(largest, rows);
    }

    /** Rows of the longest page: the server was seen to grant them. */
    int largest() {
        return largest;
    }

    /** So many pages would have shown that they were cut, and did not. */
    void uncut(int pages) {
        tests += pages;
    }

    /** Pages did not fit together: rows were written meanwhile, or one was cut. */
    void cut() {
        cuts++;
        tests++;
    }

    /**
     * Whether lists can be believed.
     *
     * @param looks at each of them, of two pages; to deceive, both must be cut
     */
    boolean proves(int lists, int looks) {
        return DoubleStream.concat(DoubleStream.of(CUT_RATES), DoubleStream.of(Math.max(0.1, cuts / (tests + 1.0))))
                .allMatch(rate -> lists * Math.pow(rate, 2 * looks) * noMoreSeen(rate) <= CHANCE);
    }

    /** That no more cuts were seen than were; by the binomial distribution. */
    private double noMoreSeen(double rate) {
        double exactly = Math.pow(1 - rate, tests);
        double sum = 0;
        for (int seen = 0; seen <= Math.min(cuts, tests); seen++) {
            sum += exactly;
            exactly *= (tests - seen) * rate / ((seen + 1) * (1 - rate));
        }
        return sum;
    }
}
