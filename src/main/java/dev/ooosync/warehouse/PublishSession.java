package dev.ooosync.warehouse;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.settings.SyncSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A private copy of the published file in which a publish works. Nobody else sees it until
 * {@link #publish}; closed without that, it is thrown away.
 */
public final class PublishSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PublishSession.class);

    /** Enough for a first load of 1,000,000 entries, by experiment; what does not fit goes to a temporary file. */
    private static final long MEGABYTES = 128;

    private final WarehouseFiles files;
    private final Generations generations;
    private final DuckDb database;
    private final @Nullable LocalDateTime modifiedAt;
    private boolean open = true;

    private PublishSession(
            WarehouseFiles files, Generations generations, DuckDb database, @Nullable LocalDateTime modifiedAt) {
        this.modifiedAt = modifiedAt;
        this.files = files;
        this.generations = generations;
        this.database = database;
    }

    /** Copies the published file, or makes an empty warehouse; tables, views and comments are up to date afterwards. */
    public static PublishSession open(SyncSettings.Warehouse settings) {
        WarehouseFiles files = WarehouseFiles.of(settings.url());
        Generations generations = new Generations(files, settings);
        try {
            discard(files.next());
            Files.createDirectories(files.directory());
            generations.putStaleWalAside();
            LocalDateTime modifiedAt = modifiedAt(files.published());
            if (Files.exists(files.published())) {
                Files.copy(files.published(), files.next());
                Files.setPosixFilePermissions(
                        files.next(), EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
            } else if (generations.hasEarlier()) {
                LOG.warn(
                        "The warehouse {} is missing although earlier generations are there; this run makes a new one, without history. "
                                + "To go on from the newest generation instead: rollback JOB, then rollback JOB --release.",
                        files.published());
            }
            PublishSession session = new PublishSession(files, generations, copy(files, settings), modifiedAt);
            session.prepare();
            return session;
        } catch (IOException e) {
            throw DiskFailure.of("The warehouse " + files.published() + " cannot be copied", e);
        }
    }

    private static DuckDb copy(WarehouseFiles files, SyncSettings.Warehouse settings) throws IOException {
        try {
            return DuckDb.writing(files.next(), settings.storageVersion(), MEGABYTES);
        } catch (SyncException e) {
            discard(files.next());
            if (!Files.exists(files.published())
                    || String.valueOf(e.getMessage()).contains("No space left")) {
                throw e;
            }
            throw new SyncException(
                    e.remedy(),
                    "The warehouse " + files.published() + " cannot be read, and was left as it is. "
                            + "Put a good file in its place, or roll back. Found in its copy: " + e.getMessage(),
                    e);
        }
    }

    /** Makes what the reading has brought available as {@code staging.…}. */
    public void attachStaging() {
        database.attach(files.staging(), "staging");
    }

    private void prepare() {
        try {
            new SchemaFiles(database).apply();
        } catch (RuntimeException e) {
            close();
            throw DatabaseFailure.of("The warehouse " + files.published() + " cannot be brought up to date", e);
        }
    }

    /** When the published file had last been written to (UTC), to the millisecond; null when there was none. */
    public @Nullable LocalDateTime modifiedAt() {
        return modifiedAt;
    }

    private static @Nullable LocalDateTime modifiedAt(Path published) throws IOException {
        return Files.exists(published)
                ? LocalDateTime.ofInstant(Files.getLastModifiedTime(published).toInstant(), ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.MILLIS)
                : null;
    }

    /** Whether there is a published file at all; a failed first run makes none. */
    public boolean hasPublished() {
        return Files.exists(files.published());
    }

    /** Statements on the private copy: {@code calcom.…}, and {@code staging.…} once that is attached. */
    public JdbcClient sql() {
        return database.sql();
    }

    /** Runs work in one transaction. It may write to the warehouse or to staging, not to both: DuckDB refuses that. */
    public <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(database.transaction().execute(status -> work.get()));
    }

    /**
     * Publishes the copy by one rename.
     *
     * @param dataChanged keeps the file published so far as a generation to roll back to
     * @param finishedAt becomes the file's time of change (UTC): a later one shows that somebody else has written to it
     */
    public void publish(boolean dataChanged, LocalDateTime finishedAt) {
        try {
            database.checkpoint();
            database.close();
            open = false;
            Files.setLastModifiedTime(files.next(), FileTime.from(finishedAt.toInstant(ZoneOffset.UTC)));
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
            discard(files.next());
        } catch (IOException e) {
            throw DiskFailure.of("The private copy " + files.next() + " cannot be removed", e);
        }
    }

    private static void discard(Path copy) throws IOException {
        Files.deleteIfExists(copy);
        Files.deleteIfExists(WarehouseFiles.wal(copy));
    }
}
