package dev.ooosync.reading;

import org.jspecify.annotations.Nullable;

/**
 * Proves the end of the list. A short page is never the end: a server may grant what it likes. The end is a row at
 * position p, at or before the anchor and alone; then nothing at p + 1; then a row alone at p again. With rows at p + 1
 * either the list has grown or pages of one row are being granted, where every row is alone and nothing proves an end:
 * p - 1 tells, where two rows stand. (At p = 0 only p itself can be asked.)
 */
final class EndProbe {

    private enum State {
        /** Nothing seen that looks like an end. */
        IDLE,
        /** A row was alone at p; p + 1 is being asked for. */
        ALONE,
        /** p + 1 was empty; p is being asked for again. */
        NOTHING_BEHIND,
        /** p + 1 held rows; p - 1 is being asked for. */
        ROWS_BEHIND,
        /** Offset 0 was empty; it is being asked for again. */
        EMPTY_LIST
    }

    private State state = State.IDLE;
    private @Nullable String proof;
    private @Nullable String doubt;

    /** Whether the page to be asked for is the one at p + 1. */
    boolean asksBehind() {
        return state == State.ALONE;
    }

    /** Whether the page to be asked for is the one at p - 1. */
    boolean asksBefore() {
        return state == State.ROWS_BEHIND;
    }

    /** One row, at or before the anchor, at this position. */
    void alone(int position) {
        if (state == State.NOTHING_BEHIND) {
            proof = "the end was probed at position %d: one row alone there, nothing behind it, and the same again"
                    .formatted(position);
        } else if (state == State.ROWS_BEHIND) {
            doubt = "the server grants pages of one row: position %d shows one row although rows stand behind it"
                    .formatted(position);
        } else {
            state = State.ALONE;
        }
    }

    /** What p + 1 answered. */
    void behind(boolean empty) {
        state = empty ? State.NOTHING_BEHIND : State.ROWS_BEHIND;
    }

    /** Offset 0 is empty. */
    void emptyList() {
        if (state == State.EMPTY_LIST) {
            proof = "the list is empty: position 0 answered so twice";
        }
        state = State.EMPTY_LIST;
    }

    /** Any other answer: this is not the end. */
    void otherwise() {
        state = State.IDLE;
    }

    /** Null until the end is proven. */
    @Nullable
    String proof() {
        return proof;
    }

    /** Null until one-row pages are seen. */
    @Nullable
    String doubt() {
        return doubt;
    }
}
