package dev.ooosync.report;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.warehouse.PublishedWarehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.dao.DataAccessException;

/** A page about who is away, in one file that needs no network and no other file. */
public final class Report {

    private Report() {}

    /**
     * Makes the page from one state of the warehouse, and replaces the earlier file in full or not at all.
     *
     * @param now the time at which it is made; the people's "today" is what the warehouse's views say at this time
     * @param file replaced if it exists; its directory must exist
     * @throws SyncException {@link Remedy#RUN_LATER} when no full run of the organization has published, {@link
     *     Remedy#FIX_ARGUMENTS} when there is no such team, {@link Remedy#FREE_DISK} when the file cannot be written
     */
    public static void write(PublishedWarehouse warehouse, ReportOptions options, Instant now, Path file) {
        AtomicReference<String> page = new AtomicReference<>("");
        try {
            warehouse.inTransaction(() -> page.set(page(warehouse, options, now)));
        } catch (DataAccessException e) {
            throw warehouse.failed("The report cannot be made", e);
        }
        ReportFile.write(file, Objects.requireNonNull(page.get()));
    }

    private static String page(PublishedWarehouse warehouse, ReportOptions options, Instant now) {
        Banner banner = Banner.of(warehouse.sql(), options.organization(), now);
        return Page.of(banner, ReportData.of(warehouse.sql(), options, banner, now));
    }
}
