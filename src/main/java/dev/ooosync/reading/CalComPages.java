package dev.ooosync.reading;

import dev.ooosync.calcom.CalComClient;
import dev.ooosync.calcom.OooQuery;
import dev.ooosync.calcom.SentRow;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.settings.SyncSettings;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Gives the reading its pages from Cal.com: a sort is sent in the sorted sweep only, since it loses rows. */
public final class CalComPages implements PageSource {

    private final CalComClient client;
    private final SyncSettings.Reading settings;
    private final Set<Long> refused = ConcurrentHashMap.newKeySet();

    public CalComPages(CalComClient client, SyncSettings.Reading settings) {
        this.client = client;
        this.settings = settings;
    }

    @Override
    public List<SentRow> fetch(PageRequest page) {
        return switch (page.sweep()) {
            case SORTED -> list(page, settings.sortStart(), settings.sortEnd());
            case ANCHORED -> list(page, null, null);
            case USERS -> client.users(page.skip(), page.take());
            case BY_USER -> ofUser(Objects.requireNonNull(page.owner()), page);
        };
    }

    private List<SentRow> list(PageRequest page, @Nullable String sortStart, @Nullable String sortEnd) {
        return client.ooo(new OooQuery(page.skip(), page.take(), sortStart, sortEnd, settings.email()));
    }

    private List<SentRow> ofUser(long userId, PageRequest page) {
        List<SentRow> rows = client.oooOfUser(userId, page.skip(), page.take()).orElseGet(() -> nobody(userId));
        for (SentRow row : rows) {
            Long owner = row.userId();
            if (owner != null && owner != userId) {
                throw new SyncException(
                        Remedy.INVESTIGATE,
                        "Cal.com listed an entry of user " + owner + " although those of user " + userId
                                + " were asked for. Nothing was published; check for a proxy or cache that answers one path with another.");
            }
        }
        return rows;
    }

    /** A user who has left has no rows. If it is the credentials that lost their rights, the list throws what ends the run. */
    private List<SentRow> nobody(long userId) {
        client.ooo(OooQuery.page(0, 1));
        refused.add(userId);
        return List.of();
    }

    /** Whether Cal.com refused a user's own listing: the user is not in the organization. */
    boolean isRefused(long userId) {
        return refused.contains(userId);
    }

    @Override
    public long requests() {
        return client.traffic().requests();
    }
}
