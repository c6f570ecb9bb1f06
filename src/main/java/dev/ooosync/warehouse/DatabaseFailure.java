package dev.ooosync.warehouse;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * What a warehouse's failure means. PostgreSQL and H2 give an SQLState; DuckDB gives neither that nor a code, so its words
 * are all there is. Only the first line of a message is repeated: the lines after it may quote data.
 */
public final class DatabaseFailure {

    private static final int LONGEST = 300;

    /** Beginnings of SQLStates, from PostgreSQL's list (Appendix A) and H2's {@code ErrorCode}. */
    private static final List<String> AWAY = List.of("08", "57", "53300", "55P03", "25006", "40", "90020");

    private static final List<String> NO_SPACE = List.of("53", "58", "90028", "90031", "90100");
    private static final List<String> NOT_ALLOWED = List.of("28", "3D", "42501", "90096");

    private static final List<String> DISK_WORDS = List.of(
            "io error",
            "io exception",
            "database has been closed",
            "no space left",
            "read-only",
            "permission denied",
            "could not write");

    private DatabaseFailure() {}

    /** The failure as one whose remedy is known; {@code what} says which work it ended. */
    public static SyncException of(String what, Throwable failure) {
        if (failure instanceof SyncException known) {
            return known;
        }
        String found = describe(failure);
        String state = state(failure);
        return new SyncException(remedy(state, found), what + ": " + found + hint(state), failure);
    }

    /** Whether a failure comes from the database at all. */
    public static boolean isDatabase(Throwable failure) {
        return failure instanceof DataAccessException || failure instanceof TransactionException;
    }

    /** What is at the bottom of a failure, in one line. */
    public static String describe(Throwable failure) {
        Throwable root = causes(failure).reduce(failure, (outer, inner) -> inner);
        String message =
                Objects.requireNonNullElse(root.getMessage(), root.getClass().getSimpleName());
        String firstLine = message.lines().findFirst().orElse(message);
        return firstLine.length() > LONGEST ? firstLine.substring(0, LONGEST) + " …" : firstLine;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    /** The outermost one: below a lost connection lies an IOException without a state. */
    private static @Nullable String state(Throwable failure) {
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Remedy remedy(@Nullable String state, String found) {
        if (startsWith(state, AWAY)) {
            return Remedy.RUN_LATER;
        }
        if (startsWith(state, NOT_ALLOWED)) {
            return Remedy.FIX_CONFIGURATION;
        }
        String text = found.toLowerCase(Locale.ROOT);
        return startsWith(state, NO_SPACE) || DISK_WORDS.stream().anyMatch(text::contains)
                ? Remedy.FREE_DISK
                : Remedy.INVESTIGATE;
    }

    private static boolean startsWith(@Nullable String state, List<String> beginnings) {
        return state != null && beginnings.stream().anyMatch(state::startsWith);
    }

    private static String hint(@Nullable String state) {
        return switch (Objects.requireNonNullElse(state, "")) {
            case "57014" -> ". A limit of the server: ALTER ROLE … SET statement_timeout = 0 lifts it";
            case "55P03" ->
                ". Somebody's query or transaction, which pg_stat_activity shows, holds a table or view that has to be"
                        + " changed. Run again when it has ended";
            default -> "";
        };
    }
}
