package dev.ooosync.reading;

import dev.ooosync.calcom.SentRow;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.verdict.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list of the organization that is ordered by id (users, memberships, teams) to its proven end, one page at a time.
 * A list in another order is still read as far as it goes, and is then not complete.
 */
public final class WholeList {

    private final PageSource source;
    private final SyncSettings.Reading settings;
    private final long lastRequest;
    private final Consumer<SentRow> rows;

    private WholeList(PageSource source, SyncSettings.Reading settings, long budget, Consumer<SentRow> rows) {
        this.source = source;
        this.settings = settings;
        this.lastRequest = source.requests() + budget;
        this.rows = rows;
    }

    /**
     * Reads a list.
     *
     * @param budget requests that may be spent
     * @param rows given each row, also one without an id; one may come twice, and the newer one counts
     * @throws RuntimeException as the source does
     */
    public static Verdict read(PageSource source, SyncSettings.Reading settings, long budget, Consumer<SentRow> rows) {
        return new WholeList(source, settings, budget, rows).anchored();
    }

    /**
     * The ids of all users.
     *
     * @param budget requests that may be spent
     * @return nothing when the list could not be proven complete
     * @throws RuntimeException as the source does
     */
    public static Optional<Set<Long>> ofUsers(PageSource source, SyncSettings.Reading settings, long budget) {
        Set<Long> ids = new HashSet<>();
        Verdict verdict = read(source, settings, budget, row -> {
            if (row.id() != null) {
                ids.add(row.id());
            }
        });
        return verdict.isComplete() ? Optional.of(Set.copyOf(ids)) : Optional.empty();
    }

    private Verdict anchored() {
        OrderedList list = new OrderedList(Sweep.USERS, settings.pageSize(), 1);
        while (!list.complete()) {
            if (isSpent()) {
                return spent();
            }
            PageRequest request = list.wanted().get(0);
            List<SentRow> page = source.fetch(request);
            int first = list.accept(request, PageOrder.ids(page));
            take(page.subList(first, page.size()));
            if (list.unprovenReason() != null) {
                return sweep(list.unprovenReason());
            }
        }
        return Verdict.complete("read to its end: " + list.end());
    }

    /** Reads what a list shows that cannot be proven. */
    private Verdict sweep(String unprovenReason) {
        Set<@Nullable Long> seen = new HashSet<>();
        int skip = 0;
        while (!isSpent()) {
            List<SentRow> page = page(skip, 2);
            // A server that ignores skip answers the same again and again.
            if (page.isEmpty() || !seen.addAll(PageOrder.ids(page))) {
                break;
            }
            take(page);
            skip += page.size();
        }
        return Verdict.unproven(unprovenReason);
    }

    private List<SentRow> page(int skip, int round) {
        return source.fetch(new PageRequest(Sweep.USERS, null, skip, settings.pageSize(), round));
    }

    private void take(List<SentRow> page) {
        page.forEach(rows);
    }

    private boolean isSpent() {
        return source.requests() >= lastRequest;
    }

    private static Verdict spent() {
        return Verdict.unproven("reading.request-budget was used up before the end of the list");
    }
}
