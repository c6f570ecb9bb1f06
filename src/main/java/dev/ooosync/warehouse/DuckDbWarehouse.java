package dev.ooosync.warehouse;

import dev.ooosync.settings.SyncSettings;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
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
    public String opener() {
        return "duckdb -readonly '" + files.published() + "'";
    }

    @Override
    public WarehouseSession lock(Instant now) {
        files.requireOwn();
        PublishedFile.refuseForeign(files, new Generations(files, settings));
        return new DuckDbSession(settings, files, WarehouseLock.acquire(files.lock(), name(), now));
    }

    @Override
    public Optional<String> holder() {
        return WarehouseLock.holder(files.lock());
    }

    @Override
    public @Nullable PublishedWarehouse published() {
        return PublishedFile.open(files);
    }

    @Override
    public boolean isHeld() {
        return rollbackHold().isHeld();
    }

    @Override
    public List<StoredFile> generations() {
        return StoredFile.list(files);
    }

    @Override
    public RollbackHold rollbackHold() {
        return new RollbackHold(settings, files);
    }

    /** Staging and publishing by files. */
    private record DuckDbSession(SyncSettings.Warehouse settings, WarehouseFiles files, WarehouseLock lock)
            implements WarehouseSession {

        @Override
        public void refuseWhileHeld() {
            new RollbackHold(settings, files).refuseWhileHeld();
        }

        @Override
        public void refuseUnreadable() {
            PublishedFile.refuseUnreadable(files, settings);
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
        public Staging staging(String runId, long orgId, LocalDateTime asOf) {
            return new StagingFile(files).open(runId, orgId, asOf);
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
            DuckDb.attach(database, files.staging(), Staging.SCHEMA);
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
