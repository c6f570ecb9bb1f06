package dev.ooosync.job;

import dev.ooosync.calcom.CalComClient;
import dev.ooosync.calcom.SentUser;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.settings.SyncSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom a scoped run is limited to. */
final class ScopedUsers {

    private ScopedUsers() {}

    /** The one user that a run with such settings is limited to, asked for; null for everybody. */
    static @Nullable Long of(SyncSettings.Reading reading, CalComClient client) {
        return reading.email() == null ? null : userId(reading.email(), client.usersByEmail(reading.email()));
    }

    /**
     * The one user with exactly the configured address: the list of entries is filtered by exactly that, too, and would
     * be empty for one that is only similar.
     *
     * @throws SyncException {@link Remedy#FIX_CONFIGURATION} when there is none, or more than one
     */
    static long userId(String email, List<SentUser> found) {
        List<SentUser> users =
                found.stream().filter(user -> user.email().equals(email)).toList();
        if (users.size() != 1) {
            throw new SyncException(
                    Remedy.FIX_CONFIGURATION,
                    "reading.email: Cal.com knows " + users.size()
                            + " users of the organization with exactly this address, letter by letter; one is needed.");
        }
        return users.get(0).id();
    }
}
