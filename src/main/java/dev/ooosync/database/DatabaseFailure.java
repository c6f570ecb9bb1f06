package dev.ooosync.database;

import dev.ooosync.disk.DiskFailure;
import dev.ooosync.disk.FileOwner;
import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * What a warehouse's failure means. PostgreSQL and H2 give an {@link SqlState}; DuckDB gives neither that nor a code, so its words
 * are all there is. Only the first line of a message is repeated: the lines after it may quote data.
 */
public final class DatabaseFailure {

    /** What to do about a damaged file; only DuckDB's words tell of one. */
    public static final String DAMAGED =
            "Put a good file in its place, or go back to the newest generation (rollback JOB, then rollback JOB"
                    + " --release), or remove it: then the next run loads everything again, without history.";

    /** How a PostgreSQL database is made that keeps every text. */
    public static final String IN_UNICODE = "ENCODING 'UTF8' TEMPLATE template0";

    private static final int LONGEST = 300;

    private static final List<String> DISK_WORDS = List.of(
            "io error",
            "io exception",
            "database has been closed",
            "no space left",
            "read-only",
            "permission denied",
            "could not write",
            "could not extend");

    private static final List<String> DAMAGE_WORDS = List.of("Corrupt database file", "Could not read enough bytes");

    private static final List<String> CATALOG_WORDS = List.of("Binder Error", "Catalog Error");

    private DatabaseFailure() {}

    /** The failure as one whose remedy is known; {@code what} says which work it ended. */
    public static SyncException of(String what, Throwable failure) {
        if (failure instanceof SyncException known) {
            return known;
        }
        String found = describe(failure);
        SqlState state = SqlState.of(causes(failure)).orElse(null);
        if (isDamage(failure)) {
            return new SyncException(
                    Remedy.FREE_DISK,
                    what + ": " + found + ". A file is damaged. If the next run, which reads from the start, fails in"
                            + " the same way, it is the published one. " + DAMAGED,
                    failure);
        }
        if (state == null && DiskFailure.isPermission(failure)) {
            return new SyncException(Remedy.FREE_DISK, what + ": " + found + refusal(found), failure);
        }
        if (state == null) {
            String hint = CATALOG_WORDS.stream().anyMatch(found::startsWith) ? SqlState.OTHER_VERSION : "";
            return new SyncException(remedy(found), what + ": " + found + after(found, hint), failure);
        }
        return new SyncException(state.remedy(), what + ": " + found + after(found, state.hint()), failure);
    }

    /** Whose the file is that DuckDB names. */
    private static String refusal(String found) {
        Matcher file = Pattern.compile("\"(/[^\"]+)\"").matcher(found);
        return file.find() ? ". " + FileOwner.refusal(Path.of(file.group(1))) : "";
    }

    private static String after(String found, String hint) {
        return hint.isEmpty() ? "" : (found.endsWith(".") ? " " : ". ") + hint;
    }

    /** Whether a failure comes from the database at all. */
    public static boolean isDatabase(Throwable failure) {
        return failure instanceof DataAccessException || failure instanceof TransactionException;
    }

    /** Whether a table, view or column is not there. */
    public static boolean isCatalog(Throwable failure) {
        return SqlState.of(causes(failure))
                .map(state -> state.hint().equals(SqlState.OTHER_VERSION))
                .orElseGet(() -> CATALOG_WORDS.stream().anyMatch(describe(failure)::startsWith));
    }

    /** Whether DuckDB's limit on memory was too low. */
    public static boolean isMemory(Throwable failure) {
        return describe(failure).contains("Out of Memory Error");
    }

    /** Whether another process has a file of DuckDB's open. */
    public static boolean isLocked(Throwable failure) {
        return describe(failure).contains("Could not set lock");
    }

    /** Whether DuckDB has found that a file is damaged: the published one, or staging. */
    public static boolean isDamage(Throwable failure) {
        String found = describe(failure);
        return DAMAGE_WORDS.stream().anyMatch(found::contains);
    }

    /** What the database says, in one line, with what lies below it; or else what is at the bottom of a failure. */
    public static String describe(Throwable failure) {
        Throwable root = causes(failure).reduce(failure, (outer, inner) -> inner);
        Throwable told = causes(failure)
                .filter(SQLException.class::isInstance)
                .findFirst()
                .orElse(root);
        String below = told == root || told.getCause() instanceof SQLException
                ? ""
                : " (" + root.getClass().getSimpleName()
                        + (root.getMessage() == null ? ")" : ": " + firstLine(root) + ")");
        return firstLine(told) + below;
    }

    private static String firstLine(Throwable failure) {
        String message = Objects.requireNonNullElse(
                failure.getMessage(), failure.getClass().getSimpleName());
        String firstLine = message.lines().findFirst().orElse(message);
        return firstLine.length() > LONGEST ? firstLine.substring(0, LONGEST) + " …" : firstLine;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    private static Remedy remedy(String found) {
        String text = found.toLowerCase(Locale.ROOT);
        return DISK_WORDS.stream().anyMatch(text::contains) ? Remedy.FREE_DISK : Remedy.INVESTIGATE;
    }
}
