package dev.ooosync.warehouse;

import java.util.function.Supplier;

/**
 * What a publish works in. Nobody sees anything of it before {@link #inTransaction} has ended (a server) or before
 * {@link #publish} (a file); closed without that, a file's work is thrown away.
 */
public interface PublishSession extends AutoCloseable {

    /** Makes what the reading has brought available as {@code calcom_staging.…}. */
    void attachStaging();

    /** Says that {@code calcom_staging.ooo_entry_change} has been filled: a server then counts anew what it plans by. */
    default void changesDetected() {}

    /** Says, within its transaction, that {@code calcom.…} holds the changes now, and will be looked at by the checks. */
    default void changesApplied() {}

    /** Whether there is a place where a failed run can be noted; a failed first run makes no file. */
    boolean canNote();

    /** Statements on {@code calcom.…}, and on {@code calcom_staging.…} once that is attached. */
    Sql sql();

    /** Runs work in one transaction. It may write to the warehouse or to staging, not to both: DuckDB refuses that. */
    <T> T inTransaction(Supplier<T> work);

    /**
     * Publishes what has been done.
     *
     * @param dataChanged keeps what was published so far as a generation to roll back to
     */
    void publish(boolean dataChanged);

    @Override
    void close();
}
