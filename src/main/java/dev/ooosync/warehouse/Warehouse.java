package dev.ooosync.warehouse;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.staging.InterruptedRun;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A SQL warehouse: DuckDB, PostgreSQL or H2, all with the same tables. Opening one touches nothing. */
public interface Warehouse {

    /** The warehouse that the settings name. */
    static Warehouse of(SyncSettings.Warehouse settings) {
        return Engine.of(settings).open(settings);
    }

    /** What people know it by: the published file, or the server's address; never a password. */
    String name();

    /** The file that holds it; empty for a server. */
    Optional<Path> file();

    /** A command that opens it for reading. */
    String opener();

    /**
     * Takes the warehouse's lock. It is released when the process dies. A plan's session has its own staging, next to
     * that of a run that was cut short.
     *
     * @param self for others to read
     * @throws LockedException naming the holder when another process has it
     * @throws SyncException {@link Remedy#RUN_LATER} when the server is not reachable, {@link Remedy#FIX_CONFIGURATION} when
     *     it refuses us
     */
    WarehouseSession lock(LockHolder self);

    /** Takes the lock for what is neither a run nor a plan. */
    default WarehouseSession lock(Instant now) {
        return lock(LockHolder.self(now));
    }

    /** Who holds the lock; empty when nobody does. Takes no lock itself. */
    Optional<LockHolder> holder();

    /**
     * Opens what is published now, for reading. Takes no lock and makes nothing.
     *
     * @throws SyncException {@link Remedy#NO_WAREHOUSE} naming the place when nothing has been published there, {@link
     *     Remedy#RUN_LATER} when the server is not reachable
     */
    default PublishedWarehouse open() {
        PublishedWarehouse published = published();
        if (published == null) {
            throw new SyncException(
                    Remedy.NO_WAREHOUSE, "There is no warehouse " + name() + ": nothing has been published there.");
        }
        return published;
    }

    /** Lets a command go on only where something has been published; it leaves nothing behind where not. */
    default void requirePublished() {
        open().close();
    }

    /** Like {@link #open}; null when nothing has been published yet. */
    @Nullable
    PublishedWarehouse published();

    /** What staging holds of a run that has been cut short; to be asked only while nobody holds the lock. */
    Optional<InterruptedRun> interrupted();

    /** The generations to go back among; empty where a publish keeps none, because it changes the tables in place. */
    Optional<Rollback> rollback();
}
