package dev.ooosync.warehouse;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.settings.SyncSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A private copy of the published file in which a publish works. Nobody else sees it until
 * {@link #publish}; closed without that, it is thrown away.
 */
public final class PublishSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PublishSession.class);
    private static final long FEWEST_MEGABYTES = 96;
    private static final long BYTES_PER_MEGABYTE = 1_000_000;

    private final WarehouseFiles files;
    private final Generations generations;
    private final DuckDb database;
    private boolean open = true;

    private PublishSession(WarehouseFiles files, Generations generations, DuckDb database) {
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
            PublishSession session = new PublishSession(files, generations, copy(files, settings));
            session.prepare();
            return session;
        } catch (IOException e) {
            throw DiskFailure.of("The warehouse " + files.published() + " cannot be copied", e);
        }
    }

    private static DuckDb copy(WarehouseFiles files, SyncSettings.Warehouse settings) throws IOException {
        try {
            return DuckDb.writing(files.next(), settings.storageVersion(), megabytes(files));
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

    /**
     * What the work needs at most: keys and changed rows are held in memory. By experiment, a first load of 100,000 entries
     * needs less than 96 MB, one of 1,000,000 (staging: 233 MB) less than 400 MB.
     */
    private static long megabytes(WarehouseFiles files) throws IOException {
        long staged = Files.exists(files.staging()) ? Files.size(files.staging()) : 0;
        long published = Files.exists(files.published()) ? Files.size(files.published()) : 0;
        return FEWEST_MEGABYTES + (3 * staged / 2 + published / 10) / BYTES_PER_MEGABYTE;
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
     */
    public void publish(boolean dataChanged) {
        try {
            database.checkpoint();
            database.close();
            open = false;
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
