package dev.ooosync.publishing;

import dev.ooosync.calcom.CalComClient;
import dev.ooosync.calcom.OooQuery;
import dev.ooosync.calcom.SentRow;
import dev.ooosync.publishing.Confirmation.Gone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks Cal.com about each entry that disappeared: its user's own listing, and the list of users where that leaves a
 * question. One that is still listed there shows that the reading was wrong.
 */
final class SourceCheck {

    private static final int PAGE = 250;

    enum State {
        READ,
        /** 403: the user is not in the organization. */
        REFUSED,
        /** The budget did not last, or the list cannot be read to its end. */
        UNREAD
    }

    /** What a user lists, as far as it was read. */
    record Listing(State state, Set<Long> ids) {}

    private final CalComClient client;
    private final LongFunction<Optional<Set<Long>>> members;
    private final long requestsBefore;
    private final long budget;
    private final int inFlight;

    /** Asked for at most once; null before. */
    private @Nullable Optional<Set<Long>> knownMembers;

    private boolean listAnswers;
    /** Requests under way, which the traffic does not count yet. */
    private long underWay;

    /**
     * @param members the ids of all users of the organization, given a number of requests it may take; empty when the list
     *     of users could not be proven complete
     * @param budget requests that may be spent
     * @param inFlight how many listings may be under way
     */
    SourceCheck(CalComClient client, LongFunction<Optional<Set<Long>>> members, long budget, int inFlight) {
        this.inFlight = inFlight;
        this.client = client;
        this.members = members;
        this.requestsBefore = client.traffic().requests();
        this.budget = budget;
    }

    Confirmation of(List<Disappeared> entries) {
        Map<Long, List<Disappeared>> byUser =
                entries.stream().collect(Collectors.groupingBy(Disappeared::userId, TreeMap::new, Collectors.toList()));
        Map<Long, State> states = new HashMap<>();
        try (OwnListings listings = new OwnListings(byUser.keySet(), inFlight, this::ownEntries)) {
            for (Map.Entry<Long, List<Disappeared>> user : byUser.entrySet()) {
                Listing listing = listings.of(user.getKey());
                Disappeared contradicting = stillListed(user.getValue(), listing);
                if (contradicting != null) {
                    return new Confirmation(List.of(), contradiction(contradicting), spent());
                }
                states.put(user.getKey(), listing.state());
            }
        }
        // The list of users comes last: one that is too long for the budget takes nothing from the other questions.
        List<Gone> gone = new ArrayList<>();
        byUser.forEach((user, missed) -> missed.forEach(entry ->
                gone.add(entry.because(cause(entry, states.getOrDefault(user, State.UNREAD))))));
        return new Confirmation(gone, null, spent());
    }

    private Cause cause(Disappeared entry, State state) {
        return switch (state) {
            case UNREAD -> Cause.UNCONFIRMED;
            case REFUSED -> hasLeft(entry.userId(), Cause.LEFT_ORG, Cause.UNCONFIRMED);
            case READ ->
                entry.doubtfulCover() == null
                        ? Cause.DELETED
                        : hasLeft(entry.doubtfulCover(), Cause.COVER_DELETED, Cause.DELETED);
        };
    }

    private Cause hasLeft(long userId, Cause ifSo, Cause ifNot) {
        if (knownMembers == null) {
            knownMembers = remaining() > 0 ? members.apply(remaining()) : Optional.empty();
        }
        return knownMembers.map(ids -> ids.contains(userId) ? ifNot : ifSo).orElse(Cause.UNCONFIRMED);
    }

    /** To the end of the list, which is an empty page, whatever the server grants. */
    private Listing ownEntries(long userId) {
        Set<Long> ids = new HashSet<>();
        for (int skip = 0; ; ) {
            if (!mayAsk()) {
                return new Listing(State.UNREAD, ids);
            }
            Optional<List<SentRow>> page = asked(userId, skip);
            if (page.isEmpty()) {
                requireAccess();
                return new Listing(State.REFUSED, Set.of());
            }
            if (page.get().isEmpty()) {
                return new Listing(State.READ, ids);
            }
            List<Long> rows = page.get().stream()
                    .map(SentRow::id)
                    .filter(Objects::nonNull)
                    .toList();
            // Rows without an id may be anything; a page without anything new may come from a server that ignores skip.
            if (!ids.addAll(rows) || rows.size() < page.get().size()) {
                return new Listing(State.UNREAD, ids);
            }
            skip += page.get().size();
        }
    }

    private synchronized boolean mayAsk() {
        boolean may = remaining() - underWay > 0;
        underWay += may ? 1 : 0;
        return may;
    }

    private Optional<List<SentRow>> asked(long userId, int skip) {
        try {
            return client.oooOfUser(userId, skip, PAGE);
        } finally {
            synchronized (this) {
                underWay--;
            }
        }
    }

    /** A 403 may mean the user or us: ours shows at the organization's own list, which then ends the run. */
    private synchronized void requireAccess() {
        if (!listAnswers) {
            client.ooo(OooQuery.page(0, 1));
            listAnswers = true;
        }
    }

    private static @Nullable Disappeared stillListed(List<Disappeared> entries, Listing listing) {
        return entries.stream()
                .filter(entry -> listing.ids().contains(entry.entryId()))
                .findFirst()
                .orElse(null);
    }

    private static String contradiction(Disappeared entry) {
        return ("the reading seemed complete, but does not contain entry %d, which its user %d still lists: nothing is"
                        + " closed")
                .formatted(entry.entryId(), entry.userId());
    }

    private long spent() {
        return client.traffic().requests() - requestsBefore;
    }

    private long remaining() {
        return budget - spent();
    }
}
