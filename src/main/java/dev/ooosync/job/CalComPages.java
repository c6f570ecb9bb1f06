package dev.ooosync.job;

import dev.ooosync.calcom.CalComClient;
import dev.ooosync.calcom.OooQuery;
import dev.ooosync.calcom.SentRow;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.reading.PageRequest;
import dev.ooosync.reading.PageSource;
import dev.ooosync.settings.SyncSettings;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives the reading its pages from Cal.com: a sort is sent in the sorted sweep only, since it loses rows. */
record CalComPages(CalComClient client, SyncSettings.Reading settings) implements PageSource {

    @Override
    public List<SentRow> fetch(PageRequest page) {
        return switch (page.sweep()) {
            case SORTED -> list(page, settings.sortStart(), settings.sortEnd());
            case ANCHORED -> list(page, null, null);
            case USERS -> client.users(page.skip(), page.take());
            case BY_USER -> ofUser(Objects.requireNonNull(page.userId()), page);
        };
    }

    private List<SentRow> list(PageRequest page, @Nullable String sortStart, @Nullable String sortEnd) {
        return client.ooo(new OooQuery(page.skip(), page.take(), sortStart, sortEnd, settings.email()));
    }

    private List<SentRow> ofUser(long userId, PageRequest page) {
        List<SentRow> rows = client.oooOfUser(userId, page.skip(), page.take()).orElseGet(this::nobody);
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
    private List<SentRow> nobody() {
        client.ooo(OooQuery.page(0, 1));
        return List.of();
    }

    @Override
    public long requests() {
        return client.traffic().requests();
    }
}
