package dev.ooosync.job;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.zip.GZIPInputStream;

class DuckDbMigrationTests extends MigrationContract {

    @Override
    String restore(Path directory) throws Exception {
        Path file = directory.resolve("warehouse.duckdb");
        unzip("warehouse.duckdb.gz", file);
        return "jdbc:duckdb:" + file;
    }

    static void unzip(String name, Path target) throws Exception {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(FILES.resolve(name)))) {
            Files.copy(in, target);
        }
    }

    @Override
    Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url);
    }
}
