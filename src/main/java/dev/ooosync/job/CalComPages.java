package dev.ooosync.job;

import dev.ooosync.calcom.CalComClient;
import dev.ooosync.calcom.OooQuery;
import dev.ooosync.calcom.SentRow;
import dev.ooosync.reading.PageRequest;
import dev.ooosync.reading.PageSource;
import dev.ooosync.reading.Sweep;
import dev.ooosync.settings.SyncSettings;
import java.util.List;

/** Gives the reading its pages from Cal.com: a sort is sent in the sorted sweep only, since it loses rows. */
record CalComPages(CalComClient client, SyncSettings.Reading settings) implements PageSource {

    @Override
    public List<SentRow> fetch(PageRequest page) {
        boolean sorted = page.sweep() == Sweep.SORTED;
        return client.ooo(new OooQuery(
                page.skip(),
                page.take(),
                sorted ? settings.sortStart() : null,
                sorted ? settings.sortEnd() : null,
                settings.email()));
    }

    @Override
    public long requests() {
        return client.traffic().requests();
    }
}
