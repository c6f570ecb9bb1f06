package dev.ooosync.warehouse;

import dev.ooosync.database.Sql;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a publish works in. Nobody sees anything of it before {@link #inTransaction} has ended (a server) or before
 * {@link #publish} (a file); closed without that, a file's work is thrown away.
 */
public interface PublishSession extends AutoCloseable {

    /** Makes the staged rows available as {@code calcom_staging.…}. */
    void attachStaging();

    /** Says that {@code calcom_staging.ooo_entry_change} has been filled: a server then updates its statistics. */
    void changesDetected();

    /** Says, within its transaction, that {@code calcom.…} holds the changes now, and will be looked at by the checks. */
    void changesApplied();

    /** Whether the tables of {@code calcom} are there; only a rehearsal can find that they are not. */
    boolean isPublished();

    /** Whether there is a place where a failed run can be noted; a failed first run makes no file. */
    boolean canNote();

    /** Statements on {@code calcom.…}, and on {@code calcom_staging.…} once that is attached. */
    Sql sql();

    /** Runs work in one transaction. It may write to the warehouse or to staging, not to both: DuckDB refuses that. */
    <T> T inTransaction(Supplier<T> work);

    /**
     * Loads rows into a table of {@code calcom}, within a transaction.
     *
     * @param rows a value for each column, in the table's order
     */
    void load(String table, Iterator<Object[]> rows) throws SQLException;

    /**
     * Publishes what has been done.
     *
     * @param dataChanged keeps what was published so far as a generation to roll back to
     * @param finishedAt of the newest run (UTC) becomes a file's time of change: a later one shows that another program has
     *     written to it; null leaves the time as it is
     */
    void publish(boolean dataChanged, @Nullable LocalDateTime finishedAt);

    /** When what is published had last been written to (UTC), to the millisecond; null when nobody can know. */
    @Nullable
    LocalDateTime modifiedAt();

    @Override
    void close();
}
