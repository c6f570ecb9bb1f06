package dev.ooosync.reading;

import dev.ooosync.calcom.SentRow;
import dev.ooosync.settings.SyncSettings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one user's listing after the other, in order of the users' ids; the first pages of the next ones travel ahead. When
 * the server turns out to grant, to order or to cut as it likes after listings were believed because it did not, all are read
 * again. What {@link ListingDoubt} is left at the end is removed by further looks at those which have rows.
 */
final class UserListings {

    private final SyncSettings.Reading settings;
    private final List<Long> users;
    private final Granting granting;
    private final ListingDoubt listingDoubt;
    private int finished;
    /** Users who were seen to have entries, the one longest not looked at first. */
    private final Deque<Long> withRows = new ArrayDeque<>();

    private long reading;
    private @Nullable UserListing front;
    private boolean anyOnTrust;
    private boolean anyOnOrder;
    private @Nullable String doubt;

    /**
     * @param users ids, ascending
     * @param from where an earlier process stood: users up to its anchor are finished
     * @param granted entries that the server has granted in one page already
     * @param requests HTTP exchanges spent so far
     */
    UserListings(
            SyncSettings.Reading settings, List<Long> users, @Nullable Watermark from, int granted, long requests) {
        this.settings = settings;
        this.granting = new Granting(users.size());
        this.listingDoubt = granting.doubt();
        granting.granted(granted);
        this.users = users;
        if (from != null && !listingDoubt.isCareful()) {
            Long last = from.anchor();
            finished = last == null
                    ? 0
                    : (int) users.stream().filter(user -> user <= last).count();
            anyOnTrust = finished > 0;
            anyOnOrder = finished > 0;
            listingDoubt.resume(finished);
            doubt = from.doubt();
        }
        goOn(requests);
    }

    int left() {
        return users.size() - finished;
    }

    private void goOn(long requests) {
        boolean once = requests + 2L * left() > settings.requestBudget();
        front = null;
        if (mustBeginAgain()) {
            beginAgain(requests);
        } else if (finished < users.size()) {
            look(users.get(finished), once);
        } else if (doubt == null && !listingDoubt.isNone()) {
            look(withRows.removeFirst(), once);
        }
    }

    private void look(long user, boolean once) {
        reading = user;
        front = new UserListing(user, take(), granting, once);
    }

    private boolean mustBeginAgain() {
        boolean left = finished == users.size() && !listingDoubt.isNone();
        return granting.erratic() && anyOnTrust
                || granting.orderChanges() && anyOnOrder
                || listingDoubt.isTooMuch()
                || doubt == null && left && (listingDoubt.sawCuts() || withRows.isEmpty());
    }

    private int take() {
        return Math.max(2, settings.pageSize());
    }

    boolean ended() {
        return front == null;
    }

    List<PageRequest> wanted() {
        Stream<PageRequest> ahead = users.stream()
                .skip(finished + 1L)
                .limit(settings.inFlight() - 1L)
                .map(user -> UserListing.firstPage(user, take()));
        return Stream.concat(Stream.ofNullable(front).map(UserListing::wanted), ahead)
                .toList();
    }

    /** @return the rows of the listing that this page ended; none before that */
    List<ReadEntry> accept(List<SentRow> page, long requests) {
        UserListing listing = Objects.requireNonNull(front, "no user is left");
        listing.accept(page);
        List<SentRow> rows = listing.rows();
        if (rows == null) {
            return List.of();
        }
        if (doubt == null) {
            doubt = listing.doubt();
        }
        Watermark before = watermark(requests);
        if (!rows.isEmpty()) {
            withRows.addLast(reading);
        } else if (finished == users.size()) {
            listingDoubt.showedCut();
        }
        finished = Math.min(users.size(), finished + 1);
        List<ReadEntry> handedOn = handOn(rows, before, watermark(requests));
        anyOnTrust |= listing.onTrust();
        anyOnOrder |= listing.onOrder();
        goOn(requests);
        return handedOn;
    }

    private List<ReadEntry> handOn(List<SentRow> rows, Watermark before, Watermark after) {
        List<ReadEntry> handedOn = new ArrayList<>();
        for (SentRow row : rows) {
            boolean last = handedOn.size() == rows.size() - 1;
            handedOn.add(new ReadEntry(row, last ? after : before));
        }
        return handedOn;
    }

    private Watermark watermark(long requests) {
        Long last = finished == 0 ? null : users.get(finished - 1);
        return new Watermark(Sweep.BY_USER, finished, last, doubt, requests);
    }

    private void beginAgain(long requests) {
        anyOnTrust = false;
        anyOnOrder = false;
        listingDoubt.beCareful();
        if (requests + 10L * users.size() > settings.requestBudget()) {
            doubt =
                    "the server cuts pages short at will, or in another order each time, and reading.request-budget has no room for reading all listings again";
        } else {
            finished = 0;
        }
        goOn(requests);
    }

    /** Why the rows may not be all; null while they are. */
    @Nullable
    String doubt() {
        return doubt;
    }

    /** Whether every page holds a single row, so that nothing can be proven. */
    boolean onlyOneRow() {
        return granting.onlyOneRow();
    }
}
