package dev.ooosync.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last row that was taken, and where it stood when last seen. Two invariants hold between pages:
 *
 * <ol>
 *   <li><b>Every id up to the anchor that was listed throughout has been taken.</b> A page is contiguous by id at the
 *       moment it was answered, so one that begins at or before the anchor, or at offset 0, extends it; no other does.
 *   <li><b>At least as many rows were taken as there are positions up to the anchor's.</b> If a page shows otherwise,
 *       there are rows before the anchor that were never read: people joined, or the order changed where no page showed it.
 *       A page of ten rows in order says that people joined, who are not waited for; no other does.
 * </ol>
 *
 * When a page was answered does not matter to either.
 */
final class Anchor {

    /** So many rows in order are no coincidence: 1 in 10!. */
    static final int PLAINLY_ORDERED = 10;

    /**
     * What a page that extends the anchor showed.
     *
     * @param first index of the first row behind the anchor
     * @param fresh rows behind the anchor
     * @param removed rows that have gone before the anchor since it was last seen, as far as the page shows it
     * @param missed rows by which the page ended before the anchor
     * @param last offset of the page's last row
     */
    record Extension(int skip, int rows, int first, int fresh, int removed, int missed, int last) {}

    private @Nullable Long id;
    private int position;
    /** Rows taken since the walk began at offset 0; all different, since the anchor only grows. */
    private long taken;

    /** Begins before the first row. */
    Anchor() {}

    /** Goes on from a row that was taken; no more rows are claimed than the second invariant promises. */
    Anchor(int position, @Nullable Long id) {
        this.position = position;
        this.id = id;
        this.taken = position + 1L;
    }

    int position() {
        return position;
    }

    /** Where the anchor is looked for next. */
    void stand(int newPosition) {
        position = newPosition;
    }

    boolean isBefore(@Nullable Long other) {
        return id == null || other == null || other > id;
    }

    /** Compares a page that begins at or before the anchor with it; changes nothing. */
    Extension compare(int skip, List<@Nullable Long> ids) {
        int rows = ids.size();
        int first = 0;
        while (first < rows && !isBefore(ids.get(first))) {
            first++;
        }
        int last = skip + rows - 1;
        boolean isSeen = id != null && first > 0 && (first < rows || id.equals(ids.get(rows - 1)));
        int removed = isSeen ? position - skip - first + 1 : 0;
        int missed = first < rows || isSeen ? 0 : position - last;
        return new Extension(skip, rows, first, rows - first, removed, missed, last);
    }

    /**
     * Takes the rows behind the anchor; the last of them is the new one.
     *
     * @return false when the second invariant does not hold; nothing is taken then
     */
    boolean extend(Extension page, @Nullable Long lastId) {
        if (taken + page.fresh() < page.last() + 1L) {
            if (page.rows() < PLAINLY_ORDERED) {
                return false;
            }
            taken = page.last() + 1L - page.fresh();
        }
        if (page.fresh() > 0) {
            id = lastId;
        }
        taken += page.fresh();
        return true;
    }
}
