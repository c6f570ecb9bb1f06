package dev.ooosync.publishing;

import dev.ooosync.warehouse.WarehouseUnderTest;

class PostgresContractTests extends WarehouseContract {

    @Override
    WarehouseUnderTest empty() {
        return WarehouseUnderTest.postgres();
    }
}
