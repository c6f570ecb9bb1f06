package dev.ooosync.warehouse;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.nio.file.Files;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The published file, opened for reading only: no lock is taken and nothing is left beside it. What is published later is
 * seen after it has been opened again. Not thread-safe.
 */
public final class PublishedWarehouse implements AutoCloseable {

    private final DuckDb database;

    private PublishedWarehouse(DuckDb database) {
        this.database = database;
    }

    /**
     * Opens what is published now.
     *
     * @throws SyncException {@link Remedy#RUN_LATER} when nothing has been published yet, {@link Remedy#FREE_DISK} when
     *     the file cannot be opened
     */
    public static PublishedWarehouse open(WarehouseFiles files) {
        if (!Files.exists(files.published())) {
            throw new SyncException(
                    Remedy.RUN_LATER,
                    "There is no warehouse " + files.published()
                            + " yet: no run has published one. Run the job first, or correct warehouse.url.");
        }
        return new PublishedWarehouse(DuckDb.reading(files.published()));
    }

    /** Statements that read {@code calcom.…}; one that writes is refused by the database. */
    public JdbcClient sql() {
        return database.sql();
    }

    @Override
    public void close() {
        database.close();
    }
}
