package dev.ooosync.h2;

import dev.ooosync.database.Dialect;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.warehouse.Engine;
import dev.ooosync.warehouse.Warehouse;

/** H2: a file whose tables are changed in place. */
public final class H2Engine implements Engine {

    static final Dialect DIALECT = new Dialect("h2");

    @Override
    public Dialect dialect() {
        return DIALECT;
    }

    @Override
    public Warehouse open(SyncSettings.Warehouse settings) {
        return new H2Warehouse(settings);
    }
}
