package dev.ooosync.reading;

import dev.ooosync.settings.SyncSettings;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the organization's users by anchored paging. Everybody who was in the organization throughout is among them, or
 * there is an obstacle; people who left meanwhile may be, too.
 */
final class UsersList {

    private final ListWalk walk;
    private final TreeSet<Long> users = new TreeSet<>();
    private @Nullable String obstacle;

    UsersList(SyncSettings.Reading settings) {
        PagesAhead ahead = new PagesAhead(Math.max(2, settings.pageSize()), settings.inFlight());
        walk = new ListWalk(Sweep.USERS, new AnchoredCourse(), ahead, false);
    }

    List<PageRequest> wanted() {
        return walk.wanted();
    }

    /** @return index of the first row that is new; the page's size when there is none */
    int accept(List<@Nullable Long> ids) {
        int skip = walk.skip();
        String unreadable = PageOrder.unreadable(skip, ids);
        String violation = PageOrder.violation(skip, ids);
        int first = walk.accept(ids);
        for (Long id : ids.subList(first, ids.size())) {
            if (id != null) {
                users.add(id);
            }
        }
        if (unreadable != null) {
            obstacle = unreadable;
        } else if (violation != null) {
            obstacle = "not ordered by id: " + violation;
        } else if (walk.doubt() != null) {
            obstacle = walk.doubt();
        } else if (walk.end() == null) {
            obstacle = walk.failure();
        }
        return first;
    }

    boolean complete() {
        return obstacle == null && walk.end() != null;
    }

    /** What shows that the list has ended; null before that. */
    @Nullable
    String end() {
        return walk.end();
    }

    /** Their ids; all of them only when {@link #complete()}. */
    NavigableSet<Long> users() {
        return users;
    }

    /** Why the list cannot be proven complete; null while it can. */
    @Nullable
    String obstacle() {
        return obstacle;
    }
}
