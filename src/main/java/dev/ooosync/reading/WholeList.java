package dev.ooosync.reading;

import dev.ooosync.calcom.SentRow;
import dev.ooosync.settings.SyncSettings;
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
    private long rowsRead;

    private WholeList(PageSource source, SyncSettings.Reading settings, long budget, Consumer<SentRow> rows) {
        this.source = source;
        this.settings = settings;
        this.lastRequest = source.requests() + budget;
        this.rows = rows;
    }

    /**
     * How a list was read.
     *
     * @param complete whether all that was listed during the whole reading was handed on
     * @param proof why, in a sentence
     * @param rowsRead rows handed on, repeats included
     */
    public record Outcome(boolean complete, String proof, long rowsRead) {}

    /**
     * Reads a list.
     *
     * @param budget requests that may be spent
     * @param rows given each row, also one without an id; one may come twice, and the newer one counts
     * @throws RuntimeException as the source does
     */
    public static Outcome read(PageSource source, SyncSettings.Reading settings, long budget, Consumer<SentRow> rows) {
        return new WholeList(source, settings, budget, rows).anchored();
    }

    /** Like {@link #read} for lists that mostly fit on one page: 2 requests then. */
    public static Outcome readShort(
            PageSource source, SyncSettings.Reading settings, long budget, Consumer<SentRow> rows) {
        WholeList list = new WholeList(source, settings, budget, rows);
        if (list.isSpent()) {
            return list.outcome(spent(), "");
        }
        List<SentRow> page = list.page(0, 1);
        if (page.size() < settings.pageSize() && list.isAll(page)) {
            list.take(page);
            return list.outcome(null, "all rows are on one page, and there are none after it");
        }
        return list.anchored();
    }

    /**
     * Whether nothing is behind a page. Its last row is looked for again: had a row before it gone meanwhile, one behind
     * it would stand in its place, unread. Pages of one row cannot overlap, and nothing can be proven with them.
     */
    private boolean isAll(List<SentRow> page) {
        if (page.size() < 2) {
            return page(page.size(), 1).isEmpty();
        }
        List<SentRow> end = page(page.size() - 1, 1);
        Long last = page.get(page.size() - 1).id();
        return end.size() == 1 && last != null && last.equals(end.get(0).id());
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
        Outcome outcome = read(source, settings, budget, row -> {
            if (row.id() != null) {
                ids.add(row.id());
            }
        });
        return outcome.complete() ? Optional.of(Set.copyOf(ids)) : Optional.empty();
    }

    private Outcome anchored() {
        UsersList list = new UsersList(settings);
        while (!list.complete()) {
            if (isSpent()) {
                return outcome(spent(), "");
            }
            List<SentRow> page = source.fetch(list.wanted().get(0));
            int first = list.accept(PageOrder.ids(page));
            take(page.subList(first, page.size()));
            if (list.obstacle() != null) {
                return sweep(list.obstacle());
            }
        }
        return outcome(null, "read to its end: " + list.end());
    }

    /** Takes as many rows as possible of a list that cannot be proven. */
    private Outcome sweep(String obstacle) {
        Set<@Nullable Long> seen = new HashSet<>();
        int skip = 0;
        while (!isSpent()) {
            List<SentRow> page = page(skip, 2);
            // A server that ignores skip sends the same rows again and again.
            if (page.isEmpty() || !seen.addAll(PageOrder.ids(page))) {
                break;
            }
            take(page);
            skip += page.size();
        }
        return outcome(obstacle, "");
    }

    private List<SentRow> page(int skip, int round) {
        return source.fetch(new PageRequest(Sweep.USERS, null, skip, settings.pageSize(), round));
    }

    private void take(List<SentRow> page) {
        page.forEach(rows);
        rowsRead += page.size();
    }

    private boolean isSpent() {
        return source.requests() >= lastRequest;
    }

    private static String spent() {
        return "reading.request-budget was used up before the end of the list";
    }

    private Outcome outcome(@Nullable String obstacle, String proof) {
        return new Outcome(obstacle == null, obstacle == null ? proof : obstacle, rowsRead);
    }
}
