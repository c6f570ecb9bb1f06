package dev.ooosync.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * What the current reading has brought so far, in a DuckDB file of its own that outlives crashes. Rows and watermark are
 * committed together, so the watermark always tells the truth. May hold an id twice: the row staged last counts.
 */
public final class Staging implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Staging.class);

    private final DuckDb database;
    private long stagedRows;

    private Staging(DuckDb database) {
        this.database = database;
    }

    /**
     * Opens staging for a run's reading: continues it when staging holds it, else empties staging and begins it.
     *
     * @param asOf when the first page is asked for (UTC), if the reading begins now
     */
    public static Staging open(WarehouseFiles files, String runId, long orgId, LocalDateTime asOf) {
        try {
            Files.createDirectories(files.directory());
            Staging kept = Files.exists(files.staging()) ? tryAttach(files.staging()) : null;
            if (kept != null && kept.holds(runId)) {
                return kept;
            }
            if (kept != null) {
                kept.close();
            }
            discard(files);
            return begin(files.staging(), runId, orgId, asOf);
        } catch (IOException e) {
            throw DiskFailure.of("Staging beside " + files.published() + " cannot be made", e);
        } catch (DataAccessException e) {
            throw DatabaseFailure.of("Staging beside " + files.published() + " cannot be made", e);
        }
    }

    /** What staging holds, if anything usable. */
    public static Optional<StagedReading> peek(WarehouseFiles files) {
        if (!Files.exists(files.staging())) {
            return Optional.empty();
        }
        try (Staging staging = tryAttach(files.staging())) {
            return staging == null ? Optional.empty() : staging.reading();
        }
    }

    /** Removes staging: its rows have been published, or must not be. */
    public static void discard(WarehouseFiles files) {
        try {
            // The file first: without its log it would be an older staging, and look like a whole one.
            Files.deleteIfExists(files.staging());
            Files.deleteIfExists(WarehouseFiles.wal(files.staging()));
        } catch (IOException e) {
            throw DiskFailure.of("Staging " + files.staging() + " cannot be removed", e);
        }
    }

    /** A file that cannot be opened, or that is no staging of this version, is worth nothing: the list is read anew. */
    private static @Nullable Staging tryAttach(Path file) {
        DuckDb database = DuckDb.inMemory();
        try {
            database.attach(file, "staging");
            Staging staging = new Staging(database);
            staging.reading();
            return staging;
        } catch (DataAccessException e) {
            LOG.warn("Staging {} cannot be used and is made anew: {}", file, DatabaseFailure.describe(e));
            database.close();
            return null;
        }
    }

    private static Staging begin(Path file, String runId, long orgId, LocalDateTime asOf) {
        DuckDb database = DuckDb.inMemory();
        database.attach(file, "staging");
        new ResourceDatabasePopulator(new ClassPathResource("sql/staging/tables.sql")).populate(database.connection());
        database.sql()
                .sql(SqlFiles.text("staging/begin_reading"))
                .param("run_id", runId)
                .param("org_id", orgId)
                .param("as_of", asOf)
                .update();
        return new Staging(database);
    }

    private boolean holds(String runId) {
        Optional<StagedReading> reading = reading().filter(held -> held.runId().equals(runId));
        stagedRows = reading.map(StagedReading::stagedRows).orElse(0L);
        return reading.isPresent();
    }

    /** The reading in staging, with its watermark. */
    public Optional<StagedReading> reading() {
        return database.sql()
                .sql(SqlFiles.text("staging/find_reading"))
                .query((row, number) -> readingOf(row))
                .optional();
    }

    private static StagedReading readingOf(ResultSet row) throws SQLException {
        String sweep = row.getString("sweep");
        StagedWatermark watermark = sweep == null
                ? null
                : new StagedWatermark(
                        sweep,
                        row.getInt("list_position"),
                        row.getObject("anchor", Long.class),
                        row.getString("doubt"),
                        row.getLong("requests"));
        return new StagedReading(
                row.getString("run_id"),
                row.getLong("org_id"),
                row.getObject("as_of", LocalDateTime.class),
                row.getLong("staged_rows"),
                watermark);
    }

    /**
     * Stages a chunk and moves the watermark, in one transaction. The watermark's statement comes first: an appender's
     * rows escape a transaction that no statement has opened yet.
     */
    public void append(String runId, List<StagedEntry> entries, List<RejectedRow> rejects, StagedWatermark watermark) {
        long rows = stagedRows + entries.size() + rejects.size();
        try {
            database.transaction().executeWithoutResult(status -> {
                moveWatermark(runId, rows, watermark);
                new StagingAppender(database.connection()).append(stagedRows, entries, rejects);
            });
        } catch (RuntimeException e) {
            throw DatabaseFailure.of("Staging failed", e);
        }
        stagedRows = rows;
    }

    private void moveWatermark(String runId, long rows, StagedWatermark watermark) {
        int moved = database.sql()
                .sql(SqlFiles.text("staging/move_watermark"))
                .param("run_id", runId)
                .param("staged_rows", rows)
                .param("sweep", watermark.sweep())
                .param("list_position", watermark.position())
                .param("anchor", watermark.anchor())
                .param("doubt", watermark.doubt())
                .param("requests", watermark.requests())
                .update();
        if (moved != 1) {
            throw new IllegalStateException("staging holds no reading of run " + runId);
        }
    }

    /** Flushed by hand: a close that fails to do it says nothing, and neither does the commit that then rolls back. */
    @Override
    public void close() {
        database.close();
    }
}
