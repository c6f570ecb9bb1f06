package dev.ooosync.reading;

import dev.ooosync.calcom.SentRow;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.verdict.Verdict;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entries by way of the users' own listings: the users first, then each one's entries. An entry that was listed
 * throughout belongs to a user who was in the organization throughout.
 */
final class UsersReading {

    private final SyncSettings.Reading settings;
    private final String cause;
    private final @Nullable Watermark from;
    private final Set<Long> owners;
    private final int granted;
    private final OrderedList users;
    private final TreeSet<Long> userIds = new TreeSet<>();
    private @Nullable ShortLists listings;
    private @Nullable String unprovenReason;
    private @Nullable Verdict verdict;

    /**
     * @param cause why the organization's list is not enough, a clause
     * @param owners users known to have entries; one who is not in the list of users shows that it is not the whole one
     * @param granted entries that the server has granted in one page already
     * @param from where an earlier process stood; null to begin with the first user
     */
    UsersReading(SyncSettings.Reading settings, String cause, Set<Long> owners, int granted, @Nullable Watermark from) {
        this.settings = settings;
        this.cause = cause;
        this.owners = owners;
        this.granted = granted;
        this.from = from;
        this.users = new OrderedList(Sweep.USERS, settings.pageSize(), settings.inFlight());
    }

    List<PageRequest> wanted() {
        return listings == null ? users.wanted() : listings.wanted();
    }

    /** @return the rows to hand on */
    List<ReadEntry> accept(PageRequest request, List<SentRow> page, long requests) {
        if (listings == null) {
            acceptUsers(request, PageOrder.ids(page), requests);
            return List.of();
        }
        // Of the rows of one page all or none are safe: the owner counts as finished from the next page on.
        Watermark watermark = new Watermark(Sweep.BY_USER, listings.finished(), listings.last(), null, requests);
        List<SentRow> rows = listings.accept(request, page);
        conclude(listings, requests);
        return rows.stream().map(row -> new ReadEntry(row, watermark)).toList();
    }

    private void acceptUsers(PageRequest request, List<@Nullable Long> ids, long requests) {
        int first = users.accept(request, ids);
        for (Long id : ids.subList(first, ids.size())) {
            if (id != null) {
                userIds.add(id);
            }
        }
        if (users.unprovenReason() != null) {
            unprovenReason = "%s; the list of users cannot be proven complete either: %s"
                    .formatted(cause, users.unprovenReason());
        } else if (users.complete() && !userIds.containsAll(owners)) {
            unprovenReason = cause + "; the list of users does not name everybody who has entries";
        } else if (users.complete()) {
            readListings(requests);
        }
    }

    private void readListings(long requests) {
        ShortLists open = new ShortLists(settings, List.copyOf(userIds), from == null ? null : from.anchor(), granted);
        long left = settings.requestBudget() - requests;
        if (2L * open.left() > left) {
            unprovenReason =
                    "%s; the own listings of %d users need about %d requests, and %d of reading.request-budget are left"
                            .formatted(cause, open.left(), 2L * open.left(), left);
            return;
        }
        listings = open;
        conclude(open, requests);
    }

    private void conclude(ShortLists open, long requests) {
        if (open.unprovenReason() != null) {
            unprovenReason = cause + "; " + open.unprovenReason();
        } else if (open.complete()) {
            verdict = Verdict.complete("%s; the own listings of all %d users are whole, %d requests"
                    .formatted(cause, userIds.size(), requests));
        }
    }

    /** Why this way proves nothing, after which the organization's list is swept to its end; null while it may. */
    @Nullable
    String unprovenReason() {
        return unprovenReason;
    }

    /** Null until all listings have been read. */
    @Nullable
    Verdict verdict() {
        return verdict;
    }

    /** Why the organization's list is not enough, a clause. */
    String cause() {
        return cause;
    }
}
