package dev.ooosync.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Anchored paging. Two invariants hold between pages:
 *
 * <ol>
 *   <li><b>Every id up to the anchor that was listed throughout has been taken.</b> A page is contiguous by id at the
 *       moment it was answered, so one that begins at or before the anchor, or at offset 0, extends it; no other does.
 *   <li><b>At least as many rows were taken as there are positions up to the anchor's.</b> If a page shows otherwise,
 *       rows stand before the anchor that were never read: people joined, or the order changed where no page showed it.
 *       Then the walk begins again.
 * </ol>
 *
 * When a page was answered does not matter to either. Every page begins on the anchor's position: it shares one row with
 * the page before it.
 */
final class AnchoredCourse implements Course {

    private @Nullable Long anchor;
    /** Where the anchor stood when last seen. */
    private int position;
    /** Rows taken since the walk began at offset 0; all different, since the anchor only grows. */
    private long taken;
    /** Rows to step back from the position, after pages that began behind the anchor. */
    private int back;

    private boolean straight;
    private final EndProbe probe = new EndProbe();

    /** Begins at offset 0. */
    AnchoredCourse() {}

    /** Goes on from a row that was taken; no more rows are claimed than the second invariant promises. */
    AnchoredCourse(int position, @Nullable Long anchor) {
        this.position = position;
        this.anchor = anchor;
        this.taken = position + 1L;
    }

    @Override
    public int skip() {
        if (probe.asksBehind()) {
            return position + 1;
        }
        return Math.max(0, probe.asksBefore() ? position - 1 : position - back);
    }

    @Override
    public int accept(List<@Nullable Long> ids) {
        straight = false;
        int skip = skip();
        int none = ids.size();
        if (probe.asksBehind()) {
            probe.behind(ids.isEmpty());
            return none;
        }
        if (ids.isEmpty() && skip == 0) {
            probe.emptyList();
            stand(0);
            return none;
        }
        if (ids.isEmpty() || skip > 0 && isBehindAnchor(ids.get(0))) {
            probe.otherwise();
            back = back == 0 ? 1 : 2 * back;
            return none;
        }
        int first = firstBehindAnchor(ids);
        if (ids.size() == 1 && first == 1) {
            probe.alone(skip);
            stand(skip);
            return none;
        }
        probe.otherwise();
        return extend(skip, ids, first);
    }

    private int extend(int skip, List<@Nullable Long> ids, int first) {
        int last = skip + ids.size() - 1;
        int fresh = ids.size() - first;
        if (taken + fresh < last + 1L) {
            beginAgain();
            return ids.size();
        }
        if (fresh > 0) {
            anchor = ids.get(ids.size() - 1);
        }
        taken += fresh;
        straight = true;
        stand(last);
        return first;
    }

    private void stand(int newPosition) {
        position = newPosition;
        back = 0;
    }

    private void beginAgain() {
        anchor = null;
        taken = 0;
        stand(0);
    }

    private int firstBehindAnchor(List<@Nullable Long> ids) {
        int first = 0;
        while (first < ids.size() && !isBehindAnchor(ids.get(first))) {
            first++;
        }
        return first;
    }

    private boolean isBehindAnchor(@Nullable Long id) {
        return anchor == null || id == null || id > anchor;
    }

    @Override
    public boolean straight() {
        return straight;
    }

    @Override
    public int overlap() {
        return 1;
    }

    @Override
    public @Nullable String end() {
        return probe.proof();
    }

    @Override
    public @Nullable String doubt() {
        return probe.doubt();
    }
}
