package dev.ooosync.database;

import java.sql.SQLException;
import java.util.Iterator;

/**
 * Loads rows by the fastest way that a database has. Takes part in the transaction that is open on its connection, which
 * a statement must have opened: DuckDB's appended rows escape one that none has.
 */
public interface RowLoader {

    /**
     * Loads rows into one of this program's tables.
     *
     * @param rows a value for each column, in the table's order: String, Long, Integer, Double, Boolean, LocalDate,
     *     LocalDateTime or null
     */
    void load(String schema, String table, Iterator<Object[]> rows) throws SQLException;
}
