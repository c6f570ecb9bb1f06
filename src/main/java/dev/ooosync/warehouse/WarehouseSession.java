package dev.ooosync.warehouse;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.staging.StagedReading;
import dev.ooosync.staging.StagedRun;
import dev.ooosync.staging.Staging;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A warehouse whose lock is held, until this is closed: only its holder may stage and publish. Not thread-safe. */
public interface WarehouseSession extends AutoCloseable {

    /**
     * Lets a run go on only when what is published can be opened and replaced: that is found out before the list is read.
     *
     * @throws SyncException {@link Remedy#REVIEW_DATA} while a rollback holds publishing, {@link Remedy#FREE_DISK} when a
     *     file cannot be opened or replaced
     */
    void requirePublishable();

    /** Whether nothing has been published into the warehouse yet. */
    boolean isNew();

    /** Whether the warehouse can still be reached; with the connection the lock is lost, and nothing can be written. */
    boolean isAlive();

    /** What staging holds, if anything usable. */
    Optional<StagedReading> stagedReading();

    /**
     * Opens staging for a run's reading: continues it when staging holds it, else empties staging and begins it.
     *
     * @param asOf when the first page is asked for (UTC), if the reading begins now
     */
    Staging staging(StagedRun run, LocalDateTime asOf);

    /** Removes staging: its rows have been published, or must not be. */
    void discardStaging();

    /**
     * Opens what is published for reading, as {@code calcom.…}, together with what is staged, as {@code calcom_staging.…}. Staging
     * must be closed. Null when nothing has been published yet.
     */
    @Nullable
    PublishedWarehouse publishedAndStaged();

    /** Opens what is published for reading; null when nothing has been published yet. */
    @Nullable
    PublishedWarehouse published();

    /** Begins a publish; tables, views and comments are up to date afterwards. */
    PublishSession publishing();

    /** Begins what looks like a publish and is none: closed without publishing, it has changed staging at most. */
    PublishSession rehearsing();

    /** Begins a publish again that has not fitted into memory; a server has memory of its own. */
    PublishSession publishingWithMoreMemory();

    /** Where the warehouse's server keeps a run store; the settings ask for it with PostgreSQL only. */
    RunStoreSource runStore();

    @Override
    void close();
}
