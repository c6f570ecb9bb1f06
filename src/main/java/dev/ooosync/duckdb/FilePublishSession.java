package dev.ooosync.duckdb;

import dev.ooosync.database.Database;
import dev.ooosync.database.DatabaseFailure;
import dev.ooosync.database.SchemaFiles;
import dev.ooosync.database.Sql;
import dev.ooosync.database.StagingPlace;
import dev.ooosync.database.StoredInstant;
import dev.ooosync.disk.DiskFailure;
import dev.ooosync.disk.WrittenPath;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.warehouse.PublishSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A private copy of the published file in which a publish works; nobody else sees it before the rename. */
final class FilePublishSession implements PublishSession {

    private static final Logger LOG = LoggerFactory.getLogger(FilePublishSession.class);
    /**
     * Enough for a first load of 1,000,000 entries, and for some changes of so many, by experiment; what does not fit goes
     * to a temporary file.
     */
    private static final long MEGABYTES = 128;

    private static final long BYTES_PER_MEGABYTE = 1_000_000;

    private final WarehouseFiles files;
    private final Generations generations;
    private final Database database;
    private final @Nullable LocalDateTime modifiedAt;
    private boolean open = true;

    private FilePublishSession(
            WarehouseFiles files, Generations generations, Database database, @Nullable LocalDateTime modifiedAt) {
        this.modifiedAt = modifiedAt;
        this.files = files;
        this.generations = generations;
        this.database = database;
    }

    /** Copies the published file, or makes an empty warehouse; tables, views and comments are up to date afterwards. */
    static FilePublishSession open(WarehouseFiles files, SyncSettings.Warehouse settings) {
        return open(files, settings, MEGABYTES);
    }

    /** For a change of almost everything, such as one of the privacy settings: it is joined and updated in memory. */
    static FilePublishSession openWithMoreMemory(WarehouseFiles files, SyncSettings.Warehouse settings) {
        Path staging = files.staging();
        try {
            long staged = Files.exists(staging) ? Files.size(staging) / BYTES_PER_MEGABYTE : 0;
            return open(files, settings, 4 * MEGABYTES + 3 * staged);
        } catch (IOException e) {
            throw DiskFailure.of("Staging " + staging + " cannot be looked at", e);
        }
    }

    private static FilePublishSession open(WarehouseFiles files, SyncSettings.Warehouse settings, long megabytes) {
        Generations generations = new Generations(files, settings);
        try {
            PrivateCopy.discard(files.next());
            generations.putStaleWalAside();
            // DuckDB would make it for the user of this run alone, and a run that is killed leaves it.
            WrittenPath.makeDirectory(WarehouseFiles.spilled(files.next()));
            LocalDateTime modifiedAt = modifiedAt(files.published());
            if (Files.exists(files.published())) {
                PrivateCopy.make(files.published(), files.next());
            } else if (generations.hasEarlier()) {
                LOG.warn(
                        "The warehouse {} is missing although earlier generations are there; this run makes a new one, without history. "
                                + "To go on from the newest generation instead: rollback JOB, then rollback JOB --release.",
                        files.published());
            }
            FilePublishSession session =
                    new FilePublishSession(files, generations, copy(files, settings, megabytes), modifiedAt);
            session.prepare();
            return session;
        } catch (IOException e) {
            throw DiskFailure.of("The warehouse " + files.published() + " cannot be copied", e);
        }
    }

    private static Database copy(WarehouseFiles files, SyncSettings.Warehouse settings, long megabytes)
            throws IOException {
        try {
            return DuckDb.writing(files.next(), settings.storageVersion(), megabytes);
        } catch (SyncException e) {
            PrivateCopy.discard(files.next());
            if (!Files.exists(files.published())
                    || String.valueOf(e.getMessage()).contains("No space left")) {
                throw e;
            }
            throw PublishedFile.unreadable(files, e);
        }
    }

    @Override
    public void attachStaging() {
        DuckDb.attach(database, files.staging(), StagingPlace.SCHEMA);
    }

    /** DuckDB plans by what it finds. */
    @Override
    public void changesDetected() {}

    @Override
    public void changesApplied() {}

    @Override
    public boolean isPublished() {
        return true;
    }

    private void prepare() {
        try {
            new SchemaFiles(database).apply();
        } catch (RuntimeException e) {
            close();
            throw DatabaseFailure.of("The warehouse " + files.published() + " cannot be updated", e);
        }
    }

    @Override
    public @Nullable LocalDateTime modifiedAt() {
        return modifiedAt;
    }

    private static @Nullable LocalDateTime modifiedAt(Path published) throws IOException {
        return Files.exists(published)
                ? StoredInstant.of(Files.getLastModifiedTime(published).toInstant())
                : null;
    }

    @Override
    public boolean canNote() {
        return Files.exists(files.published());
    }

    @Override
    public Sql sql() {
        return database.sql();
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(database.transaction().execute(status -> work.get()));
    }

    @Override
    public void load(String table, Iterator<Object[]> rows) throws SQLException {
        new DuckDbRowLoader(database.connection(), null).load("calcom", table, rows);
    }

    /** By one rename. */
    @Override
    public void publish(boolean dataChanged, @Nullable LocalDateTime finishedAt) {
        try {
            DuckDb.checkpoint(database);
            database.close();
            open = false;
            if (finishedAt != null) {
                Files.setLastModifiedTime(files.next(), FileTime.from(finishedAt.toInstant(ZoneOffset.UTC)));
            }
            generations.swap(dataChanged);
        } catch (IOException e) {
            throw new SyncException(
                    Remedy.FREE_DISK,
                    "The warehouse " + files.published() + " cannot be replaced: " + DiskFailure.describe(e),
                    e);
        } catch (RuntimeException e) {
            throw DatabaseFailure.of("The warehouse " + files.published() + " cannot be written", e);
        }
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            database.close();
        }
        try {
            PrivateCopy.discard(files.next());
        } catch (IOException e) {
            throw DiskFailure.of("The private copy " + files.next() + " cannot be removed", e);
        }
    }
}
