package dev.ooosync.reading;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Walks over one list on a {@link Course}, with pages ahead, and finds out a server that ignores {@code skip}. A few rows
 * may be in order by chance, so a list that never shows ten at a time is walked twice on its anchors: what a list in
 * another order hid the first time, it would have to hide the second time, too. And the order may change behind the pages
 * that showed it plainly: so a list of several pages has its first one looked at once more, at the end.
 */
final class ListWalk {

    private final Sweep sweep;
    private final PagesAhead ahead;
    private final int askedBefore;
    private final Patience patience = new Patience();
    private SkipCheck skipCheck = new SkipCheck();
    private Course course;
    private int longestPage;
    private final boolean isResumed;
    private boolean again;
    /** Pages that rows were taken from, those of an earlier process counted as more than one. */
    private int pagesTaken;
    /** Whether the first page is looked at once more, at the end. */
    private boolean looksBack;

    private @Nullable Long lastTaken;
    /** Whether a page ended on a row that was not taken last: among one or two rows, order is then no proof. */
    private boolean stranger;

    /**
     * @param ahead continues to count rounds when one walk follows another
     * @param isResumed whether rows were taken by an earlier process
     */
    ListWalk(Sweep sweep, Course course, PagesAhead ahead, boolean isResumed) {
        this.sweep = sweep;
        this.course = course;
        this.ahead = ahead;
        this.askedBefore = ahead.asked();
        this.isResumed = isResumed;
        this.pagesTaken = isResumed ? 2 : 0;
    }

    Sweep sweep() {
        return sweep;
    }

    /** Offset of the page that is to be accepted next. */
    int skip() {
        if (skipCheck.suspicious()) {
            return SkipCheck.OUT_OF_REACH;
        }
        EndSearch search = patience.search();
        if (search != null) {
            return search.skip();
        }
        return looksBack ? 0 : course.skip();
    }

    /** Whether the page to be accepted next belongs to the list: its rows are in order, or the order has changed. */
    boolean walks() {
        return !skipCheck.suspicious() && patience.search() == null;
    }

    List<PageRequest> wanted() {
        return ahead.from(sweep, skip());
    }

    /** Rows a page shares with the one before it. */
    int overlap() {
        return course.overlap();
    }

    /** Goes on without looking at the order. */
    void sweepOn(int skip) {
        course = new SweepCourse(skip);
    }

    /**
     * @return index of the first row to take; the page's size when there is none
     * @throws dev.ooosync.failure.SyncException when the server ignores {@code skip}
     */
    int accept(PageRequest request, List<@Nullable Long> ids) {
        if (skipCheck.suspicious()) {
            skipCheck.outOfReach(ids);
            ahead.drop();
            return ids.size();
        }
        EndSearch search = patience.search();
        if (search != null) {
            ahead.drop();
            patience.searched(search, ids.size(), asked());
            return ids.size();
        }
        if (looksBack) {
            looksBack = false;
            return ids.size();
        }
        return walk(request.skip(), ids);
    }

    private int walk(int skip, List<@Nullable Long> ids) {
        skipCheck.saw(skip, ids);
        boolean walking = course.walking();
        int first = course.accept(skip, ids);
        pagesTaken += first < ids.size() ? 1 : 0;
        longestPage = Math.max(longestPage, ids.size());
        if (first < ids.size()) {
            lastTaken = ids.get(ids.size() - 1);
        } else if (!ids.isEmpty()) {
            stranger |= !Objects.equals(lastTaken, ids.get(ids.size() - 1));
        }
        boolean leadsOn = course.straight() && !skipCheck.suspicious();
        patience.page(ids.size() - first, course.grant(), walking, course.skip(), asked());
        if (leadsOn && patience.search() == null) {
            ahead.accepted(ids.size(), course.overlap());
        } else {
            ahead.drop();
        }
        if (course.end() != null && mayBeChance()) {
            again = true;
            pagesTaken = 0;
            course = new AnchoredCourse();
            skipCheck = new SkipCheck();
        } else if (course.end() != null) {
            looksBack = course instanceof AnchoredCourse && pagesTaken > 1;
        }
        return first;
    }

    private int asked() {
        return ahead.asked() - askedBefore;
    }

    private boolean mayBeChance() {
        return course instanceof AnchoredCourse
                && !again
                && (isResumed || stranger || longestPage > 1)
                && longestPage < Anchor.PLAINLY_ORDERED;
    }

    /** What shows that the list has ended; null before that. */
    @Nullable
    String end() {
        return looksBack ? null : course.end();
    }

    /** Why the reading ends here, with nothing proven; null while it continues. */
    @Nullable
    String failure() {
        if (course.end() != null) {
            return null;
        }
        return course.failure() == null ? patience.lost() : course.failure();
    }

    /** Why the list can no longer be proven complete, although rows are left to take; null while it can. */
    @Nullable
    String doubt() {
        return course.doubt();
    }
}
