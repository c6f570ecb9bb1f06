package dev.ooosync.warehouse;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.util.Locale;
import java.util.Objects;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * What a warehouse's failure means. DuckDB's errors carry neither SQLState nor code, so its words are all there is. Only
 * their first line is repeated: the lines after it may quote data.
 */
public final class DatabaseFailure {

    private static final int LONGEST = 300;

    private DatabaseFailure() {}

    /** The failure as one whose remedy is known; {@code what} says which work it ended. */
    public static SyncException of(String what, RuntimeException failure) {
        if (failure instanceof SyncException known) {
            return known;
        }
        String found = describe(failure);
        return new SyncException(isDisk(found) ? Remedy.FREE_DISK : Remedy.INVESTIGATE, what + ": " + found, failure);
    }

    /** Whether a failure comes from the database at all. */
    public static boolean isDatabase(Throwable failure) {
        return failure instanceof DataAccessException || failure instanceof TransactionException;
    }

    static String describe(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message =
                Objects.requireNonNullElse(root.getMessage(), root.getClass().getSimpleName());
        String firstLine = message.lines().findFirst().orElse(message);
        return firstLine.length() > LONGEST ? firstLine.substring(0, LONGEST) + " …" : firstLine;
    }

    private static boolean isDisk(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        return text.contains("io error")
                || text.contains("io exception")
                || text.contains("database has been closed")
                || text.contains("no space left")
                || text.contains("read-only")
                || text.contains("permission denied")
                || text.contains("could not write");
    }
}
