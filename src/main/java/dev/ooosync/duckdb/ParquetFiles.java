package dev.ooosync.duckdb;

import dev.ooosync.database.Database;
import dev.ooosync.database.DatabaseFailure;
import dev.ooosync.database.RowLoader;
import dev.ooosync.database.SchemaFiles;
import dev.ooosync.database.Sql;
import dev.ooosync.disk.DiskFailure;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.warehouse.PublishedWarehouse;
import dev.ooosync.warehouse.WarehouseCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.dao.DataAccessException;

/**
 * Writes what a warehouse has published into Parquet files, one per table and view, without payloads, rejects and the
 * entries' notes. DuckDB writes them, whatever the warehouse is: the tables of a server are loaded into a file of its own
 * first, which has the same views.
 */
public final class ParquetFiles {

    private static final long MEGABYTES = 256;
    private static final String STORAGE_VERSION = "v1.0.0";
    private static final Set<String> NOT_EXPORTED = Set.of("ooo_entry_payload", "rejected_record");

    private ParquetFiles() {}

    /**
     * Writes the files.
     *
     * @param directory exists and is empty; afterwards it holds {@code NAME.parquet} of each table and view
     * @return how many rows each file holds, by the name of the table or view
     * @throws SyncException {@link Remedy#FREE_DISK} when the directory takes no more
     */
    public static Map<String, Long> write(PublishedWarehouse warehouse, Path directory) {
        Path loaded = directory.resolve("loaded.duckdb");
        try {
            if (warehouse.dialect().equals(DuckDbEngine.DIALECT)) {
                return write(warehouse.sql(), directory);
            }
            try (Database copy = DuckDb.writing(loaded, STORAGE_VERSION, MEGABYTES)) {
                load(warehouse, copy);
                return write(copy.sql(), directory);
            } finally {
                PrivateCopy.discard(loaded);
            }
        } catch (DataAccessException e) {
            throw DatabaseFailure.of("The Parquet files in " + directory + " cannot be written", e);
        } catch (IOException e) {
            throw DiskFailure.of("The Parquet files in " + directory + " cannot be written", e);
        }
    }

    private static void load(PublishedWarehouse warehouse, Database copy) throws IOException {
        new SchemaFiles(copy).apply();
        RowLoader loader = DuckDbRowLoader.of(copy);
        warehouse.inTransaction(() -> warehouse.sql().folder("copy").stream()
                .filter(table -> !NOT_EXPORTED.contains(table.name()))
                .forEach(table ->
                        WarehouseCopy.copy(warehouse, table, rows -> loader.load("calcom", table.name(), rows))));
    }

    private static Map<String, Long> write(Sql sql, Path directory) throws IOException {
        Map<String, Long> rows = new TreeMap<>();
        for (String name : sql.file("export/relations").query(String.class).list()) {
            Path file = directory.resolve(name + ".parquet");
            int written = sql.file("export/relation")
                    .param("relation", "calcom." + name)
                    .param("file", file.toString())
                    .update();
            if (!Files.exists(file)) {
                throw new IOException(file + " has not been written");
            }
            rows.put(name, (long) written);
        }
        return rows;
    }
}
