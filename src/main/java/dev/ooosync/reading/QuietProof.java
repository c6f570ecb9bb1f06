package dev.ooosync.reading;

import org.jspecify.annotations.Nullable;

/**
 * Proves the end of a list that nobody writes to. A row was alone at position p, at or before the anchor. Then nothing at
 * p + 1, and a long page that begins well before p and ends on p once more. The long page tells pages of one row, and the
 * same short cut twice, from an end.
 */
final class QuietProof {

    private int position;
    private int depth;
    private int rounds;
    private boolean behind;
    private @Nullable String proof;

    /**
     * Few rows are soon cut to one by chance; where many are granted the first cut has been seen before that.
     *
     * @param grant rows that the server was seen to grant; the long page begins two thirds of them before the position
     */
    void begin(int newPosition, int grant, boolean manyPages, boolean sawCuts) {
        position = newPosition;
        depth = Math.min(newPosition, Math.max(1, 2 * grant / 3));
        behind = true;
        if (position == 0) {
            rounds = grant > 1 ? 6 : 3;
        } else {
            rounds = 1 + (grant < 32 && manyPages ? 1 : 0) + (sawCuts ? 1 : 0);
        }
    }

    /** Whether the page to be asked for is the one at p + 1. */
    boolean asksBehind() {
        return behind;
    }

    int skip() {
        return behind ? position + 1 : position - depth;
    }

    /**
     * What p + 1 answered.
     *
     * @return whether it may still be the end
     */
    boolean behind(boolean nothing) {
        behind = false;
        return nothing;
    }

    /**
     * The long page.
     *
     * @return whether it ended on p, with nothing new
     */
    boolean again(int rows, int fresh) {
        if (rows != depth + 1 || fresh > 0) {
            return false;
        }
        rounds--;
        behind = true;
        if (rounds == 0) {
            proof =
                    "the end was probed at position %d: a single row there, none after it, and a page of %d that ends with the same row"
                            .formatted(position, rows);
        }
        return true;
    }

    /** Null until the end is proven. */
    @Nullable
    String proof() {
        return proof;
    }
}
