package dev.ooosync.warehouse;

import dev.ooosync.database.Database;
import dev.ooosync.database.DatabaseFailure;
import dev.ooosync.database.RowLoader;
import dev.ooosync.database.SchemaFiles;
import dev.ooosync.database.StagingPlace;
import dev.ooosync.failure.SyncException;
import dev.ooosync.staging.StagedReading;
import dev.ooosync.staging.StagedRun;
import dev.ooosync.staging.Staging;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * A warehouse whose tables are changed in place, by PostgreSQL or H2. One connection does everything: staging and
 * publishing end with it, and so cannot outlive the lock that it holds.
 */
public final class InPlaceSession implements WarehouseSession {

    private static final Logger LOG = LoggerFactory.getLogger(InPlaceSession.class);

    private final Database database;
    private final RowLoader loader;
    private final Upkeep upkeep;

    public InPlaceSession(Database database, RowLoader loader, Upkeep upkeep) {
        this.database = database;
        this.loader = loader;
        this.upkeep = upkeep;
    }

    /** What a server also needs. */
    public interface Upkeep {

        /** Within the transaction that has made staging's tables. */
        default void stagingMade() {}

        /** After tables and views have been updated. */
        default void prepared() {}

        /** Before a publish reads what has been staged. */
        default void stagingFilled() {}

        /** Before a publish carries over the changes that it has found. */
        default void changesDetected() {}

        /** First in each transaction of a publish. */
        default void transactionBegun() {}

        default RunStoreSource runStore() {
            throw new UnsupportedOperationException("the settings allow this with PostgreSQL only");
        }

        /** Before the checks look at what the changes have made of the tables. */
        default void changesApplied() {}

        /** While the connection is still there, unless it broke. */
        default void closing() {}

        /** After the connection has been closed. */
        default void closed() {}
    }

    /** A commit replaces nothing. */
    @Override
    public void requirePublishable() {}

    @Override
    public boolean isNew() {
        return !rehearsing().isPublished();
    }

    @Override
    public boolean isAlive() {
        return database.isAlive();
    }

    @Override
    public Optional<StagedReading> stagedReading() {
        try {
            return isStaged() ? staging().reading() : Optional.empty();
        } catch (DataAccessException | SyncException e) {
            if (!isAlive()) {
                throw DatabaseFailure.of("Staging in the schema " + StagingPlace.SCHEMA + " cannot be read", e);
            }
            LOG.warn(
                    "The schema {} cannot be used and is made again: {}",
                    StagingPlace.SCHEMA,
                    DatabaseFailure.describe(e));
            return Optional.empty();
        }
    }

    @Override
    public Staging staging(StagedRun run, LocalDateTime asOf) {
        discardPlan();
        Staging staging = staging();
        if (stagedReading().isPresent() && staging.holds(run.runId())) {
            return staging;
        }
        try {
            makeStagingSchema();
            discardStaging();
            database.transaction().executeWithoutResult(status -> {
                staging.begin(run, asOf);
                upkeep.stagingMade();
            });
            return staging;
        } catch (DataAccessException e) {
            throw DatabaseFailure.of("Staging in the schema " + StagingPlace.SCHEMA + " cannot be made", e);
        }
    }

    private void makeStagingSchema() {
        new SchemaFiles(database).createSchema(StagingPlace.SCHEMA, "migration/create_calcom_staging");
    }

    private Staging staging() {
        RowLoader own =
                (schema, table, rows) -> loader.load(schema, database.staging().table(table), rows);
        return new Staging(database, own, () -> {});
    }

    /** Left by a plan that was killed: the holder of the lock knows that none is alive. */
    private void discardPlan() {
        Database plan = database.stagingIn(StagingPlace.PLAN);
        if (InPlaceTables.isStaged(plan)) {
            plan.script("staging/drop_tables");
        }
    }

    private boolean isStaged() {
        return InPlaceTables.isStaged(database);
    }

    @Override
    public void discardStaging() {
        try {
            database.script("staging/drop_tables");
        } catch (DataAccessException e) {
            throw DatabaseFailure.of("Staging in the schema " + StagingPlace.SCHEMA + " cannot be removed", e);
        }
    }

    @Override
    public @Nullable PublishedWarehouse publishedAndStaged() {
        return rehearsing().isPublished() ? new PublishedWarehouse(database, () -> {}) : null;
    }

    @Override
    public @Nullable PublishedWarehouse published() {
        return publishedAndStaged();
    }

    @Override
    public PublishSession publishing() {
        try {
            new SchemaFiles(database).apply();
            upkeep.prepared();
        } catch (RuntimeException e) {
            throw DatabaseFailure.of("The warehouse cannot be updated", e);
        }
        return new InPlacePublishSession(database, loader, upkeep);
    }

    /** The server has memory of its own. */
    @Override
    public PublishSession publishingWithMoreMemory() {
        return publishing();
    }

    @Override
    public PublishSession rehearsing() {
        return new InPlacePublishSession(database, loader, upkeep);
    }

    @Override
    public RunStoreSource runStore() {
        makeStagingSchema();
        return upkeep.runStore();
    }

    @Override
    public void close() {
        try {
            upkeep.closing();
            database.close();
        } finally {
            upkeep.closed();
        }
    }
}
