package dev.ooosync.warehouse;

import dev.ooosync.database.Database;
import dev.ooosync.database.RowLoader;
import dev.ooosync.database.SchemaFiles;
import dev.ooosync.database.Sql;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Publishes by committing: readers see all of a transaction or nothing of it. */
final class InPlacePublishSession implements PublishSession {

    private final Database database;
    private final RowLoader loader;
    private final InPlaceSession.Upkeep upkeep;

    InPlacePublishSession(Database database, RowLoader loader, InPlaceSession.Upkeep upkeep) {
        this.database = database;
        this.loader = loader;
        this.upkeep = upkeep;
    }

    /** It is there: a schema of the same database. */
    @Override
    public void attachStaging() {
        upkeep.stagingFilled();
    }

    @Override
    public void changesDetected() {
        upkeep.changesDetected();
    }

    @Override
    public void changesApplied() {
        upkeep.changesApplied();
    }

    @Override
    public boolean isPublished() {
        return new SchemaFiles(database).isApplied();
    }

    @Override
    public boolean canNote() {
        return true;
    }

    @Override
    public Sql sql() {
        return database.sql();
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(database.transaction().execute(status -> {
            upkeep.transactionBegun();
            return work.get();
        }));
    }

    @Override
    public void load(String table, Iterator<Object[]> rows) throws SQLException {
        loader.load("calcom", table, rows);
    }

    /** The transaction has done it. */
    @Override
    public void publish(boolean dataChanged, @Nullable LocalDateTime finishedAt) {}

    @Override
    public @Nullable LocalDateTime modifiedAt() {
        return null;
    }

    @Override
    public void close() {}
}
