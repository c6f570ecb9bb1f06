package dev.ooosync.reading;

import dev.ooosync.calcom.SentRow;
import dev.ooosync.failure.SyncException;
import dev.ooosync.settings.SyncSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongPredicate;

/** What some users list at this moment, each in one look; as many pages as {@code in-flight} says are under way at a time. */
final class UserLists {

    private final PageSource pages;
    private final LongPredicate refused;
    private final SyncSettings.Reading settings;
    private final long lastRequest;
    private final CutEvidence evidence = new CutEvidence();
    private final Map<Long, ShortList> open = new LinkedHashMap<>();
    private final Map<Long, UserList> lists = new LinkedHashMap<>();

    enum State {
        READ,
        /** 403: the user is not in the organization. */
        REFUSED,
        /** The budget did not last, or the list cannot be read to its end. */
        UNREAD
    }

    /** What one user lists, as far as it was read. */
    record UserList(State state, Set<Long> ids) {}

    /**
     * @param refused whether Cal.com has refused a user's listing
     * @param budget requests that may be spent
     */
    UserLists(PageSource pages, LongPredicate refused, SyncSettings.Reading settings, long budget) {
        this.pages = pages;
        this.refused = refused;
        this.settings = settings;
        this.lastRequest = pages.requests() + budget;
    }

    /** @throws RuntimeException the client's own failure; that it was stopped, when this thread is interrupted */
    Map<Long, UserList> of(Collection<Long> users) {
        for (long user : users) {
            open.put(user, new ShortList(user, settings.pageSize(), 1, Set.of(), evidence));
            lists.put(user, new UserList(State.UNREAD, new HashSet<>()));
        }
        try (PageFetcher fetcher = new PageFetcher(pages, settings.inFlight())) {
            while (!open.isEmpty() && pages.requests() < lastRequest) {
                readPage(fetcher);
            }
        }
        return lists;
    }

    private void readPage(PageFetcher fetcher) {
        long left = Math.min(settings.inFlight(), lastRequest - pages.requests());
        List<Map.Entry<Long, ShortList>> front =
                new ArrayList<>(open.entrySet()).subList(0, (int) Math.min(left, open.size()));
        fetcher.want(front.stream().map(list -> list.getValue().wanted()).toList());
        long user = front.get(0).getKey();
        PageRequest request = front.get(0).getValue().wanted();
        accept(user, front.get(0).getValue(), request, await(fetcher, request));
    }

    private List<SentRow> await(PageFetcher fetcher, PageRequest request) {
        try {
            return fetcher.await(request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            // An interrupted thread's request is refused by the client in its own words.
            return pages.fetch(request);
        }
    }

    private void accept(long user, ShortList list, PageRequest request, List<SentRow> page) {
        Set<Long> ids = Objects.requireNonNull(lists.get(user)).ids();
        page.stream().map(SentRow::id).filter(id -> id != null).forEach(ids::add);
        State state = State.UNREAD;
        try {
            list.accept(request, PageOrder.ids(page));
            state = refused.test(user) ? State.REFUSED : list.done() ? State.READ : State.UNREAD;
        } catch (SyncException ignoresSkip) {
            open.remove(user);
        }
        if (state != State.UNREAD || list.unprovenReason() != null) {
            open.remove(user);
        }
        lists.put(user, new UserList(state, ids));
    }
}
