package dev.ooosync.duckdb;

import dev.ooosync.database.Database;
import dev.ooosync.database.StagingPlace;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.staging.InterruptedRun;
import dev.ooosync.staging.StagedReading;
import dev.ooosync.staging.StagedRun;
import dev.ooosync.staging.Staging;
import dev.ooosync.warehouse.LockHolder;
import dev.ooosync.warehouse.PublishSession;
import dev.ooosync.warehouse.PublishedWarehouse;
import dev.ooosync.warehouse.Rollback;
import dev.ooosync.warehouse.RunStoreSource;
import dev.ooosync.warehouse.Warehouse;
import dev.ooosync.warehouse.WarehouseLock;
import dev.ooosync.warehouse.WarehouseSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A DuckDB file, which a publish replaces by one rename. */
final class DuckDbWarehouse implements Warehouse {

    private final SyncSettings.Warehouse settings;
    private final WarehouseFiles files;

    DuckDbWarehouse(SyncSettings.Warehouse settings) {
        this.settings = settings;
        this.files = WarehouseFiles.of(settings);
    }

    @Override
    public String name() {
        return files.published().toString();
    }

    @Override
    public Optional<Path> file() {
        return Optional.of(files.published());
    }

    @Override
    public String opener() {
        return "duckdb -readonly '" + files.published() + "'";
    }

    @Override
    public WarehouseSession lock(LockHolder self) {
        files.requireOwn();
        PublishedFile.refuseForeign(files, new Generations(files, settings));
        return new DuckDbSession(
                settings, files.stagingIn(self.stagingPlace()), WarehouseLock.acquire(files.lock(), name(), self));
    }

    @Override
    public Optional<LockHolder> holder() {
        return WarehouseLock.holder(files.lock());
    }

    @Override
    public @Nullable PublishedWarehouse published() {
        return PublishedFile.open(files);
    }

    @Override
    public Optional<InterruptedRun> interrupted() {
        return new StagingFile(files).interrupted();
    }

    @Override
    public Optional<Rollback> rollback() {
        return Optional.of(new RollbackHold(settings, files));
    }

    /** Staging and publishing by files. */
    private record DuckDbSession(SyncSettings.Warehouse settings, WarehouseFiles files, WarehouseLock lock)
            implements WarehouseSession {

        @Override
        public void requirePublishable() {
            new RollbackHold(settings, files).refuseWhileHeld();
            PublishedFile.refuseUnreadable(files, settings);
        }

        /** A file cannot be lost. */
        @Override
        public boolean isAlive() {
            return true;
        }

        @Override
        public RunStoreSource runStore() {
            throw new UnsupportedOperationException("the settings allow this with PostgreSQL only");
        }

        @Override
        public boolean isNew() {
            return !Files.exists(files.published());
        }

        @Override
        public Optional<StagedReading> stagedReading() {
            return new StagingFile(files).peek();
        }

        @Override
        public Staging staging(StagedRun run, LocalDateTime asOf) {
            // Left by a plan that was killed: the holder of the lock knows that none is alive.
            new StagingFile(files.stagingIn(StagingPlace.PLAN)).discard();
            return new StagingFile(files).open(run, asOf);
        }

        @Override
        public void discardStaging() {
            new StagingFile(files).discard();
        }

        @Override
        public @Nullable PublishedWarehouse published() {
            return PublishedFile.open(files);
        }

        @Override
        public @Nullable PublishedWarehouse publishedAndStaged() {
            if (!Files.exists(files.published())) {
                return null;
            }
            Database database = DuckDb.reading(files.published());
            DuckDb.attach(database, files.staging(), StagingPlace.SCHEMA);
            return new PublishedWarehouse(database);
        }

        @Override
        public PublishSession publishing() {
            return FilePublishSession.open(files, settings);
        }

        @Override
        public PublishSession rehearsing() {
            return publishing();
        }

        @Override
        public PublishSession publishingWithMoreMemory() {
            return FilePublishSession.openWithMoreMemory(files, settings);
        }

        @Override
        public void close() {
            lock.close();
        }
    }
}
