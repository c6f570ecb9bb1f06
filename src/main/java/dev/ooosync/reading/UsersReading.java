package dev.ooosync.reading;

import dev.ooosync.calcom.SentRow;
import dev.ooosync.settings.SyncSettings;
import java.util.List;
import java.util.Set;
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
    private final UsersList users;
    private @Nullable UserListings listings;
    private @Nullable String obstacle;
    private @Nullable Verdict verdict;
    private int known;

    /**
     * @param cause why the organization's list is not enough, as a sentence
     * @param owners users known to have entries; who is not in the list of users shows that it is not the whole one
     * @param granted entries that the server has granted in one page already
     * @param from where an earlier process stood; null to begin with the first user
     */
    UsersReading(SyncSettings.Reading settings, String cause, Set<Long> owners, int granted, @Nullable Watermark from) {
        this.settings = settings;
        this.cause = cause;
        this.owners = owners;
        this.granted = granted;
        this.from = from;
        this.users = new UsersList(settings);
    }

    List<PageRequest> wanted() {
        return listings == null ? users.wanted() : listings.wanted();
    }

    /** @return the rows to hand on */
    List<ReadEntry> accept(List<SentRow> page, long requests) {
        if (listings != null) {
            List<ReadEntry> rows = listings.accept(page, requests);
            conclude(listings, requests);
            return rows;
        }
        users.accept(PageOrder.ids(page));
        if (users.obstacle() != null) {
            obstacle = "%s; the list of users cannot be proven complete either: %s".formatted(cause, users.obstacle());
        } else if (users.complete() && !users.users().containsAll(owners)) {
            obstacle = "%s; the list of users does not name everybody who has entries".formatted(cause);
        } else if (users.complete()) {
            goOn(new UserListings(settings, List.copyOf(users.users()), from, granted, requests), requests);
        }
        return List.of();
    }

    private void goOn(UserListings open, long requests) {
        long needed = 2L * open.left();
        long left = settings.requestBudget() - requests;
        if (needed > left) {
            obstacle =
                    "%s; the own listings of %d users need about %d requests, and %d of reading.request-budget are left"
                            .formatted(cause, open.left(), needed, left);
            return;
        }
        known = users.users().size();
        listings = open;
        conclude(open, requests);
    }

    private void conclude(UserListings open, long requests) {
        if (open.onlyOneRow()) {
            obstacle = cause + "; the server grants pages of one row";
        } else if (open.ended()) {
            String doubt = open.doubt();
            verdict = doubt == null
                    ? Verdict.complete("%s; the own listings of all %d users are whole, %d requests"
                            .formatted(cause, known, requests))
                    : Verdict.unproven(cause + "; " + doubt);
        }
    }

    /** Why this way cannot be gone, after which the organization's list is swept to its end; null while it can. */
    @Nullable
    String obstacle() {
        return obstacle;
    }

    /** Null until all listings have been read. */
    @Nullable
    Verdict verdict() {
        return verdict;
    }

    /** What is known against completeness by now; null when nothing is. */
    @Nullable
    String doubt() {
        return listings == null || listings.doubt() == null ? cause : cause + "; " + listings.doubt();
    }
}
