package dev.ooosync.duckdb;

import dev.ooosync.database.Database;
import dev.ooosync.database.DatabaseFailure;
import dev.ooosync.database.Sql;
import dev.ooosync.disk.DiskFailure;
import dev.ooosync.disk.SharedFile;
import dev.ooosync.failure.SyncException;
import dev.ooosync.settings.SyncSettings;
import dev.ooosync.warehouse.EarlierGeneration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.function.Consumer;
import java.util.function.Function;

/** The file of an earlier generation. */
final class GenerationFile implements EarlierGeneration {

    private static final long MEGABYTES = 128;

    private final Path file;
    private final WarehouseFiles files;
    private final SyncSettings.Warehouse settings;

    GenerationFile(Path file, WarehouseFiles files, SyncSettings.Warehouse settings) {
        this.file = file;
        this.files = files;
        this.settings = settings;
    }

    @Override
    public <T> T look(Function<Sql, T> question) {
        try (Database database = DuckDb.reading(file)) {
            return question.apply(database.sql());
        } catch (RuntimeException e) {
            throw nothingDone("read", e);
        }
    }

    /** In a copy, which takes its name by one rename. */
    @Override
    public void change(Consumer<Sql> work) {
        Path copy = files.next();
        try {
            PrivateCopy.discard(copy);
            FileTime modifiedAt = Files.getLastModifiedTime(file);
            PrivateCopy.make(file, copy);
            write(copy, work);
            // A later time would show that another program has written to it.
            Files.setLastModifiedTime(copy, modifiedAt);
            PrivateCopy.give(copy, file);
            SharedFile.finish(copy, settings.fileMode());
            PrivateCopy.replace(copy, file);
        } catch (IOException e) {
            throw DiskFailure.of("Nothing was rolled back: the generation " + file + " cannot be changed", e);
        } catch (RuntimeException e) {
            throw nothingDone("changed", e);
        }
    }

    private void write(Path copy, Consumer<Sql> work) {
        try (Database database = DuckDb.writing(copy, settings.storageVersion(), MEGABYTES)) {
            database.transaction().executeWithoutResult(status -> work.accept(database.sql()));
            DuckDb.checkpoint(database);
        }
    }

    private SyncException nothingDone(String what, RuntimeException failure) {
        SyncException found = DatabaseFailure.of("DuckDB", failure);
        return new SyncException(
                found.remedy(),
                "Nothing was rolled back: the generation " + file + " cannot be " + what
                        + ". To go back further, move it" + " away and roll back again. Found: " + found.getMessage(),
                found);
    }
}
