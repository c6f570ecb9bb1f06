package dev.ooosync.warehouse;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.settings.SyncSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A SQL warehouse: DuckDB, PostgreSQL or H2, all with the same tables. Opening one touches nothing. */
public interface Warehouse {

    /** The warehouse that the settings name. */
    static Warehouse of(SyncSettings.Warehouse settings) {
        return switch (Dialect.of(settings.url())) {
            case DUCKDB -> new DuckDbWarehouse(settings);
            case H2 -> new H2Warehouse(settings);
            case POSTGRESQL -> new PostgresWarehouse(settings);
        };
    }

    /** What people know it by: the published file, or the server's address; never a password. */
    String name();

    /** A command that opens it for reading. */
    String opener();

    /**
     * Takes the warehouse's lock, for a run or for whatever else changes the warehouse. It is given back when the process
     * dies.
     *
     * @param now since when, for people to read
     * @throws SyncException {@link Remedy#WAIT} naming the holder when another run has it, {@link Remedy#RUN_LATER} when
     *     the server is not reachable, {@link Remedy#FIX_CONFIGURATION} when it refuses us
     */
    WarehouseSession lock(Instant now);

    /** Who holds the lock, for people to read; empty when nobody does. Takes no lock itself. */
    Optional<String> holder();

    /**
     * Opens what is published now, for reading. Takes no lock.
     *
     * @throws SyncException {@link Remedy#RUN_LATER} when nothing has been published yet or the server is not reachable
     */
    default PublishedWarehouse open() {
        PublishedWarehouse published = published();
        if (published == null) {
            throw new SyncException(
                    Remedy.RUN_LATER,
                    "There is no warehouse " + name()
                            + " yet: no run has published one. Run the job first, or correct warehouse.url.");
        }
        return published;
    }

    /** Like {@link #open}; null when nothing has been published yet. */
    @Nullable
    PublishedWarehouse published();

    /** Whether a rollback holds publishing. */
    default boolean isHeld() {
        return false;
    }

    /** The published file and its earlier generations, the published one first; none where a publish keeps none. */
    default List<StoredFile> generations() {
        return List.of();
    }

    /** The files to go back among. */
    default RollbackHold rollbackHold() {
        throw new SyncException(
                Remedy.FIX_ARGUMENTS,
                "The warehouse " + name() + " keeps no earlier generations: a publish changes its tables in one"
                        + " transaction. To go back, restore them from the server's backup (point-in-time recovery); what"
                        + " was believed at any time is in calcom.ooo_entry_history (valid_from, valid_to).");
    }
}
