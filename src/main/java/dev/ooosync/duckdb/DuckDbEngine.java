package dev.ooosync.duckdb;

import dev.ooosync.database.Dialect;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.warehouse.Engine;
import dev.ooosync.warehouse.Warehouse;

/** DuckDB: a file that a publish replaces by one rename. */
public final class DuckDbEngine implements Engine {

    static final Dialect DIALECT = new Dialect("duckdb");

    @Override
    public Dialect dialect() {
        return DIALECT;
    }

    @Override
    public Warehouse open(SyncSettings.Warehouse settings) {
        return new DuckDbWarehouse(settings);
    }
}
