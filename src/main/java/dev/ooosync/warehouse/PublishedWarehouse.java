package dev.ooosync.warehouse;

/**
 * What is published, opened for reading: no lock is taken and nothing is left behind. Of a file, what is published later
 * is seen after it has been opened again. Not thread-safe.
 */
public final class PublishedWarehouse implements AutoCloseable {

    private final Database database;

    PublishedWarehouse(Database database) {
        this.database = database;
    }

    /** Statements that read {@code calcom.…}; one that writes is refused by the database. */
    public Sql sql() {
        return database.sql();
    }

    /** Several statements on one state of the data; a server then hands out large answers bit by bit. */
    void inTransaction(Runnable work) {
        database.transaction().executeWithoutResult(status -> work.run());
    }

    @Override
    public void close() {
        database.close();
    }
}
