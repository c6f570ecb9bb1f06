package dev.ooosync.publishing;

import dev.ooosync.warehouse.WarehouseUnderTest.Kind;

class PostgresContractTests extends WarehouseContract {

    PostgresContractTests() {
        super(Kind.POSTGRESQL);
    }
}
