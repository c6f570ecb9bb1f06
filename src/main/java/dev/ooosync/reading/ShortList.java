package dev.ooosync.reading;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One look at the list of one owner, which mostly fits on a page. A page is one moment, so it needs no order: whatever was
 * listed throughout is in it, unless it was cut short. The page behind it, which begins on its last row, shows whether it
 * was. A longer list is read by anchored paging, so it has to be ordered by id.
 */
final class ShortList {

    private static final int ATTEMPTS = 4;

    private final long owner;
    private final int take;
    private final int look;
    private final Set<Long> known;
    private final CutEvidence evidence;
    private final SkipCheck skipCheck = new SkipCheck();
    private int pages;
    private int attempts = 1;
    /** The first page; null until it has come. */
    private @Nullable List<@Nullable Long> first;
    /** Reads a list that is longer than a page; null for any other. */
    private @Nullable OrderedList longer;

    private boolean same;
    private boolean done;
    private @Nullable String unprovenReason;

    /**
     * @param look makes its pages other requests than those of an earlier look
     * @param known ids that earlier looks have shown
     */
    ShortList(long owner, int take, int look, Set<Long> known, CutEvidence evidence) {
        this.owner = owner;
        this.take = take;
        this.look = look;
        this.known = known;
        this.evidence = evidence;
    }

    /** The page that is asked for first. */
    static PageRequest firstPage(long owner, int take, int look) {
        return new PageRequest(Sweep.BY_USER, owner, 0, take, look * 1000);
    }

    /** The page that is to be accepted next. */
    PageRequest wanted() {
        return new PageRequest(Sweep.BY_USER, owner, skip(), take, look * 1000 + pages);
    }

    private int skip() {
        if (longer != null) {
            return longer.wanted().get(0).skip();
        }
        if (skipCheck.suspicious()) {
            return SkipCheck.OUT_OF_REACH;
        }
        // For a single row, the rows after it are asked for: the row itself would be alone in any case.
        return first == null ? 0 : first.size() == 1 ? 1 : Math.max(0, first.size() - 1);
    }

    /** @throws dev.ooosync.failure.SyncException when the server ignores {@code skip} */
    void accept(PageRequest request, List<@Nullable Long> ids) {
        pages++;
        if (longer != null) {
            longer.accept(request, ids);
            unprovenReason = longer.unprovenReason() == null ? null : of("is " + longer.unprovenReason());
            done = longer.complete();
            return;
        }
        if (skipCheck.suspicious()) {
            skipCheck.outOfReach(ids);
            return;
        }
        skipCheck.saw(request.skip(), ids);
        evidence.page(ids.size());
        if (ids.contains(null)) {
            unprovenReason = of("has a row without a readable id");
        } else if (new HashSet<>(ids).size() < ids.size()) {
            again();
        } else if (first == null) {
            first(ids);
        } else {
            behind(first, ids);
        }
    }

    private void first(List<@Nullable Long> ids) {
        first = ids;
        same = known.equals(Set.copyOf(ids));
        // Many rows, as before: to be cut there twice is as unlikely as one more cut, so the end is not asked for.
        if (ids.size() >= Anchor.PLAINLY_ORDERED && ids.size() < evidence.largest() && same) {
            evidence.uncut(1);
            done = true;
        }
    }

    private void behind(List<@Nullable Long> page, List<@Nullable Long> ids) {
        if (page.size() < 2 ? ids.isEmpty() : ids.size() == 1 && page.contains(ids.get(0))) {
            evidence.uncut(Math.min(2, page.size()));
            done = true;
        } else if (ids.size() > 1 || page.size() == 1) {
            rowsBehind(page);
        } else {
            again();
        }
    }

    private void rowsBehind(List<@Nullable Long> page) {
        if (page.size() < evidence.largest()) {
            again();
        } else if (page.size() == 1) {
            unprovenReason = "the server grants pages of one row";
        } else {
            longer = new OrderedList(Sweep.BY_USER, take, 1);
        }
    }

    private void again() {
        evidence.cut();
        first = null;
        attempts++;
        if (attempts > ATTEMPTS) {
            unprovenReason = of("came differently each time");
        }
    }

    private String of(String what) {
        return "the listing of %d %s".formatted(owner, what);
    }

    /** Whether this look showed all that was listed throughout, as far as no page was cut unnoticed. */
    boolean done() {
        return done;
    }

    /** Whether the list was longer than a page, and is proven by itself. */
    boolean isLong() {
        return longer != null;
    }

    /** Whether its page showed the rows that were known, and no others. */
    boolean isSame() {
        return same;
    }

    /** Why the list cannot be proven; null while it can. */
    @Nullable
    String unprovenReason() {
        return unprovenReason;
    }
}
