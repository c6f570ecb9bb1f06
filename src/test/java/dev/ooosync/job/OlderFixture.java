package dev.ooosync.job;

import dev.ooosync.postgresql.PostgresServer;
import dev.ooosync.warehouse.WarehouseUnderTest;
import dev.ooosync.warehouse.WarehouseUnderTest.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** The warehouses that version 0.1.0 has filled ({@link OlderWarehouses}): organizations 17 and 18 of the job test. */
public final class OlderFixture {

    private static final Path FILES = Path.of("src/test/resources/older");

    private OlderFixture() {}

    /** Puts one where a run finds it. */
    public static WarehouseUnderTest restore(Kind kind, Path directory) throws IOException, SQLException {
        switch (kind) {
            case DUCKDB -> Files.write(directory.resolve("warehouse.duckdb"), unzipped("warehouse.duckdb.gz"));
            case H2 -> Files.write(directory.resolve("warehouse.mv.db"), unzipped("warehouse.mv.db.gz"));
            case POSTGRESQL -> {
                WarehouseUnderTest server = kind.none(directory);
                load(server.settings().url());
                return server;
            }
        }
        return kind.none(directory);
    }

    private static void load(String url) throws IOException, SQLException {
        String dump = new String(unzipped("warehouse.sql.gz"), StandardCharsets.UTF_8);
        try (Connection connection = DriverManager.getConnection(url, PostgresServer.USER, "");
                Statement statement = connection.createStatement()) {
            // What begins so is for psql alone.
            statement.execute(
                    dump.lines().filter(line -> !line.startsWith("\\")).collect(Collectors.joining("\n")));
        }
    }

    private static byte[] unzipped(String name) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(FILES.resolve(name)))) {
            return in.readAllBytes();
        }
    }
}
