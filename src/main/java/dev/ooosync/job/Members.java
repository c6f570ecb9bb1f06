package dev.ooosync.job;

import dev.ooosync.calcom.CalComClient;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.reading.WholeList;
import dev.ooosync.settings.SyncSettings;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ids of all users of the organization, given a number of requests; empty when they cannot be proven complete. */
final class Members implements LongFunction<Optional<Set<Long>>> {

    private static final Logger LOG = LoggerFactory.getLogger(Members.class);

    private final CalComClient client;
    private final SyncSettings.Reading settings;

    Members(CalComClient client, SyncSettings.Reading settings) {
        this.client = client;
        this.settings = settings;
    }

    /** Nothing when a key that may read entries may not read users: what hangs on them is then left open. */
    @Override
    public Optional<Set<Long>> apply(long budget) {
        try {
            return WholeList.ofUsers(new CalComPages(client, settings), settings, budget);
        } catch (SyncException e) {
            if (e.remedy() == Remedy.FIX_ACCESS) {
                LOG.warn("No one can be confirmed to have left the organization: {}", e.getMessage());
                return Optional.empty();
            }
            throw e;
        }
    }
}
