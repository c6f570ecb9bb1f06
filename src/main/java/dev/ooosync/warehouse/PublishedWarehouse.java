package dev.ooosync.warehouse;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * What is published, opened for reading: no lock is taken and nothing is left behind. Of a file, what is published later
 * is seen after it has been opened again. Not thread-safe.
 */
public final class PublishedWarehouse implements AutoCloseable {

    private final Database database;
    private final Runnable closing;

    PublishedWarehouse(Database database) {
        this(database, database::close);
    }

    /** @param closing gives back what was opened for this alone */
    PublishedWarehouse(Database database, Runnable closing) {
        this.database = database;
        this.closing = closing;
    }

    /** Statements that read {@code calcom.…}; one that writes is refused by the database. */
    public Sql sql() {
        return database.sql();
    }

    boolean isDuckDb() {
        return database.dialect() == Dialect.DUCKDB;
    }

    /** Several statements on one state of the data; a server then hands out large answers bit by bit. */
    public void inTransaction(Runnable work) {
        database.transaction().executeWithoutResult(status -> work.run());
    }

    @Override
    public void close() {
        closing.run();
    }

    /** What has been published in a database, which is closed with it; null, and closed at once, when nothing has. */
    static @Nullable PublishedWarehouse in(Database database, String name) {
        try {
            if (new SchemaFiles(database).isApplied()) {
                return new PublishedWarehouse(database);
            }
        } catch (DataAccessException e) {
            database.close();
            throw DatabaseFailure.of("The warehouse " + name + " cannot be read", e);
        }
        database.close();
        return null;
    }
}
