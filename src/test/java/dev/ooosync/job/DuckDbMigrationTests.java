package dev.ooosync.job;

import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

class DuckDbMigrationTests extends MigrationContract {

    @Override
    Kind kind() {
        return Kind.DUCKDB;
    }

    @Override
    Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url);
    }
}
