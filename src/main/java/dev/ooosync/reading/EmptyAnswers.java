package dev.ooosync.reading;

/** Empty answers at offset 0, in a row. One in ten may be a fault: six are none. */
final class EmptyAnswers {

    private static final int ENOUGH = 6;

    private int inARow;
    private boolean anyRow;

    void rows() {
        inARow = 0;
        anyRow = true;
    }

    void empty() {
        inARow++;
    }

    /** Whether the list is empty, and always was as far as it was seen. */
    boolean proveEmpty() {
        return inARow >= ENOUGH && !anyRow;
    }

    /** Whether the list answers empty although rows of it were read, which proves nothing. */
    boolean contradictRows() {
        return inARow >= ENOUGH && anyRow;
    }

    @Override
    public String toString() {
        return String.valueOf(inARow);
    }
}
