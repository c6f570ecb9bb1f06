package dev.ooosync.postgresql;

import dev.ooosync.database.Database;
import dev.ooosync.database.DatabaseFailure;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.warehouse.InPlaceSession;
import dev.ooosync.warehouse.RunStoreSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** What a PostgreSQL server also needs: grants, statistics before autovacuum would run, and a look at the lock. */
final class PostgresUpkeep implements InPlaceSession.Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresUpkeep.class);

    private final SyncSettings.Warehouse settings;
    private final Postgres server;
    private final Database database;

    PostgresUpkeep(SyncSettings.Warehouse settings, Postgres server, Database database) {
        this.settings = settings;
        this.server = server;
        this.database = database;
    }

    @Override
    public void stagingMade() {
        database.script("postgresql/unlog_staging");
    }

    @Override
    public void prepared() {
        if (settings.readerRole() != null) {
            database.sql()
                    .file("postgresql/missing_grants")
                    .param("reader_role", settings.readerRole())
                    .query(String.class)
                    .list()
                    .forEach(database::execute);
        }
    }

    @Override
    public void stagingFilled() {
        database.script("postgresql/analyze_staging");
    }

    @Override
    public void changesDetected() {
        database.script("postgresql/analyze_changes");
    }

    @Override
    public void changesApplied() {
        database.sql()
                .file("postgresql/stale_statistics")
                .query(String.class)
                .list()
                .forEach(database::execute);
    }

    @Override
    public void transactionBegun() {
        if (!PostgresWarehouse.isTrue(database, "postgresql/holds_lock")) {
            throw SessionIdentity.shared(server.address());
        }
    }

    @Override
    public RunStoreSource runStore() {
        return new RunStoreSource(server.url(), server.properties("ooo-sync run store"));
    }

    /** By name: a server notices the end of a connection a moment later, and the next run would find the lock held. */
    @Override
    public void closing() {
        try {
            database.sql().file("postgresql/unlock").query(Boolean.class).single();
        } catch (DataAccessException e) {
            LOG.debug("The lock of {} ended with its connection: {}", server.address(), DatabaseFailure.describe(e));
        }
    }
}
