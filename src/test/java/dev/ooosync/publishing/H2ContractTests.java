package dev.ooosync.publishing;

import dev.ooosync.warehouse.WarehouseUnderTest.Kind;

class H2ContractTests extends WarehouseContract {

    H2ContractTests() {
        super(Kind.H2);
    }
}
