package dev.ooosync.job;

import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

class H2MigrationTests extends MigrationContract {

    @Override
    Kind kind() {
        return Kind.H2;
    }

    @Override
    Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url + ";NON_KEYWORDS=DAY", "", "");
    }
}
