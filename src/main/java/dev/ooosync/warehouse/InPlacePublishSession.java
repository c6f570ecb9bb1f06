package dev.ooosync.warehouse;

import java.util.Objects;
import java.util.function.Supplier;

/** Publishes by committing: readers see all of a transaction or nothing of it. */
final class InPlacePublishSession implements PublishSession {

    private final Database database;
    private final InPlaceSession.Upkeep upkeep;

    InPlacePublishSession(Database database, InPlaceSession.Upkeep upkeep) {
        this.database = database;
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

    /** The transaction has done it. */
    @Override
    public void publish(boolean dataChanged) {}

    @Override
    public void close() {}
}
