package dev.ooosync.job;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

class H2MigrationTests extends MigrationContract {

    @Override
    String restore(Path directory) throws Exception {
        DuckDbMigrationTests.unzip("warehouse.mv.db.gz", directory.resolve("warehouse.mv.db"));
        return "jdbc:h2:file:" + directory.resolve("warehouse");
    }

    @Override
    Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url + ";NON_KEYWORDS=DAY", "", "");
    }
}
