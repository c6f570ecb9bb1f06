package dev.ooosync.warehouse;

import dev.ooosync.database.ColumnValues;
import dev.ooosync.database.DatabaseFailure;
import dev.ooosync.database.Sql;
import dev.ooosync.database.SqlFiles.SqlFile;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;

/**
 * Carries a warehouse with its whole history and ledger over into an empty one of any kind: all of it or nothing. Both are
 * locked meanwhile, so that no run changes either.
 */
public final class WarehouseCopy {

    private static final int ROWS_AT_A_TIME = 5_000;

    private final Warehouse from;
    private final Warehouse to;

    public WarehouseCopy(Warehouse from, Warehouse to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Copies.
     *
     * @return how many rows of each table, by its name
     * @throws SyncException {@link Remedy#FIX_ARGUMENTS} when the target is not empty or is the source;
     *     {@link Remedy#NO_WAREHOUSE} when there is no source
     * @throws LockedException when a run of either is alive
     */
    public Map<String, Long> run(Instant now) {
        if (from.name().equals(to.name())) {
            throw new SyncException(Remedy.FIX_ARGUMENTS, "Both jobs name the warehouse " + to.name() + ".");
        }
        try (PublishedWarehouse published = from.open()) {
            published.requireThisVersion(refused());
        }
        try (WarehouseSession source = from.lock(now);
                WarehouseSession target = to.lock(now);
                PublishedWarehouse published = from.open();
                PublishSession session = target.publishingWithMoreMemory()) {
            Map<String, Long> copied = copyAll(published, session);
            session.publish(true, null);
            return copied;
        }
    }

    private String refused() {
        return "The warehouse " + from.name() + " cannot be copied to " + to.name();
    }

    private Map<String, Long> copyAll(PublishedWarehouse published, PublishSession session) {
        try {
            return session.inTransaction(() -> {
                requireEmpty(session.sql());
                return copy(published, session);
            });
        } catch (DataAccessException e) {
            throw DatabaseFailure.of(refused(), e);
        }
    }

    private void requireEmpty(Sql target) {
        List<String> filled = counts(target).entrySet().stream()
                .filter(table -> table.getValue() > 0)
                .map(Map.Entry::getKey)
                .toList();
        if (!filled.isEmpty()) {
            throw new SyncException(
                    Remedy.FIX_ARGUMENTS,
                    "The warehouse " + to.name() + " is not empty (" + String.join(", ", filled)
                            + "). A copy fills an empty one only; nothing was changed.");
        }
    }

    private Map<String, Long> copy(PublishedWarehouse source, PublishSession target) {
        Map<String, Long> expected = counts(source.sql());
        source.sql()
                .folder("copy")
                .forEach(table ->
                        source.inTransaction(() -> copy(source, table, rows -> target.load(table.name(), rows))));
        Map<String, Long> found = counts(target.sql());
        if (!found.equals(expected)) {
            throw new SyncException(
                    Remedy.INVESTIGATE,
                    "Of the rows " + expected + " of " + from.name() + ", " + found + " arrived. Nothing was copied.");
        }
        return found;
    }

    /** Hands the rows of one table over, a few thousand at a time; to be called within a transaction of the source. */
    public static void copy(PublishedWarehouse source, SqlFile table, RowTaker taker) {
        try (Stream<Object[]> rows =
                source.sql().text(table.text()).withFetchSize(ROWS_AT_A_TIME).query(new ColumnValues()).stream()) {
            taker.take(rows.iterator());
        } catch (SQLException e) {
            throw DatabaseFailure.of("The table " + table.name() + " cannot be copied", e);
        }
    }

    /** Where the rows of one table go. */
    public interface RowTaker {

        void take(Iterator<Object[]> rows) throws SQLException;
    }

    private static Map<String, Long> counts(Sql sql) {
        Map<String, Long> counts = new TreeMap<>();
        sql.file("migration/count_rows")
                .query((row, number) -> counts.put(row.getString("table_name"), row.getLong("row_count")))
                .list();
        return counts;
    }
}
