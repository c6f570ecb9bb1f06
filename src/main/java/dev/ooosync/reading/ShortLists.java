package dev.ooosync.reading;

import dev.ooosync.calcom.SentRow;
import dev.ooosync.settings.SyncSettings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads many lists that mostly fit on a page, one of each owner: the entries of each user, the members of each team. All are
 * looked at in turn, and again, until {@link CutEvidence} leaves no doubt. A list as long as the longest page may have been
 * cut by what the server grants, so it has to come the same six times.
 */
public final class ShortLists {

    private static final int ROUNDS = 6;

    private final SyncSettings.Reading settings;
    private final List<Long> owners;
    private final CutEvidence evidence = new CutEvidence();
    private final Map<Long, Set<Long>> ids = new HashMap<>();
    /** Proven by themselves. */
    private final Set<Long> longLists = new HashSet<>();

    private final Set<Long> seen = new HashSet<>();
    /** Owners whose looks did not all show the same rows. */
    private final Set<Long> changed = new HashSet<>();
    /** Owners whose lists an earlier process has read. */
    private final Set<Long> resumed;

    private final Deque<Long> queue = new ArrayDeque<>();
    private int round = 1;
    private int looks = 1;
    private @Nullable ShortList front;
    private @Nullable String unprovenReason;

    /** @param owners ids, ascending */
    public ShortLists(SyncSettings.Reading settings, List<Long> owners) {
        this(settings, owners, null, 0);
    }

    /**
     * @param last the owner up to whom an earlier process has read; null for none
     * @param granted rows that the server has granted in one page already
     */
    ShortLists(SyncSettings.Reading settings, List<Long> owners, @Nullable Long last, int granted) {
        this.settings = settings;
        this.owners = owners;
        evidence.page(granted);
        resumed = last == null ? Set.of() : Set.copyOf(new TreeSet<>(owners).headSet(last, true));
        queue.addAll(owners);
        queue.removeAll(resumed);
        goOn();
    }

    /** Lists that no look has been finished at. */
    int left() {
        return looks > 1 ? 0 : queue.size();
    }

    /** Owners whose lists have been looked at. */
    int finished() {
        return owners.size() - left();
    }

    /** The owner up to whom all lists have been looked at; null before the first. */
    @Nullable
    Long last() {
        return finished() == 0 ? null : owners.get(finished() - 1);
    }

    /** Pages that should be under way now; the first is to be accepted next. Empty at the end. */
    public List<PageRequest> wanted() {
        if (front == null) {
            return List.of();
        }
        Stream<PageRequest> ahead = queue.stream()
                .skip(1)
                .limit(settings.inFlight() - 1L)
                .map(owner -> ShortList.firstPage(owner, settings.pageSize(), looks));
        return Stream.concat(Stream.of(front.wanted()), ahead).toList();
    }

    /**
     * @return the rows that no earlier page of the owner showed
     * @throws dev.ooosync.failure.SyncException when the server ignores {@code skip}
     */
    public List<SentRow> accept(PageRequest request, List<SentRow> page) {
        ShortList list = front;
        if (list == null) {
            throw new IllegalStateException("no list is left");
        }
        long owner = queue.getFirst();
        list.accept(request, PageOrder.ids(page));
        Set<Long> known = ids.computeIfAbsent(owner, any -> new HashSet<>());
        List<SentRow> rows = new ArrayList<>();
        for (SentRow row : page) {
            if (row.id() == null || known.add(row.id())) {
                rows.add(row);
            }
        }
        unprovenReason = list.unprovenReason();
        if (unprovenReason != null) {
            front = null;
        } else if (list.done()) {
            finish(list, owner);
        }
        return rows;
    }

    private void finish(ShortList list, long owner) {
        if (list.isLong()) {
            longLists.add(owner);
        } else if (!seen.add(owner) && !list.isSame()) {
            changed.add(owner);
        }
        queue.removeFirst();
        goOn();
    }

    private void goOn() {
        if (queue.isEmpty()) {
            nextRound();
        }
        Long owner = queue.peekFirst();
        front = owner == null
                ? null
                : new ShortList(owner, settings.pageSize(), looks, ids.getOrDefault(owner, Set.of()), evidence);
    }

    private void nextRound() {
        boolean proven = evidence.proves(owners.size(), round);
        List<Long> again = owners.stream()
                .filter(owner -> !longLists.contains(owner) && (!proven || mayBeCutByGrant(owner)))
                .toList();
        if (again.isEmpty()) {
            return;
        }
        if (looks >= ROUNDS) {
            unprovenReason = proven && again.stream().noneMatch(changed::contains)
                    ? null
                    : "pages of the listings were cut short, or rows came and went, too often";
            return;
        }
        round += proven ? 0 : 1;
        looks++;
        queue.addAll(again);
    }

    private boolean mayBeCutByGrant(long owner) {
        return ids.getOrDefault(owner, Set.of()).size() >= Math.max(1, evidence.largest())
                || resumed.contains(owner) && evidence.largest() < Anchor.PLAINLY_ORDERED;
    }

    /** Whether all that was listed throughout has been handed on. */
    public boolean complete() {
        return front == null && unprovenReason == null;
    }

    /** Why some list cannot be proven, after which nothing more is asked for; null while all can. */
    @Nullable
    public String unprovenReason() {
        return unprovenReason;
    }
}
