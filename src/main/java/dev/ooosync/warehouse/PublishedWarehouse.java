package dev.ooosync.warehouse;

import dev.ooosync.database.Database;
import dev.ooosync.database.DatabaseFailure;
import dev.ooosync.database.Dialect;
import dev.ooosync.database.SchemaFiles;
import dev.ooosync.database.Sql;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * What is published, opened for reading: no lock is taken and nothing is left behind. Of a file, what is published later
 * is seen after it has been opened again. Not thread-safe.
 */
public final class PublishedWarehouse implements AutoCloseable {

    private final Database database;
    private final Runnable closing;

    public PublishedWarehouse(Database database) {
        this(database, database::close);
    }

    /** @param closing gives back what was opened for this alone */
    public PublishedWarehouse(Database database, Runnable closing) {
        this.database = database;
        this.closing = closing;
    }

    /** Statements that read {@code calcom.…}; one that writes is refused by the database. */
    public Sql sql() {
        return database.sql();
    }

    /** What its statements are written in. */
    public Dialect dialect() {
        return database.dialect();
    }

    /** Several statements on one state of the data; a server then hands out large answers bit by bit. */
    public void inTransaction(Runnable work) {
        database.transaction().executeWithoutResult(status -> work.run());
    }

    /**
     * What a failed statement means. Not to be asked within a transaction, which the failure has ended.
     *
     * @param what which work it ended
     * @return with {@link Remedy#NO_WAREHOUSE} when tables and views are those of another version
     */
    public SyncException failed(String what, RuntimeException failure) {
        return DatabaseFailure.isCatalog(failure) && new SchemaFiles(database).isOfAnotherVersion()
                ? ofAnotherVersion(what, failure)
                : DatabaseFailure.of(what, failure);
    }

    /** Lets what needs every column go on only with tables of this version. */
    void requireThisVersion(String what) {
        if (new SchemaFiles(database).isOfAnotherVersion()) {
            throw ofAnotherVersion(what, null);
        }
    }

    private static SyncException ofAnotherVersion(String what, @Nullable RuntimeException failure) {
        return new SyncException(
                Remedy.NO_WAREHOUSE,
                what + ": the tables and views of this warehouse were made by another version of ooo-sync, and lack"
                        + " what is asked for here. The next run of this version brings them up to date: ooo-sync run"
                        + " JOB.",
                failure);
    }

    @Override
    public void close() {
        closing.run();
    }

    /** What has been published in a database, which is closed with it; null, and closed at once, when nothing has. */
    public static @Nullable PublishedWarehouse in(Database database, String name) {
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
