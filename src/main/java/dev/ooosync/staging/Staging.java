package dev.ooosync.staging;

import dev.ooosync.database.Database;
import dev.ooosync.database.DatabaseFailure;
import dev.ooosync.database.RowLoader;
import dev.ooosync.database.Sql;
import dev.ooosync.database.StagingPlace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.dao.DataAccessException;

/**
 * What the current reading has taken so far, in its own place that survives crashes. Rows and watermark are
 * committed together, so the watermark always tells the truth. May hold an id twice: the row staged last counts.
 */
public final class Staging implements AutoCloseable {

    private final Database database;
    private final RowLoader loader;
    private final Runnable closing;
    private long stagedRows;

    /** @param closing gives back what was opened for staging alone */
    public Staging(Database database, RowLoader loader, Runnable closing) {
        this.database = database;
        this.loader = loader;
        this.closing = closing;
    }

    /** Makes the tables, which must not be there, and begins a reading. */
    public void begin(StagedRun run, LocalDateTime asOf) {
        database.script("staging/tables");
        database.sql()
                .file("staging/begin_reading")
                .param("run_id", run.runId())
                .param("job", run.job())
                .param("org_id", run.orgId())
                .param("started_at", run.startedAt())
                .param("made_with", run.madeWith())
                .param("as_of", asOf)
                .update();
    }

    /** Whether staging holds this run's reading, which is then gone on with. */
    public boolean holds(String runId) {
        Optional<StagedReading> reading = reading().filter(held -> held.runId().equals(runId));
        stagedRows = reading.map(StagedReading::stagedRows).orElse(0L);
        return reading.isPresent();
    }

    /** The reading in staging, seen from outside. */
    public static Optional<InterruptedRun> interrupted(Sql sql) {
        return sql.file("staging/find_interrupted")
                .query((row, number) -> new InterruptedRun(
                        new StagedRun(
                                row.getString("run_id"),
                                row.getString("job"),
                                row.getLong("org_id"),
                                row.getObject("started_at", LocalDateTime.class),
                                row.getString("made_with")),
                        row.getLong("staged_rows"),
                        LocalDateTime.ofEpochSecond(row.getLong("staged_epoch"), 0, ZoneOffset.UTC)))
                .optional();
    }

    /** The reading in staging, with its watermark. */
    public Optional<StagedReading> reading() {
        try {
            return database.sql()
                    .file("staging/find_reading")
                    .query((row, number) -> readingOf(row))
                    .optional();
        } catch (DataAccessException e) {
            throw DatabaseFailure.of("Staging cannot be read", e);
        }
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

    /** Stages a chunk and moves the watermark, in one transaction that the watermark's statement opens. */
    public void append(String runId, List<StagedEntry> entries, List<RejectedRow> rejects, StagedWatermark watermark) {
        long rows = stagedRows + entries.size() + rejects.size();
        try {
            database.transaction().executeWithoutResult(status -> {
                moveWatermark(runId, rows, watermark);
                load("ooo_entry", stagedRows, entries, StagedEntry::columns);
                load("rejected_record", stagedRows + entries.size(), rejects, RejectedRow::columns);
            });
        } catch (RuntimeException e) {
            throw DatabaseFailure.of("Staging failed", e);
        }
        stagedRows = rows;
    }

    /** What is staged of people and teams. */
    public StagedResources resources() {
        return new StagedResources(database, this::load);
    }

    private void load(String table, Iterator<Object[]> rows) {
        try {
            loader.load(StagingPlace.SCHEMA, table, rows);
        } catch (SQLException e) {
            throw DatabaseFailure.of("Staging failed", e);
        }
    }

    /** @param before rows staged before; the next one's number is one more */
    private <T> void load(String table, long before, List<T> rows, Function<T, Object[]> columns) {
        load(table, numbered(before, rows, columns));
    }

    private static <T> Iterator<Object[]> numbered(long before, List<T> rows, Function<T, Object[]> columns) {
        Iterator<T> values = rows.iterator();
        return new Iterator<>() {
            private long number = before;

            @Override
            public boolean hasNext() {
                return values.hasNext();
            }

            @Override
            public Object[] next() {
                Object[] row = columns.apply(values.next());
                row[0] = ++number;
                return row;
            }
        };
    }

    private void moveWatermark(String runId, long rows, StagedWatermark watermark) {
        int moved = database.sql()
                .file("staging/move_watermark")
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

    @Override
    public void close() {
        closing.run();
    }
}
