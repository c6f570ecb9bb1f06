package dev.ooosync.job;

import dev.ooosync.calcom.CalComClient;
import dev.ooosync.calcom.SentRow;
import dev.ooosync.reading.PageRequest;
import dev.ooosync.reading.PageSource;
import java.util.List;

/** Gives a reading the pages of the organization's list of users. */
record UserPages(CalComClient client) implements PageSource {

    @Override
    public List<SentRow> fetch(PageRequest page) {
        return client.users(page.skip(), page.take());
    }

    @Override
    public long requests() {
        return client.traffic().requests();
    }
}
