package dev.ooosync.job;

import dev.ooosync.calcom.SentUser;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.util.List;

/** Whom a scoped run is limited to. */
final class Scope {

    private Scope() {}

    /**
     * The one user with the configured address.
     *
     * @throws SyncException {@link Remedy#FIX_CONFIGURATION} when there is none, or more than one
     */
    static long userId(List<SentUser> users) {
        if (users.size() != 1) {
            throw new SyncException(
                    Remedy.FIX_CONFIGURATION,
                    "reading.email: Cal.com knows " + users.size()
                            + " users of the organization with this address; exactly one is needed.");
        }
        return users.get(0).id();
    }
}
