package dev.ooosync.postgresql;

import dev.ooosync.database.Dialect;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.warehouse.Engine;
import dev.ooosync.warehouse.Warehouse;

/** PostgreSQL: a schema on a server, whose tables are changed in place. */
public final class PostgresEngine implements Engine {

    static final Dialect DIALECT = new Dialect("postgresql");

    @Override
    public Dialect dialect() {
        return DIALECT;
    }

    @Override
    public Warehouse open(SyncSettings.Warehouse settings) {
        return new PostgresWarehouse(settings);
    }
}
