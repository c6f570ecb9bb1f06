package dev.ooosync.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Writes rows into staging by DuckDB's appender, which is many times faster than prepared statements. Each appender is
 * flushed by name: closing one swallows a failed flush.
 */
final class StagingAppender {

    private final Connection connection;

    StagingAppender(Connection connection) {
        this.connection = connection;
    }

    /** @param stagedRows rows staged before; the next one's number is one more */
    void append(long stagedRows, List<StagedEntry> entries, List<RejectedRow> rejects) {
        try {
            DuckDBConnection duckDb = connection.unwrap(DuckDBConnection.class);
            long seq = stagedRows;
            try (DuckDBAppender appender = duckDb.createAppender("staging", "main", "ooo_entry")) {
                for (StagedEntry entry : entries) {
                    appendEntry(appender, ++seq, entry);
                }
                appender.flush();
            }
            try (DuckDBAppender appender = duckDb.createAppender("staging", "main", "rejected_record")) {
                for (RejectedRow row : rejects) {
                    appendReject(appender, ++seq, row);
                }
                appender.flush();
            }
        } catch (SQLException e) {
            throw DatabaseFailure.of("Staging failed", new IllegalStateException(e));
        }
    }

    private static void appendEntry(DuckDBAppender row, long seq, StagedEntry entry) throws SQLException {
        row.beginRow();
        row.append(seq);
        row.append(entry.entryId());
        row.append(entry.uuid());
        row.append(entry.userId());
        row.append(entry.toUserId());
        row.append(entry.startDate());
        row.append(entry.endDate());
        row.append(entry.calendarDays());
        row.append(entry.reason());
        row.append(entry.notes());
        row.append(entry.startAsSent());
        row.append(entry.endAsSent());
        row.append(entry.contentHash());
        row.append(entry.payload());
        row.endRow();
    }

    private static void appendReject(DuckDBAppender row, long seq, RejectedRow reject) throws SQLException {
        row.beginRow();
        row.append(seq);
        row.append(reject.entryId());
        row.append(reject.reason());
        row.append(reject.payload());
        row.endRow();
    }
}
