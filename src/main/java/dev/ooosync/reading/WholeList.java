package dev.ooosync.reading;

import dev.ooosync.settings.SyncSettings;
import java.util.Optional;
import java.util.Set;

/** Reads the organization's users to the proven end of their list, one page at a time. */
public final class WholeList {

    private WholeList() {}

    /**
     * The ids of all users.
     *
     * @param budget requests that may be spent
     * @return nothing when the list could not be proven complete
     * @throws RuntimeException as the source does
     */
    public static Optional<Set<Long>> ofUsers(PageSource source, SyncSettings.Reading settings, long budget) {
        long before = source.requests();
        UsersList users = new UsersList(settings);
        while (!users.complete()) {
            if (users.obstacle() != null || source.requests() - before >= budget) {
                return Optional.empty();
            }
            users.accept(PageOrder.ids(source.fetch(users.wanted().get(0))));
        }
        return Optional.of(Set.copyOf(users.users()));
    }
}
