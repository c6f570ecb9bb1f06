package dev.ooosync.duckdb;

import dev.ooosync.database.Database;
import dev.ooosync.database.DatabaseFailure;
import dev.ooosync.database.StagingPlace;
import dev.ooosync.disk.DiskFailure;
import dev.ooosync.disk.FileOwner;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.staging.InterruptedRun;
import dev.ooosync.staging.StagedReading;
import dev.ooosync.staging.StagedRun;
import dev.ooosync.staging.Staging;
import dev.ooosync.warehouse.LockedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.dao.DataAccessException;

/** Staging in a DuckDB file next to the published one: appending to the published file would make it grow for good. */
final class StagingFile {

    private static final Logger LOG = LoggerFactory.getLogger(StagingFile.class);

    private final WarehouseFiles files;

    StagingFile(WarehouseFiles files) {
        this.files = files;
    }

    /** Continues a run's reading when the file holds it, else begins it in a new file. */
    Staging open(StagedRun run, LocalDateTime asOf) {
        try {
            Staging kept = Files.exists(files.staging()) ? tryAttach(Level.WARN) : null;
            if (kept != null && kept.holds(run.runId())) {
                return kept;
            }
            if (kept != null) {
                kept.close();
            }
            discard();
            Staging staging = attach();
            FileOwner.give(files.staging());
            staging.begin(run, asOf);
            if (Files.exists(WarehouseFiles.wal(files.staging()))) {
                FileOwner.give(WarehouseFiles.wal(files.staging()));
            }
            return staging;
        } catch (IOException e) {
            throw DiskFailure.of("Staging next to " + files.published() + " cannot be made", e);
        } catch (DataAccessException e) {
            throw DatabaseFailure.of("Staging next to " + files.published() + " cannot be made", e);
        }
    }

    /** What the file holds, if anything usable. */
    Optional<StagedReading> peek() {
        if (!Files.exists(files.staging())) {
            return Optional.empty();
        }
        // The caller opens it afterwards, and then reports what is wrong with it.
        try (Staging staging = tryAttach(Level.DEBUG)) {
            return staging == null ? Optional.empty() : staging.reading();
        }
    }

    /** What a run that is dead has left; read without a trace. Nothing when it cannot be read. */
    Optional<InterruptedRun> interrupted() {
        if (!Files.isReadable(files.staging())) {
            return Optional.empty();
        }
        try (Database database = DuckDb.inMemory()) {
            DuckDb.attachReading(database, files.staging(), StagingPlace.SCHEMA);
            return Staging.interrupted(database.sql());
        } catch (DataAccessException | SyncException e) {
            LOG.debug("Staging {} cannot be looked at", files.staging(), e);
            return Optional.empty();
        }
    }

    void discard() {
        try {
            // The file first: without its log it would be an older staging, and look like a whole one.
            Files.deleteIfExists(files.staging());
            Files.deleteIfExists(WarehouseFiles.wal(files.staging()));
        } catch (IOException e) {
            throw DiskFailure.of("Staging " + files.staging() + " cannot be removed", e);
        }
    }

    /** A file that cannot be opened, or that is not staging of this version, is useless: the list is read again. */
    private @Nullable Staging tryAttach(Level level) {
        Path file = files.staging();
        Database database = DuckDb.inMemory();
        try {
            refuseUnwritable(file);
            Staging staging = attach(database);
            refuseOtherTables(database);
            staging.reading();
            return staging;
        } catch (DataAccessException | SyncException e) {
            if (DatabaseFailure.isLocked(e)) {
                database.close();
                throw LockedException.ofStaging(file);
            }
            LOG.atLevel(level)
                    .log("Staging {} cannot be used and is made again: {}", file, DatabaseFailure.describe(e));
            database.close();
            return null;
        }
    }

    /** DuckDB opens it none the less, and fails at the first row; of a run of root's, most likely, that was killed. */
    private static void refuseUnwritable(Path file) {
        for (Path part : List.of(file, WarehouseFiles.wal(file))) {
            FileOwner.requireWritable("The file", part);
        }
    }

    /** Appending to a table of another shape fails, and would fail in each run that takes this one up. */
    private static void refuseOtherTables(Database found) {
        try (Database made = DuckDb.inMemory()) {
            DuckDb.attach(made, Path.of(":memory:"), StagingPlace.SCHEMA);
            made.script("staging/tables");
            if (!columns(found).equals(columns(made))) {
                throw new SyncException(Remedy.INVESTIGATE, "its tables are not those of this version");
            }
        }
    }

    private static List<String> columns(Database database) {
        return database.sql().file("staging/columns").query(String.class).list();
    }

    private Staging attach() {
        return attach(DuckDb.inMemory());
    }

    private Staging attach(Database database) {
        DuckDb.attach(database, files.staging(), StagingPlace.SCHEMA);
        try {
            return new Staging(
                    database, new DuckDbRowLoader(database.connection(), StagingPlace.SCHEMA), database::close);
        } catch (SQLException e) {
            throw DatabaseFailure.of("Staging " + files.staging() + " cannot be opened", e);
        }
    }
}
