package dev.ooosync.publishing;

import dev.ooosync.warehouse.WarehouseUnderTest;

class H2ContractTests extends WarehouseContract {

    @Override
    WarehouseUnderTest empty() {
        return WarehouseUnderTest.h2(directory);
    }
}
