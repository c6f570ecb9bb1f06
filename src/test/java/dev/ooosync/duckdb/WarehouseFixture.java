package dev.ooosync.duckdb;

import dev.ooosync.settings.SyncSettings;
import dev.ooosync.staging.StagedEntry;
import dev.ooosync.staging.StagedWatermark;
import dev.ooosync.warehouse.WarehouseUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** A warehouse in a directory of its own. */
public record WarehouseFixture(WarehouseFiles files) {

    static final LocalDateTime AS_OF = LocalDateTime.of(2026, 11, 22, 3, 0);

    static WarehouseFixture in(Path directory) {
        return new WarehouseFixture(new WarehouseFiles(directory.resolve("warehouse.duckdb")));
    }

    SyncSettings.Warehouse settings(int keepGenerations) {
        return WarehouseUnderTest.settings("jdbc:duckdb:" + files.published(), null, keepGenerations);
    }

    Generations generations(int keep) {
        return new Generations(files, settings(keep));
    }

    /** Publishes a file that only holds these words: generations do not look inside. */
    void swapIn(String words, int keep, boolean dataChanged) throws IOException {
        Files.writeString(files.next(), words);
        generations(keep).swap(dataChanged);
    }

    String published() throws IOException {
        return Files.readString(files.published());
    }

    /** The words of the generations, newest first. */
    List<String> kept() throws IOException {
        List<String> words = new ArrayList<>();
        for (int age = 1; Files.exists(files.generation(age)); age++) {
            words.add(Files.readString(files.generation(age)));
        }
        return words;
    }

    List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(files.directory())) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    static StagedEntry entry(long id) {
        LocalDateTime start = LocalDateTime.of(2026, 12, 1, 0, 0);
        return new StagedEntry(
                id,
                "uuid-" + id,
                7,
                null,
                start.toLocalDate(),
                start.toLocalDate(),
                1,
                "vacation",
                "notes",
                start,
                start.plusHours(23),
                "v1:kk:" + id,
                "{\"id\":" + id + "}");
    }

    static StagedWatermark at(long id) {
        return new StagedWatermark("ANCHORED", (int) id, id, null, id);
    }

    static List<List<String>> query(Path file, String sql) throws SQLException {
        Properties readOnly = new Properties();
        readOnly.setProperty("duckdb.read_only", "true");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file, readOnly);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(String.valueOf(result.getObject(column)));
                }
                rows.add(row);
            }
            return rows;
        }
    }
}
