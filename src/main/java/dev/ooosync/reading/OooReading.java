package dev.ooosync.reading;

import dev.ooosync.calcom.SentRow;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The reading of an organization's entries: which pages to ask for, which rows to hand on, and the verdict. A pure state
 * machine over pages, without HTTP, Spring or a clock. It walks over the organization's list on an {@link AnchoredCourse}
 * (on a {@link SweepCourse} first for a sort that was asked for), goes over to the users' own listings when the order has
 * changed, and sweeps the list to its end when nothing can be proven any more.
 */
final class OooReading {

    private final SyncSettings.Reading settings;
    private final PagesAhead ahead;
    private ListWalk list;
    private @Nullable UsersReading users;
    private @Nullable String doubt;
    /** What a sorted sweep cost, for the proof. */
    private String preface = "";

    private long handedOn;
    private @Nullable Verdict verdict;

    /**
     * @param from where an earlier process stood; null to begin at offset 0. Rows handed on by it are counted by its
     *     position, which is near enough for a sample
     */
    OooReading(SyncSettings.Reading settings, @Nullable Watermark from) {
        this.settings = settings;
        ahead = new PagesAhead(settings.pageSize(), settings.inFlight());
        if (from == null) {
            boolean sorted = settings.sortStart() != null || settings.sortEnd() != null;
            list = sorted ? walk(Sweep.SORTED, new SweepCourse(0)) : walk(Sweep.ANCHORED, new AnchoredCourse());
        } else if (from.sweep() == Sweep.BY_USER) {
            list = walk(Sweep.ANCHORED, new SweepCourse(0));
            users = new UsersReading(settings, "the organization's list is not ordered by id", Set.of(), 0, from);
        } else {
            doubt = from.doubt();
            boolean anchored = from.sweep() == Sweep.ANCHORED && doubt == null;
            Course course =
                    anchored ? new AnchoredCourse(from.position(), from.anchor()) : new SweepCourse(from.position());
            list = new ListWalk(from.sweep(), course, ahead, true);
            handedOn = from.position() + (anchored ? 1L : 0L);
        }
    }

    private ListWalk walk(Sweep sweep, Course course) {
        return new ListWalk(sweep, course, ahead, false);
    }

    /** Pages that should be under way now. The first is to be accepted next, the others are pages ahead. */
    List<PageRequest> wanted() {
        if (finished()) {
            return List.of();
        }
        return users == null ? list.wanted() : users.wanted();
    }

    /**
     * Takes the answer to the first page wanted.
     *
     * @param request what was asked for
     * @param requests HTTP exchanges spent so far, for the watermarks
     * @return the rows to hand on
     * @throws dev.ooosync.failure.SyncException when the server ignores {@code skip}
     */
    List<ReadEntry> accept(PageRequest request, List<SentRow> page, long requests) {
        if (users != null) {
            return acceptOfUsers(users, request, page, requests);
        }
        int skip = request.skip();
        List<@Nullable Long> ids = PageOrder.ids(page);
        if (onAnchor()) {
            String unreadable = PageOrder.unreadable(skip, ids);
            String violation = PageOrder.violation(skip, ids);
            if (unreadable != null) {
                sweepOn(unreadable, skip);
            } else if (violation != null) {
                String cause = "the organization's list is not ordered by id (" + violation + ")";
                if (settings.email() == null && settings.maxEntries() == null) {
                    return goOverToUsers(cause, page, requests);
                }
                sweepOn(cause, skip);
            }
        }
        int first = list.accept(request, ids);
        List<ReadEntry> rows = rows(page, first, skip, requests);
        handedOn += rows.size();
        conclude(requests);
        return rows;
    }

    private List<ReadEntry> goOverToUsers(String cause, List<SentRow> page, long requests) {
        users = new UsersReading(settings, cause, owners(page), page.size(), null);
        Watermark nobodyYet = new Watermark(Sweep.BY_USER, 0, null, null, requests);
        return page.stream().map(row -> new ReadEntry(row, nobodyYet)).toList();
    }

    private static Set<Long> owners(List<SentRow> page) {
        return page.stream().map(SentRow::userId).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private List<ReadEntry> acceptOfUsers(UsersReading byUser, PageRequest request, List<SentRow> page, long requests) {
        List<ReadEntry> rows = byUser.accept(request, page, requests);
        verdict = byUser.verdict();
        String unprovenReason = byUser.unprovenReason();
        if (unprovenReason != null) {
            users = null;
            sweepOn(unprovenReason, list.skip());
        }
        return rows;
    }

    private boolean onAnchor() {
        return list.sweep() == Sweep.ANCHORED && doubt == null && list.walks();
    }

    private void sweepOn(String reason, int skip) {
        doubt = reason;
        list.sweepOn(skip);
    }

    private List<ReadEntry> rows(List<SentRow> page, int first, int skip, long requests) {
        // On an anchor the next page begins on the row itself, in a sweep behind it.
        int next = list.overlap() > 0 ? skip : skip + 1;
        List<ReadEntry> rows = new ArrayList<>();
        for (int row = first; row < page.size() && isRoom(rows.size()); row++) {
            SentRow entry = page.get(row);
            rows.add(new ReadEntry(entry, new Watermark(list.sweep(), next + row, entry.id(), doubt, requests)));
        }
        return rows;
    }

    private boolean isRoom(int more) {
        return settings.maxEntries() == null || handedOn + more < settings.maxEntries();
    }

    private void conclude(long requests) {
        String end = list.end();
        String oneRowPages = list.doubt();
        String failure = end == null ? list.failure() : null;
        if (settings.maxEntries() != null && (!isRoom(0) || end != null || failure != null)) {
            giveUp("a sample of %d entries, as max-entries asks for".formatted(handedOn));
        } else if (oneRowPages != null) {
            sweepOn(oneRowPages, list.skip() + 1);
        } else if ((end != null || failure != null) && list.sweep() == Sweep.SORTED) {
            preface = "the sorted sweep proves nothing (%d requests); without the sort, ".formatted(requests);
            list = walk(Sweep.ANCHORED, new AnchoredCourse());
        } else if (end != null) {
            verdict = doubt == null ? Verdict.complete(preface + end) : Verdict.unproven(doubt);
        } else if (failure != null) {
            giveUp(failure + "; run it again when fewer entries are written");
        }
    }

    /** Ends the reading as unproven. */
    void giveUp(String reason) {
        String known = users == null ? doubt : users.cause();
        verdict = Verdict.unproven(known == null ? reason : reason + "; " + known);
    }

    boolean finished() {
        return verdict != null;
    }

    /** How the reading ended; only when {@link #finished()}. */
    Verdict verdict() {
        if (verdict == null) {
            throw new IllegalStateException("the reading has not ended: it is at position " + list.skip());
        }
        return verdict;
    }
}
