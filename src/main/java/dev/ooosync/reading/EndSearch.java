package dev.ooosync.reading;

/**
 * Finds where a list ends by asking whether there are rows at an offset: further and further until there are none, then
 * between the two. The end may be asked for twice, because one empty answer can be a fault.
 */
final class EndSearch {

    private final int tolerance;
    private final int confirmations;
    private int before;
    private int held = 1;
    private int step;
    private int behind = -1;
    private int confirmed;

    /**
     * @param from an offset at which there are rows
     * @param tolerance rows that a page can hold
     * @param confirmations how often the empty answer behind the end must come again
     */
    EndSearch(int from, int step, int tolerance, int confirmations) {
        this.confirmations = confirmations;
        this.before = from;
        this.step = step;
        this.tolerance = tolerance;
    }

    int skip() {
        if (isNarrow()) {
            return behind;
        }
        return behind < 0 ? before + step : before + (behind - before) / 2;
    }

    void answered(int rows) {
        int asked = skip();
        if (rows > 0 && asked == behind) {
            behind = -1;
            step = tolerance;
        }
        confirmed = asked == behind ? confirmed + 1 : 0;
        if (rows > 0) {
            before = asked;
            held = rows;
            step = Math.max(1, 2 * step);
        } else {
            behind = asked;
        }
    }

    boolean found() {
        return isNarrow() && confirmed >= confirmations;
    }

    private boolean isNarrow() {
        return behind >= 0 && behind - before <= tolerance;
    }

    /** How many rows the list has, within what a page can hold. */
    int end() {
        return before + held;
    }
}
