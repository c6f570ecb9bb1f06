package dev.ooosync.reading;

import dev.ooosync.calcom.SentRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one user's listing until it is proven whole. One {@link ListingPass} of one page is enough when the server's
 * {@link Granting} is trusted: the page is then a single moment, and needs no order. Else the same rows must come back
 * ({@link Recurrence}): none of them had gone when the first pass ended, and it ended with as many rows as there were.
 */
final class UserListing {

    private static final int STARTS = 4;
    /** Ten looks in a row seldom come without a cut where one in ten is cut. */
    private static final int CAREFUL_STARTS = 12;

    private static final String ONCE = "was read only once, since reading.request-budget leaves no room for more";
    /** More entries than anybody has: beyond it the server is making them up, and memory is finite. */
    static final int MOST_ROWS = 20_000;

    private final long userId;
    private final int take;
    private final Granting granting;
    private final boolean once;
    private final SkipCheck skipCheck = new SkipCheck();
    private final Recurrence recurrence = new Recurrence();
    private final Map<Long, SentRow> seen = new LinkedHashMap<>();
    private ListingPass pass;
    private int starts = 1;
    private int round;
    private boolean onTrust;
    private boolean onOrder;
    /** Takes what there is, once nothing can be proven. */
    private @Nullable SweepCourse sweep;

    private @Nullable String doubt;
    private @Nullable List<SentRow> rows;

    /** @param once whether there is no room for a second pass */
    UserListing(long userId, int take, Granting granting, boolean once) {
        this.userId = userId;
        this.take = take;
        this.granting = granting;
        this.once = once;
        this.pass = new ListingPass(granting);
    }

    /** The page that is asked for first. */
    static PageRequest firstPage(long userId, int take) {
        return new PageRequest(Sweep.BY_USER, userId, 0, take, 0);
    }

    /** The page that is to be accepted next. */
    PageRequest wanted() {
        int skip = skipCheck.suspicious() ? SkipCheck.OUT_OF_REACH : skip();
        return new PageRequest(Sweep.BY_USER, userId, skip, take, round);
    }

    private int skip() {
        return sweep == null ? pass.skip() : sweep.skip();
    }

    /** @throws dev.ooosync.failure.SyncException when the server ignores {@code skip} */
    void accept(List<SentRow> page) {
        round++;
        List<@Nullable Long> ids = PageOrder.ids(page);
        if (skipCheck.suspicious()) {
            skipCheck.outOfReach(ids);
            return;
        }
        skipCheck.saw(skip(), ids);
        if (ids.contains(null)) {
            doubt = "a row in the listing of user %d has no readable id".formatted(userId);
        }
        Map<Long, SentRow> byId = byId(page);
        seen.putAll(byId);
        if (seen.size() > MOST_ROWS) {
            giveUp("does not end");
        } else if (sweep != null) {
            sweep.accept(ids);
            // Who has passed so many more rows than there are different ones is being told the same for ever.
            if (sweep.end() != null || sweep.skip() > take + 3L * seen.size()) {
                end(seen);
            }
        } else {
            accept(byId, page.size());
        }
    }

    private void accept(Map<Long, SentRow> byId, int rowsSent) {
        pass.accept(byId);
        if (byId.size() < rowsSent || pass.state() == ListingPass.State.BROKEN) {
            recurrence.forget();
            startOver();
        } else if (pass.state() == ListingPass.State.WHOLE) {
            judge();
        } else if (cameAgain()) {
            granting.doubt().showedNoCut(1);
            end(pass.rows());
        }
    }

    /** Many rows on one page, as before: to be cut there twice is as unlikely as one more cut, so the end is not asked for. */
    private boolean cameAgain() {
        int size = pass.ids().size();
        return granting.doubt().passes() == 2
                && pass.onePage()
                && size >= Anchor.PLAINLY_ORDERED
                && !granting.mayBeCut(size)
                && recurrence.isAgain(pass);
    }

    private Map<Long, SentRow> byId(List<SentRow> page) {
        Map<Long, SentRow> byId = new LinkedHashMap<>();
        for (int row = 0; row < page.size(); row++) {
            Long id = page.get(row).id();
            byId.put(id == null ? -(skip() + row + 1L) : id, page.get(row));
        }
        return byId;
    }

    private void judge() {
        int size = pass.ids().size();
        onTrust = pass.onePage() && granting.isWhole(size);
        // A row alone needs no trust: pages of one row, which nothing can be proven from, were looked for.
        if (size == 0 || onTrust || size == 1 && granting.doubt().passes() == 1) {
            end(pass.rows());
            return;
        }
        boolean comesBack = recurrence.add(pass);
        if (!recurrence.ordered()) {
            granting.wasInAnotherOrder();
        }
        if (!comesBack) {
            startOver();
        } else if (recurrence.isEnough(granting.doubt().passes(), granting.mayBeCut(size) && granting.orderChanges())) {
            onOrder = granting.mayBeCut(size) && !granting.orderChanges();
            end(pass.rows());
        } else if (once) {
            giveUp(ONCE);
        } else {
            pass = new ListingPass(granting);
        }
    }

    private void startOver() {
        starts++;
        granting.doubt().showedCut();
        pass = new ListingPass(granting);
        if (once) {
            giveUp(ONCE);
        } else if (starts > (granting.doubt().isCareful() ? CAREFUL_STARTS : STARTS)) {
            doubt = "the listing of user %d was different each time".formatted(userId);
            sweep = new SweepCourse(0);
        }
    }

    private void giveUp(String how) {
        doubt = "the listing of user %d %s".formatted(userId, how);
        end(seen);
    }

    private void end(Map<Long, SentRow> taken) {
        rows = new ArrayList<>(taken.values());
        granting.doubt().ended(rows.size(), onTrust);
    }

    /** Whether the rows were believed because of what other listings have shown. */
    boolean onTrust() {
        return onTrust;
    }

    /** Whether the rows were believed because listings seemed to come in the same order each time. */
    boolean onOrder() {
        return onOrder;
    }

    /** The rows to hand on; null until the listing is proven whole, or cannot be. */
    @Nullable
    List<SentRow> rows() {
        return rows;
    }

    /** Why the rows may not be all; null when they are. */
    @Nullable
    String doubt() {
        return doubt;
    }
}
